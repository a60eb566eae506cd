"""`flows/` and `municipal_configs/` to a library. The only reader of content files.

Everything wrong is reported at once. A library is returned only where nothing is an
error, so content that does not hold never serves anyone.
"""

import errno
import hashlib
from collections.abc import Callable, Iterator
from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from pathlib import Path

from bot.flow.model import Flow, FlowId, Vocabulary
from bot.library import Library
from bot.plan.model import MunicipalityCode, Place, Plan
from bot.plan.places import Places
from bot.problems import Code, Location, Problem, Severity, whole
from bot.source.flows import read_flow
from bot.source.places import read_places
from bot.source.plans import PlanReader, national_only
from bot.source.reader import Reader
from bot.source.remarks import remarks
from bot.source.vocabulary import read_languages, read_laws, read_vocabulary
from bot.source.yaml import Mapping, parse

FLOWS, PLANS = "flows", "municipal_configs"
VOCABULARY, LAWS, NATIONAL, PLACES = "vocabulary.yaml", "laws.yaml", "danmark.yaml", "places.yaml"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder holds: the library, or None where something is an error, and every problem.

    *draft* is what could be read all the same, with stand-ins: for checking only.
    """

    library: Library | None
    problems: tuple[Problem, ...]
    draft: Library | None = None


Files = MappingType[str, bytes | OSError]
"""Content by its path under the root; an error where a file could not be read."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """One file by itself: its tree, None where it cannot be read, and what is wrong with it."""

    tree: Mapping | None
    problems: tuple[Problem, ...]


Parsing = Callable[[str, bytes], Parsed]
"""Reads one file, by its path and content; the same always gives the same, so it may be kept."""


def parsed(name: str, content: bytes) -> Parsed:
    """Return file *name* by itself, before any other file is looked at."""
    tree, problems = parse(name, content)
    return Parsed(tree, (*problems, *remarks(name, content)))


def load(root: Path, parsing: Parsing = parsed) -> Loaded:
    """Return the content under *root*, which holds `flows/` and `municipal_configs/`."""
    return load_files(read_files(root), parsing)


def load_files(files: Files, parsing: Parsing = parsed) -> Loaded:
    """Return the content of *files*, as `load` does: also of files that are not written yet."""
    return _Folder(files, parsing).load()


def read_files(root: Path) -> dict[str, bytes | OSError]:
    """Return every content file under *root* as it stands."""
    return {
        path.relative_to(root).as_posix(): _bytes_or_error(path, root)
        for path in content_files(root)
    }


def content_hash(files: Files) -> bytes:
    """Return the hash of *files*: names and content."""
    total = hashlib.sha256()
    for name, content in sorted(files.items()):
        said = content if isinstance(content, bytes) else str(content).encode()
        total.update(f"{name}\0{len(said)}\0".encode() + said)
    return total.digest()


def read_well(files: Files) -> dict[str, bytes]:
    """Return those of *files* that could be read."""
    return {name: content for name, content in files.items() if isinstance(content, bytes)}


def _bytes_or_error(path: Path, root: Path) -> bytes | OSError:
    try:
        return read_bytes(path, root)
    except OSError as error:
        return error


def content_files(root: Path) -> tuple[Path, ...]:
    """Return the content files under *root*, in the order in which they are read."""
    return tuple(
        path for folder in (FLOWS, PLANS) for path in sorted((root / folder).glob("*.yaml"))
    )


def read_bytes(path: Path, root: Path) -> bytes:
    """Return the bytes of *path*; raise OSError where it is a link or lies outside *root*."""
    if path.is_symlink() or not path.resolve().is_relative_to(root.resolve()):
        raise OSError(errno.ELOOP, "is a link or lies outside the folder", path.name)
    return path.read_bytes()


class _Folder:
    def __init__(self, files: Files, parsing: Parsing) -> None:
        self._files = files
        self._parsing = parsing
        self._problems: list[Problem] = []
        self._trees: dict[str, Mapping] = {}

    def load(self) -> Loaded:
        for name, content in self._files.items():
            self._parse(name, content)
        library = self._library() if self._has_the_four() else None
        found = tuple(sorted(dict.fromkeys(self._problems), key=lambda problem: problem.order))
        broken = any(problem.severity == Severity.ERROR for problem in found)
        return Loaded(None if broken else library, found, library)

    def _library(self) -> Library:
        reader = Reader()
        reader.languages = read_languages(reader, self._tree(FLOWS, VOCABULARY))
        vocabulary = read_vocabulary(reader, self._tree(FLOWS, VOCABULARY))
        laws = read_laws(reader, self._tree(FLOWS, LAWS))
        places = read_places(reader, self._tree(PLANS, PLACES))
        under = PlanReader(reader, self._tree(PLANS, NATIONAL), vocabulary, None).read(None)
        flows: dict[FlowId, Flow] = {}
        for flow in self._flows(reader, vocabulary):
            if flow.id in flows:
                first = flows[flow.id].where.path
                reader.problem("F218", flow.lines["flow"], name=flow.id, file=first)
            flows[flow.id] = flow
        plans = self._plans(reader, vocabulary, places, under)
        self._problems.extend(reader.problems)
        return Library(
            vocabulary,
            laws,
            flows,
            plans,
            national_only(under, None),
            places,
            written=tuple(reader.written),
        )

    def _flows(self, reader: Reader, vocabulary: Vocabulary) -> Iterator[Flow]:
        for name, tree in self._trees.items():
            if name.startswith(f"{FLOWS}/") and tree.get("flow") is not None:
                flow = read_flow(reader, tree, vocabulary)
                if flow is not None:
                    yield flow

    def _plans(
        self, reader: Reader, vocabulary: Vocabulary, places: Places, under: Plan
    ) -> dict[MunicipalityCode, Plan]:
        plans = {code: national_only(under, place) for code, place in places.by_code.items()}
        for name, tree in self._trees.items():
            if name.startswith(f"{PLANS}/") and tree.get("municipality") is not None:
                place = self._place(reader, tree, places)
                plan = PlanReader(reader, tree, vocabulary, under).read(place)
                if place is not None:
                    if plans[place.code].own:
                        reader.problem("P206", tree.where, code=place.code)
                    plans[place.code] = plan
        return plans

    def _place(self, reader: Reader, tree: Mapping, places: Places) -> Place | None:
        node = tree.get("municipality")
        code = reader.string(node, "municipality")
        place = places.get(code)
        where = tree.where if node is None else node.where
        if place is None:
            reader.unknown("municipality", code, where, places.by_code)
            return None
        name = reader.string(tree.get("name"), "name")
        if name and name != place.name:
            where = tree.lines().get("name", where)
            reader.problem("P205", where, code=code, name=name, right=place.name)
        return place

    def _parse(self, name: str, content: bytes | OSError) -> None:
        if isinstance(content, OSError):
            trap = "link" if content.errno == errno.ELOOP else ""
            self._record("Y111", name, trap=trap, detail=content.strerror or "")
            return
        found = self._parsing(name, content)
        tree = found.tree
        self._problems.extend(found.problems)
        if tree is not None:
            self._trees[name] = tree
            if not any(tree.get(key) for key in ("flow", "municipality", "plan", *_LISTS)):
                self._record("Y112", name)

    def _has_the_four(self) -> bool:
        needed = [(FLOWS, VOCABULARY), (FLOWS, LAWS), (PLANS, NATIONAL), (PLANS, PLACES)]
        missing = [
            f"{folder}/{name}" for folder, name in needed if f"{folder}/{name}" not in self._trees
        ]
        for name in missing:
            if not any(problem.where.path == name for problem in self._problems):
                self._record("Y113", name)
        return not missing

    def _tree(self, folder: str, name: str) -> Mapping:
        return self._trees[f"{folder}/{name}"]

    def _record(self, code: str, path: str, **values: str) -> None:
        self._problems.append(_error(code, path, values))


_LISTS = ("vocabulary", "laws", "places")


def _error(code: str, path: str, values: dict[str, str]) -> Problem:
    where = whole(path) if code != "Y112" else Location(path)
    return Problem(Code(code), Severity.ERROR, where, tuple(values.items()))
