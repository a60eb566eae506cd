"""What came of the tables of all plans, in words and as JSON."""

from collections.abc import Iterator

from bot.cli.parser import by
from bot.cli.said import Json
from bot.language import Lang
from bot.proof.tables import TableFault, TablesVerdict


def in_words(verdict: TablesVerdict, lang: Lang) -> Iterator[str]:
    """Yield what came of the tables line by line."""
    answering = verdict.answering - verdict.count("unanswered")
    rows = verdict.rows - verdict.count("shadowed", "impossible")
    conditions = verdict.conditions - verdict.count("never")
    yield by(lang, "tabeller", "tables")
    yield by(
        lang,
        f"  {answering} af {verdict.answering} forskellige ruter og fakta har en række for enhver"
        " kombination af svar.",
        f"  {answering} of {verdict.answering} different routes and facts have a row for every"
        " combination of answers.",
    )
    yield by(
        lang,
        f"  {rows} af {verdict.rows} rækker kan blive taget, og {conditions} af"
        f" {verdict.conditions} betingelser på kontakter, trin og spørgsmål kan gælde.",
        f"  {rows} of {verdict.rows} rows can be taken, and {conditions} of"
        f" {verdict.conditions} conditions on contacts, steps and questions can hold.",
    )
    yield from (f"  {_fault(each, lang)}" for each in verdict.faults)


def _fault(fault: TableFault, lang: Lang) -> str:
    known = ", ".join(
        f"{fact}: {' '.join(bag) or '–'}" for fact, bag in sorted(fault.facts.items())
    )
    said = {
        "unanswered": by(lang, f"ingen række gælder for {known}", f"no row holds for {known}"),
        "shadowed": by(
            lang, "rækkerne før tager hvert tilfælde", "the rows before take every case"
        ),
        "impossible": by(lang, "rækken kan aldrig gælde", "the row can never hold"),
        "never": by(lang, "betingelsen kan aldrig gælde", "the condition can never hold"),
    }[fault.kind]
    return f"{fault.where.path}:{fault.where.line}: {fault.name}: {said}"


def in_json(verdict: TablesVerdict) -> Json:
    """Return *verdict* as other programs read it."""
    return {
        "holds": verdict.holds,
        "answering": verdict.answering,
        "rows": verdict.rows,
        "conditions": verdict.conditions,
        "faults": [
            {
                "kind": each.kind,
                "name": each.name,
                "path": each.where.path,
                "line": each.where.line,
                "facts": {fact: list(bag) for fact, bag in sorted(each.facts.items())},
            }
            for each in verdict.faults
        ],
    }
