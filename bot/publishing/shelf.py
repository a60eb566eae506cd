"""The published versions on the disk, each a folder with a number that appears whole or not at all.

A version is written beside the others and then renamed to the next number. That one step keeps
it and lets it serve, and it fails where somebody else has taken the number: so nobody reads half
a version, two who publish at once cannot both believe that theirs serves, and nothing else has to
be kept in step. The highest number is the newest. A folder whose files are not those that its
manifest names, byte for byte, is no version.
"""

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from bot.flow.model import Digest, FlowId
from bot.instants import instant, iso
from bot.library import Library
from bot.source.folder import content_hash, read_files, read_well
from bot.source.pins import PINNED_FOR

MANIFEST = "manifest.json"
FORM = 1
"""The form of a manifest; another one is not read."""

KEPT = 20
"""Versions that are kept beside those whose conversations may still run."""

READABLE = 0o644
"""Whoever publishes may be another user than the service; what is published is no secret."""

UNFINISHED, REMOVED = ".new-", ".gone-"
LEFT_BEHIND = timedelta(hours=1)
"""How old an unfinished folder is whose maker is gone."""


class Kind(StrEnum):
    """Why a version was made."""

    FIRST = "first"
    PUBLISHED = "published"
    ROLLED_BACK = "rolled back"
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    """What has been done of a publication, in order."""

    BEGUN = "begun"
    WRITTEN = "written"
    DESCRIBED = "described"
    PUBLISHED = "published"
    TIDIED = "tidied"


class NotWhole(Exception):
    """The files of a version are not those that its manifest names: publish, or roll back."""


class Overtaken(Exception):
    """Somebody else has published meanwhile: look at what serves now, and publish again."""


@dataclass(frozen=True, slots=True)
class Version:
    """One published version: *number* counts up, *at* is UTC, *by* is a role, never a name.

    *digest* is the SHA-256 of all files in hexadecimal, *flows* the digest of each flow. *of* is
    the number of the version whose content serves again, where this one rolled back to it.
    """

    number: int
    at: datetime
    by: str
    kind: Kind
    digest: str
    flows: Mapping[FlowId, Digest]
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be published, its files by path, and what its manifest says, as in `Version`."""

    files: Mapping[str, bytes]
    library: Library
    at: datetime
    by: str
    kind: Kind
    of: int | None = None

    @property
    def digest(self) -> str:
        """Return what `Version.digest` will be."""
        return content_hash(self.files).hex()


class Shelf:
    """The folder in which the versions lie."""

    def __init__(self, folder: Path, reached: Callable[[Step], None] = lambda step: None) -> None:
        """Keep versions in *folder*, which is made when it is needed; tell *reached* each step."""
        self.folder = folder
        self._reached = reached

    def newest(self) -> int:
        """Return the highest number there is, whole or not; 0 where nothing is published."""
        return max(self._numbers(), default=0)

    def versions(self) -> tuple[Version, ...]:
        """Return the versions whose manifest can be read, oldest first."""
        found = (self._described(number) for number in sorted(self._numbers()))
        return tuple(each for each in found if each is not None)

    def files(self, version: Version) -> dict[str, bytes]:
        """Return the files of *version*; raise `NotWhole` where they have another digest."""
        found = read_files(self._place(version.number))
        whole = read_well(found)
        if len(whole) < len(found) or content_hash(whole).hex() != version.digest:
            raise NotWhole(f"version {version.number} is not as it was published")
        return whole

    def put(self, draft: Draft, after: int) -> Version:
        """Publish *draft* as the version that follows number *after*.

        Raise `Overtaken` where there is a newer one already, OSError where it cannot be written;
        nothing has changed then.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        version = Version(
            after + 1,
            draft.at.astimezone(UTC),
            draft.by,
            draft.kind,
            draft.digest,
            {flow.id: flow.digest for flow in draft.library.flows.values()},
            draft.of,
        )
        made = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=self.folder))
        try:
            self._fill(made, draft, version)
            self._rename(made, version.number)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
        self._reached(Step.PUBLISHED)
        self._tidy(version)
        self._reached(Step.TIDIED)
        return version

    def _fill(self, made: Path, draft: Draft, version: Version) -> None:
        self._reached(Step.BEGUN)
        for name, content in draft.files.items():
            path = made / name
            path.parent.mkdir(exist_ok=True)
            _write(path, content)
        self._reached(Step.WRITTEN)
        _write(made / MANIFEST, _in_json(version).encode())
        for folder in {made, *((made / name).parent for name in draft.files)}:
            folder.chmod(READABLE | 0o111)
            _to_the_disk(folder)
        self._reached(Step.DESCRIBED)

    def _rename(self, made: Path, number: int) -> None:
        if self.newest() >= number:
            raise Overtaken(number)
        try:
            made.rename(self._place(number))
        except OSError as error:
            if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
                raise Overtaken(number) from error
            raise
        with suppress(OSError):  # it serves from here on, whatever the disk says
            _to_the_disk(self.folder)

    def _tidy(self, newest: Version) -> None:
        """Take away what nobody can need any more, and what those left behind who were killed."""
        versions = self.versions()
        kept = {each.number for each in versions[-KEPT:]} | set(walked(versions, newest.at))
        for each in versions:
            if each.number not in kept:
                gone = self.folder / f"{REMOVED}{each.number}"
                self._place(each.number).rename(gone)  # nobody reads one that is half gone
        for path in _left_behind(self.folder, newest.at):
            shutil.rmtree(path, ignore_errors=True)

    def _described(self, number: int) -> Version | None:
        try:
            return _version(number, json.loads((self._place(number) / MANIFEST).read_bytes()))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def _place(self, number: int) -> Path:
        return self.folder / f"{number:06}"

    def _numbers(self) -> Iterator[int]:
        names = [path.name for path in self.folder.glob("[0-9]*")]
        return (int(name) for name in names if name.isascii() and name.isdigit())


def walked(versions: Collection[Version], now: datetime) -> dict[int, datetime]:
    """Return until when conversations of each version may run, by its number.

    Those that are over at *now*, and the newest one, which has no end yet, are left out.
    """
    ends = zip(versions, tuple(versions)[1:], strict=False)
    until = {each.number: following.at + PINNED_FOR for each, following in ends}
    return {number: end for number, end in until.items() if end > now}


def _version(number: int, said: dict[str, object]) -> Version | None:
    flows, of = said["flows"], said["of"]
    if said["form"] != FORM or not isinstance(flows, dict):
        return None
    return Version(
        number,
        instant(str(said["at"])).astimezone(UTC),
        str(said["by"]),
        Kind(str(said["kind"])),
        str(said["digest"]),
        {FlowId(str(flow)): Digest(str(digest)) for flow, digest in flows.items()},
        of if isinstance(of, int) else None,
    )


def _in_json(version: Version) -> str:
    said = {
        "form": FORM,
        "at": iso(version.at),
        "by": version.by,
        "kind": version.kind,
        "digest": version.digest,
        "flows": dict(version.flows),
        "of": version.of,
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _left_behind(folder: Path, now: datetime) -> Iterator[Path]:
    yield from folder.glob(f"{REMOVED}*")
    for path in folder.glob(f"{UNFINISHED}*"):
        if now.timestamp() - path.stat().st_mtime > LEFT_BEHIND.total_seconds():
            yield path


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, READABLE)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(handle)
    path.chmod(READABLE)


def _to_the_disk(folder: Path) -> None:
    """Have the names in *folder* on the disk, where the system can do that."""
    if not hasattr(os, "O_DIRECTORY"):  # Windows
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
