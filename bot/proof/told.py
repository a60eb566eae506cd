"""What came of the minutes, in words and as a scenario: where a promise breaks, when, how long."""

from datetime import datetime, timedelta

from bot.flow.model import CAN_WAIT, TODAY, FlowId, Urgency
from bot.instants import written
from bot.language import DA, Lang
from bot.library import Library
from bot.plan.model import MunicipalityCode
from bot.proof.promises import Breach, Broken, MinutesVerdict, Wait
from bot.scenario.model import Act, Expectation, Scenario

_WHAT = {
    Broken.NOBODY_ANSWERS: (
        "ingen på skærmen har åbent",
        "nobody on the screen is open",
    ),
    Broken.NOT_SAID: (
        "ingen åbner inden midnat, og det bliver ikke sagt",
        "nobody opens before midnight, and it is not said",
    ),
    Broken.NO_OPENING: (
        "ingen har åbent, og den næste åbning bliver ikke nævnt",
        "nobody is open, and the next opening is not named",
    ),
    Broken.TOO_LONG: (
        "ventetiden er længere, end flowet tillader",
        "the wait is longer than the flow allows",
    ),
}

_URGENT = {TODAY: ("samme dag", "the same day"), CAN_WAIT: ("det kan vente", "it can wait")}

_DEMANDED = {
    Broken.NOBODY_ANSWERS: ("anybody:open",),
    Broken.NO_OPENING: ("anybody:opens",),
}
"""What a breach's scenario asks for, where one screen can tell."""


def breach_in_words(library: Library, breach: Breach, lang: Lang) -> str:
    """Return *breach* as one sentence: where, from which instant, how long, how often."""
    where = _municipalities(library, breach.municipalities, lang)
    since, lasting = _moment(breach.start, lang), duration_in_words(breach.lasting, lang)
    often = _often(breach.times, lang)
    what = _WHAT[breach.broken][0 if lang == DA else 1]
    if lang == DA:
        return f"{breach.outcome}, {where}: {what} fra {since}, i {lasting}{often}"
    return f"{breach.outcome}, {where}: {what} from {since}, for {lasting}{often}"


def wait_in_words(library: Library, wait: Wait, lang: Lang) -> str:
    """Return *wait* as one sentence: how long nobody answers at most, and from when until when."""
    where = _municipalities(library, wait.municipalities, lang)
    lasting, since = duration_in_words(wait.lasting, lang), _moment(wait.start, lang)
    if wait.opens is None:
        never = "og ingen åbner igen" if lang == DA else "and nobody opens again"
        return f"{where}: {lasting}, {since}, {never} ({wait.outcome})"
    return f"{where}: {lasting}, {since} – {_moment(wait.opens, lang)} ({wait.outcome})"


def in_words(library: Library, verdict: MinutesVerdict, lang: Lang) -> tuple[str, ...]:
    """Return *verdict* line by line: what was proven, and each urgency's longest wait."""
    cases, contacts = verdict.proven, verdict.contacts
    first, last = _moment(verdict.start, lang), _moment(verdict.until, lang)
    if lang == DA:
        head = f"{cases} tilfælde holdt op mod hvert sekund, {first} – {last}."
        shared = f"De hviler på {contacts} kontakters tider."
        missing = "kan vente, men flowet siger ikke, hvor længe"
    else:
        head = f"{cases} cases held against every second, {first} – {last}."
        shared = f"They rest on the times of {contacts} contacts."
        missing = "can wait, but the flow does not say how long"
    return (
        f"{head} {shared}",
        *(f"{outcome}: {missing}" for outcome in verdict.undeclared),
        *(_longest(library, each, lang) for each in _longest_waits(verdict)),
    )


def _longest_waits(verdict: MinutesVerdict) -> tuple[Wait, ...]:
    """Return the longest wait of each urgency; the longest stand first."""
    found: dict[Urgency, Wait] = {}
    for each in verdict.waits:
        found.setdefault(each.urgency, each)
    return tuple(found.values())


def _longest(library: Library, wait: Wait, lang: Lang) -> str:
    da, en = _URGENT[wait.urgency]
    head = f"Længste ventetid, {da}" if lang == DA else f"The longest wait, {en}"
    return f"{head}: {wait_in_words(library, wait, lang)}"


def as_scenario(flow: FlowId, breach: Breach, acts: tuple[Act, ...]) -> Scenario:
    """Return *acts*, which go the way of *breach*, played at its first instant.

    The scenario fails for as long as nobody there answers, or no opening is named; a wait
    that is too long cannot be told from one screen, so there it only arrives.
    """
    return Scenario(
        name=f"{breach.broken}: {breach.outcome}",
        at=breach.start,
        acts=acts,
        expect=Expectation(outcome=breach.outcome, must=_DEMANDED.get(breach.broken, ())),
        flow=flow,
    )


def duration_in_words(lasting: timedelta, lang: Lang) -> str:
    """Return *lasting* in real time: "3 dage, 10 timer" or "3 days, 10 hours"."""
    hours, seconds = divmod(lasting.seconds, 3600)
    minutes, seconds = divmod(seconds, 60)
    names = _UNITS[0 if lang == DA else 1]
    counted = zip((lasting.days, hours, minutes, seconds), names, strict=True)
    said = [f"{count} {one if count == 1 else many}" for count, (one, many) in counted if count]
    return ", ".join(said)


_UNITS = (
    (("dag", "dage"), ("time", "timer"), ("minut", "minutter"), ("sekund", "sekunder")),
    (("day", "days"), ("hour", "hours"), ("minute", "minutes"), ("second", "seconds")),
)


def _often(times: int, lang: Lang) -> str:
    if times == 1:
        return ""
    return f"; {times} gange i alt" if lang == DA else f"; {times} times in all"


def _municipalities(library: Library, codes: tuple[MunicipalityCode, ...], lang: Lang) -> str:
    if not codes:
        return "uden kommune" if lang == DA else "no municipality"
    place = library.plan(codes[0]).place
    name = place.name if place is not None else codes[0]
    others = len(codes) - 1
    if not others:
        return name
    return f"{name} og {others} andre" if lang == DA else f"{name} and {others} others"


def _moment(at: datetime, lang: Lang) -> str:
    return written(at)
