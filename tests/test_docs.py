"""The documents are run from top to bottom, so that they cannot say what is no longer true.

In a guide, ``yaml file=NAME`` writes a content file, ``yaml part=NAME`` quotes it,
``yaml fragment`` is a piece of a plan that must load over the content, and ``yaml
instead="LINE"`` is what somebody writes by mistake in the place of that line (of the file
``in=NAME``, else of the one last written). ``sh`` is run, and asks where it has ``answers``,
one after each ``|``. A ``text`` block is what came of the block before it, ``yaml came=NAME``
the file that it left; with UPDATE_DOCS=1 in the environment both are written anew instead of
compared.

A guide starts from the shipped flows and the national plan; one that brings a vocabulary
starts from the files that it brings.
"""

import io
import os
import re
import shlex
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from pathlib import Path
from textwrap import dedent, indent

import pytest

from bot import settings
from bot.check import check
from bot.check.report import as_text
from bot.cli.main import COMMANDS, main
from bot.problems import Problem, Severity
from bot.scenario.compare import TOKENS
from bot.source.contacts import CONTACT_KEYS
from bot.source.endings import OUTCOME_KEYS, STEP_KEYS
from bot.source.flows import FLOW_KEYS, OVER
from bot.source.folder import Loaded, load
from bot.source.plans import LOCAL_KEYS
from bot.source.remarks import remarks
from bot.source.states import QUESTION_KEYS, SUMMARY_KEYS
from tests.conftest import ROOT

DOCS = ROOT / "docs"
DOCUMENTS = tuple(sorted(DOCS.rglob("*.md")))
GUIDES = ("writing-a-plan.md", "writing-a-flow.md")
UPDATE = bool(os.environ.get("UPDATE_DOCS"))
TODAY = date(2026, 9, 15)

VOCABULARY = "flows/vocabulary.yaml"
NATIONAL = tuple(ROOT / "municipal_configs" / name for name in ("danmark.yaml", "places.yaml"))

CONVERSES = ("chat", "serve", "telegram-setup", "try")
"""Commands that wait for somebody: they are only parsed."""

HEADER = {
    "municipality": 'municipality: "0825"\n',
    "name": "name: Læsø\n",
    "source": "source: https://www.laesoe.dk\nsource_date: undated\n",
    "contacts": "contacts: {}\n",
}
"""What a fragment of a plan is given where it does not say it itself."""

FENCE = re.compile(r"^```(\w*)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
INLINE = re.compile(r"`(henvend [^`]+)`")


@dataclass(frozen=True)
class Fence:
    """A fenced block: its language, its marks and its text; *span* is where the text stands."""

    kind: str
    marks: dict[str, str]
    text: str
    span: tuple[int, int]


def fences(document: str) -> list[Fence]:
    return [
        Fence(found[1], _marks(found[2]), found[3], found.span(3))
        for found in FENCE.finditer(document)
    ]


def _marks(info: str) -> dict[str, str]:
    parts = (word.partition("=") for word in shlex.split(info))
    return {name: value for name, _, value in parts}


@dataclass
class Reader:
    """Somebody who follows a guide word for word in the folder *root*."""

    root: Path
    path: str = ""
    output: str | None = None
    files: dict[str, str] = field(default_factory=dict)

    def follow(self, document: str) -> Iterator[tuple[Fence, str]]:
        """Do everything in *document*; yield each block of output with what really came."""
        every = fences(document)
        if any(fence.marks.get("file") == VOCABULARY for fence in every):
            for fence in every:
                if "file" in fence.marks:
                    self._write(fence.marks["file"], fence.text)
        for fence in every:
            if "came" in fence.marks:
                yield fence, self._left(fence.marks["came"])
            elif fence.kind == "text" and self.output is not None:
                yield fence, self.output
                self.output = None
            else:
                self._do(fence, every)

    def _do(self, fence: Fence, every: Sequence[Fence]) -> None:
        self.output = None
        if fence.kind == "yaml" and "file" in fence.marks:
            self._write(fence.marks["file"], fence.text)
        elif fence.kind == "yaml" and "part" in fence.marks:
            whole = [f.text for f in every if f.marks.get("file") == fence.marks["part"]]
            assert any(quotes(fence.text, text) for text in whole), fence.text
        elif fence.kind == "yaml" and "fragment" in fence.marks:
            assert not errors(self._with_fragment(fence.text).problems), fence.text
        elif fence.kind == "yaml" and "instead" in fence.marks:
            name = fence.marks.get("in", self.path)
            self.output = self._mistaken(name, fence.marks["instead"], fence.text)
        elif fence.kind == "sh":
            code, answers = int(fence.marks.get("exit", "0")), fence.marks.get("answers")
            typed = None if answers is None else answers.split("|")
            self.output = run_all(fence.text, code, typed)

    def _left(self, name: str) -> str:
        self.files[name] = (self.root / name).read_text("utf-8")
        return self.files[name]

    def _write(self, name: str, text: str) -> None:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        if "/scenarios/" not in name:
            self.path = name
        self.files[name] = text

    def _with_fragment(self, text: str) -> Loaded:
        head = "".join(v for key, v in HEADER.items() if not re.search(rf"^{key}:", text, re.M))
        return self._loaded_with("municipal_configs/laesoe.yaml", head + text)

    def _loaded_with(self, name: str, text: str) -> Loaded:
        file, before = self.root / name, self.files.get(name)
        file.write_text(text, encoding="utf-8")
        try:
            return load(self.root)
        finally:
            file.write_text(before, encoding="utf-8") if before is not None else file.unlink()

    def _mistaken(self, name: str, instead: str, text: str) -> str:
        """Return what `check` says of the file *name* with *text* for its line *instead*."""
        written = self.files[name].splitlines(keepends=True)
        at = next(n for n, line in enumerate(written) if line.strip() == instead)
        margin = written[at][: len(written[at]) - len(written[at].lstrip())]
        written[at] = indent(dedent(text), margin)
        loaded = self._loaded_with(name, "".join(written))
        draft = loaded.draft
        problems = check(draft, TODAY, loaded.problems) if draft else list(loaded.problems)
        here = [p for p in problems if p.where.path == name and p.severity > Severity.NOTE]
        said = as_text(here, lambda _: "".join(written).splitlines(), "da")
        return "\n".join(said.rstrip().splitlines()[:-1]).rstrip() + "\n"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity == Severity.ERROR]


def quotes(part: str, whole: str) -> bool:
    """Tell whether the lines of *part* stand in *whole*, one after the other, however far in."""
    wanted, lines = dedent(part).strip().splitlines(), whole.splitlines()
    return any(
        dedent("\n".join(lines[n : n + len(wanted)])).strip().splitlines() == wanted
        for n in range(len(lines))
    )


class Screen(io.StringIO):
    """A terminal with somebody at it who types *answers*, each at its prompt."""

    def __init__(self, answers: Sequence[str]) -> None:
        super().__init__()
        self._answers = list(answers)

    def isatty(self) -> bool:
        return True

    def type(self, prompt: str) -> str:
        answer = self._answers.pop(0)
        print(f"{prompt}{answer}".rstrip(), file=self)
        return answer

    def done(self) -> bool:
        return not self._answers


def run_all(commands: str, code: int, answers: Sequence[str] | None = None) -> str:
    """Run each line of *commands*; each must end with *code*. Return what they wrote.

    With *answers* somebody sits at a terminal and types all of them.
    """
    out = io.StringIO() if answers is None else Screen(answers)
    for line in commands.replace("\\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        if words[:1] == ["henvend"] and words[1] not in CONVERSES:
            with redirect_stderr(out), sat_at(out):
                assert main(words[1:], out) == code, (line, out.getvalue())
    assert not isinstance(out, Screen) or out.done()
    return out.getvalue()


@contextmanager
def sat_at(out: io.StringIO) -> Iterator[None]:
    """Let whoever sits at *out*, if it is a screen, answer what is asked."""
    with pytest.MonkeyPatch.context() as patch:
        if isinstance(out, Screen):
            patch.setattr("sys.stdin", out)
            patch.setattr("builtins.input", out.type)
        yield


def understood(command: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Tell whether *command* can be parsed, without doing it."""
    words = shlex.split(command)[1:]
    listed = next((each for each in COMMANDS if words and each.name == words[0]), None)
    if listed is None or len(words) == 1:  # a command may be mentioned by its name
        return listed is not None or words in (["--help"], ["--version"])
    module = import_module(f"bot.cli.{listed.module}")
    monkeypatch.setattr(module, "run", lambda args, out: 0)
    return main(words, io.StringIO()) == 0


def commands_in(document: str) -> Iterator[str]:
    """Yield every command that *document* writes out, in a block or in a line."""
    for fence in fences(document):
        if fence.kind == "sh":
            lines = fence.text.replace("\\\n", " ").splitlines()
            yield from (line for line in lines if line.startswith("henvend "))
    for found in INLINE.finditer(FENCE.sub("", document)):
        yield " ".join(found[1].split())


def slugs(document: str) -> set[str]:
    """Return the anchors of the headings of *document*, as GitHub makes them."""
    heads = re.findall(r"^#+ (.+)$", FENCE.sub("", document), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", head.lower()).strip() for head in heads)
    return {head.replace(" ", "-") for head in plain}


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_can_be_followed_word_for_word(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = (DOCS / name).read_text("utf-8")
    brings_its_own = any(fence.marks.get("file") == VOCABULARY for fence in fences(document))
    for file in () if brings_its_own else (*(ROOT / "flows").glob("*.yaml"), *NATIONAL):
        copy = tmp_path / file.relative_to(ROOT)
        copy.parent.mkdir(exist_ok=True)
        shutil.copy(file, copy)
    monkeypatch.setenv("HENVEND_CONTENT", str(tmp_path))
    monkeypatch.setenv("HENVEND_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    came = list(Reader(tmp_path).follow(document))

    if UPDATE:
        for fence, output in reversed(came):
            document = document[: fence.span[0]] + output + document[fence.span[1] :]
        (DOCS / name).write_text(document, encoding="utf-8")
    else:
        assert [output for _, output in came] == [fence.text for fence, _ in came]
    loaded = load(tmp_path)
    assert loaded.draft is not None
    assert not errors(check(loaded.draft, TODAY, loaded.problems))


def test_every_command_in_the_docs_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {c for path in DOCUMENTS for c in commands_in(path.read_text("utf-8"))}

    assert not [command for command in sorted(found) if not understood(command, monkeypatch)]


def test_every_command_of_the_program_is_in_the_docs() -> None:
    found = {c.split()[1] for path in DOCUMENTS for c in commands_in(path.read_text("utf-8"))}

    assert {each.name for each in COMMANDS} <= found


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_every_link_between_documents_leads_somewhere(path: Path) -> None:
    for target in LINK.findall(FENCE.sub("", path.read_text("utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = path.parent / name if name else path
        assert file.exists(), target
        assert not anchor or anchor in slugs(file.read_text("utf-8")), target


def test_every_page_and_every_decision_is_listed() -> None:
    listed = set(LINK.findall((DOCS / "README.md").read_text("utf-8")))
    pages = {path.relative_to(DOCS).as_posix() for path in DOCUMENTS} - {"README.md"}

    assert pages <= listed


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("writing-a-plan.md", (*LOCAL_KEYS, *CONTACT_KEYS)),
        ("writing-a-flow.md", (*FLOW_KEYS, *QUESTION_KEYS, *SUMMARY_KEYS)),
        ("writing-a-flow.md", (*OUTCOME_KEYS, *STEP_KEYS, *OVER, *sorted(TOKENS))),
        ("running.md", tuple(v for v in vars(settings).values() if str(v).startswith("HENVEND_"))),
    ],
)
def test_every_key_and_every_setting_is_explained(name: str, keys: tuple[str, ...]) -> None:
    document = (DOCS / name).read_text("utf-8")
    missing = [key for key in keys if not re.search(rf"(?<![\w-]){key}(?![\w-])", document)]

    assert not missing


def test_everything_that_awaits_a_professional_is_listed() -> None:
    page = " ".join((DOCS / "awaiting-a-professional.md").read_text("utf-8").split())
    found = [
        dict(problem.values)["remark"].rstrip(".")
        for folder in ("flows", "municipal_configs")
        for file in sorted((ROOT / folder).glob("*.yaml"))
        for problem in remarks(file.name, file.read_bytes())
    ]

    assert found
    assert not [remark for remark in found if remark not in page]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_a_document_names_files_that_are_there_and_no_machine(path: Path) -> None:
    document = FENCE.sub("", path.read_text("utf-8"))
    named = re.findall(r"`((?:bot|tests)/[\w./-]+)", document)

    assert not [name for name in named if not (ROOT / name).exists()]
    assert not re.search(r"/(?:work|tmp|home|root|Users)/", document)
