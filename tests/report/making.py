"""Reports in tests: of the shipped plans, and of a plan with answers of its own."""

import shutil
from functools import cache
from pathlib import Path

from bot.instants import instant
from bot.language import DA, Lang
from bot.report.build import build
from bot.report.model import Asked, Evidence, Report
from bot.source.folder import Loaded, load
from tests.shipped import ROOT, library

AT = "2026-09-15 10:20"

ANSWERS = """
handlingsplan:
  faelles-forstaaelse:
    answer: ja
    source: https://www.silkeborg.dk/forstaaelse
  strategi:
    answer: delvist
    source: https://www.silkeborg.dk/strategi
    note:
      da: Strategien bliver skrevet om i år.
      en: The strategy is being rewritten this year.
  organisation: {answer: nej}
"""


@cache
def report(place: str, at: str = AT, lang: Lang = DA) -> Report:
    """Return the report on a shipped plan."""
    content = library()
    return build(content, content.plan(content.places.find(place).places[0]), instant(at), lang)


def content_with(folder: Path, text: str, plan: str = "silkeborg") -> Path:
    """Return a copy of the shipped content in which *plan* ends with *text*."""
    for name in ("flows", "municipal_configs"):
        shutil.copytree(ROOT / name, folder / name)
    file = folder / "municipal_configs" / f"{plan}.yaml"
    file.write_text(file.read_text("utf-8") + text, "utf-8")
    return folder


def loaded_with(folder: Path, text: str) -> Loaded:
    """Return the shipped content, loaded, in which the plan of Silkeborg ends with *text*."""
    return load(content_with(folder, text))


def declared_report(folder: Path, lang: Lang = DA) -> Report:
    """Return the report on Silkeborg where three of the seven questions are answered."""
    content = loaded_with(folder, ANSWERS).library
    assert content is not None
    plan = content.plan(content.places.find("Silkeborg").places[0])
    return build(content, plan, instant(AT), lang)


def asked(found: Report, question: str) -> Asked:
    """Return one question of *found*."""
    return next(each for each in found.questions if each.id == question)


def evidence(found: Report, kind: str) -> Evidence:
    """Return one kind of evidence of *found*."""
    return next(e for q in found.questions for e in q.evidence if e.kind == kind)


def shown(found: Evidence) -> dict[str, object]:
    """Return what programs read of the sentences of *found*."""
    return {each.key: each.raw for each in found.says}


def rows(found: Evidence) -> list[dict[str, object]]:
    """Return the rows of *found* as programs read them."""
    assert found.table is not None
    keys = [column.key for column in found.table.columns]
    return [
        {key: cell.raw for key, cell in zip(keys, row, strict=True)} for row in found.table.rows
    ]


def gaps(found: Evidence) -> list[tuple[str, str]]:
    """Return what *found* lacks, as kinds and subjects."""
    return [(gap.kind, gap.subject) for gap in found.gaps]
