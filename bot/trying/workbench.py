"""The files on the bench: read again when they change, checked as typed, saved when asked.

The last content that could be read serves the conversation. Text that is typed is laid
over the files in memory; nothing reaches the disk before `save`, and `save` keeps every
line that was not changed as it stands, byte for byte.
"""

import hashlib
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bot.check import check
from bot.check.material import Material
from bot.check.names import names
from bot.library import Library, strictly
from bot.problems import Problem, Severity
from bot.source.files import replace_files
from bot.source.folder import FLOWS, PLANS, content_files, load_files, read_bytes
from bot.source.scenarios import read_scenarios
from bot.trying.lines import laid_over, plain

Files = Mapping[str, bytes | OSError]
SCENARIOS = "scenarios"


@dataclass(frozen=True, slots=True)
class Judged:
    """What some files say: the library where a conversation can use it, and every problem."""

    library: Library | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The content at one moment: *library* serves, *broken* where newer files cannot."""

    version: int = 0
    files: Files = field(default_factory=dict)
    library: Library | None = None
    broken: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file as it is edited; *digest* tells whether the disk still holds the same."""

    name: str
    text: str
    digest: str


class ChangedOnDisk(Exception):
    """The file is not what it was when it was opened: fetch it again."""


class Workbench:
    """The content under one folder, while somebody works on it."""

    def __init__(self, root: Path, today: Callable[[], date], *, strict: bool = False) -> None:
        """Work on the content under *root*; *today* gives the day it is judged on.

        *strict*: the conversation is served as in real operation.
        """
        self._root = root
        self._today = today
        self._strict = strict
        self._lock = threading.Lock()
        self._one_at_a_time = threading.Lock()
        self._stamps: tuple[tuple[object, ...], ...] = ()
        self._standing = Standing()

    def look(self) -> Standing:
        """Return the content as it stands, read again where a file has changed."""
        with self._lock:
            now = tuple(map(_stamp, self._paths()))
            if now != self._stamps or not self._standing.version:
                self._stamps = now
                self._read()
            return self._standing

    def typed(self, name: str, text: str) -> Sequence[Problem]:
        """Return what is wrong where file *name* held *text*; nothing is written.

        Raise KeyError where it is no content file.
        """
        standing = self.look()
        typed = text.encode("utf-8", "replace")
        if standing.files[name] == typed:
            return standing.problems
        with self._one_at_a_time:
            return self._judged({**standing.files, name: typed}).problems

    def open(self, name: str) -> OpenFile | None:
        """Return file *name* to edit, or None where it is no content file that can be."""
        content = self.look().files.get(name)
        if not isinstance(content, bytes):
            return None
        try:
            return OpenFile(name, plain(content), digest(content))
        except UnicodeDecodeError:
            return None

    def save(self, name: str, text: str, opened: str) -> OpenFile:
        """Write *text* into file *name* if the disk still holds what was *opened*.

        Raise `ChangedOnDisk`, KeyError where it is no content file, OSError.
        """
        with self._lock:
            path = {self._name(each): each for each in self._paths()}[name]
            before = read_bytes(path, self._root)
            if digest(before) != opened:
                raise ChangedOnDisk(name)
            after = laid_over(before, text)
            if after != before:
                replace_files(self._root, {name: after})
        return OpenFile(name, text, digest(after))

    def _read(self) -> None:
        files = {self._name(path): self._content(path) for path in self._paths()}
        if self._standing.version and files == self._standing.files:
            return
        found, last = self._judged(files), self._standing
        self._standing = Standing(
            version=last.version + 1,
            files=files,
            library=self._served(found.library) or last.library,
            broken=found.library is None,
            problems=found.problems,
        )

    def _served(self, library: Library | None) -> Library | None:
        return strictly(library) if library is not None and self._strict else library

    def _judged(self, files: Files) -> Judged:
        content = {name: each for name, each in files.items() if SCENARIOS not in name.split("/")}
        loaded = load_files(content)
        if loaded.draft is None:
            return Judged(None, loaded.problems)
        today = self._today()
        problems = check(loaded.draft, today, loaded.problems)
        library = loaded.library
        if library is not None and any(map(_is_error, names(Material(library, today)))):
            library = None
        if library is not None and not any(map(_is_error, problems)):
            problems.extend(_in_scenarios(files, library))
        return Judged(library, tuple(sorted(problems, key=lambda problem: problem.order)))

    def _paths(self) -> tuple[Path, ...]:
        folders = (self._root / each / SCENARIOS for each in (FLOWS, PLANS))
        scenarios = (path for folder in folders for path in sorted(folder.glob("*.yaml")))
        return (*content_files(self._root), *scenarios)

    def _name(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()

    def _content(self, path: Path) -> bytes | OSError:
        try:
            return read_bytes(path, self._root)
        except OSError as error:
            return error


def digest(content: bytes) -> str:
    """Return what tells two contents of a file apart."""
    return hashlib.sha256(content).hexdigest()


def lines_of(files: Files, name: str = "", text: str = "") -> Callable[[str], Sequence[str]]:
    """Return a function that gives the lines of a file; *name* has *text*, typed or not."""

    def lines(path: str) -> Sequence[str]:
        if path == name:
            return text.split("\n")
        content = files.get(path)
        return content.decode("utf-8", "replace").splitlines() if isinstance(content, bytes) else ()

    return lines


def _is_error(problem: Problem) -> bool:
    return problem.severity == Severity.ERROR


def _in_scenarios(files: Files, library: Library) -> list[Problem]:
    found: list[Problem] = []
    for name, content in files.items():
        if SCENARIOS in name.split("/") and isinstance(content, bytes):
            found.extend(read_scenarios(name, content, library)[1])
    return found


def _stamp(path: Path) -> tuple[object, ...]:
    try:
        found = path.lstat()
    except OSError:
        return (path,)
    return (path, found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
