"""Answers on the command line, ``fare=nej tegn=symboler,isolation akut``, checked by name."""

from collections.abc import Iterable
from typing import NoReturn

from bot.cli.arguments import Misused, municipality
from bot.cli.parser import by, complain, did_you_mean
from bot.dialogue.fold import AREA_UNKNOWN, PLACE_ABROAD, PLACE_UNKNOWN
from bot.dialogue.replies import Ask, Kind, Option, ShowOutcome
from bot.flow.model import AreaQuestion, ChoiceId, Flow, Outcome, PlaceQuestion, Question, StateId
from bot.language import Lang, in_language
from bot.library import Library
from bot.scenario.answering import Walkthrough
from bot.scenario.model import Act, Given, Pressed
from bot.scenario.play import CONTROLS
from bot.words import words


def acts_of(words: Iterable[str], flow: Flow, library: Library, lang: Lang) -> tuple[Act, ...]:
    """Return what *words* mean; raise `Misused` where one names nothing in *flow*."""
    return tuple(_act(word, flow, library, lang) for word in words)


def _act(word: str, flow: Flow, library: Library, lang: Lang) -> Act:
    name, has_answer, stated = word.partition("=")
    if not has_answer:
        known = [*(each.id for each in flow.always), *CONTROLS]
        if name not in known:
            _refuse(lang, f"kender ikke {name}", f"no {name}", name, (*known, *flow.states))
        return Pressed(name)
    state = flow.states.get(StateId(name))
    if state is None:
        asking = [each for each in flow.states if _asks(flow, each)]
        _refuse(lang, f"intet spørgsmål hedder {name}", f"no question {name}", name, asking)
    choices = tuple(part.strip() for part in stated.split(",") if part.strip())
    if isinstance(state, PlaceQuestion):
        return Given(state.id, (place_of(stated, library, lang),))
    if isinstance(state, AreaQuestion):
        return Given(state.id, tuple(_UNKNOWN.get(choice, choice) for choice in choices))
    if isinstance(state, Question | Outcome):
        _check(state, choices, lang)
    return Given(state.id, choices)


def _check(state: Question | Outcome, choices: tuple[str, ...], lang: Lang) -> None:
    offered = state.choices if isinstance(state, Question) else state.then
    ids = [choice.id for choice in offered]
    for choice in choices:
        if choice not in ids:
            fits = "\n".join(
                _line(state.id, Option(each.id, in_language(each.label, lang))) for each in offered
            )
            da, en = f"{state.id} har ikke svaret {choice}", f"{state.id} has no answer {choice}"
            _refuse(lang, da, en, choice, ids, fits)


def _asks(flow: Flow, state: StateId) -> bool:
    found = flow.states[state]
    return not isinstance(found, Outcome) or bool(found.then)


_UNKNOWN: dict[str, str] = dict.fromkeys(("unknown", "ukendt", "ved-ikke"), AREA_UNKNOWN)
_NOWHERE = {
    **dict.fromkeys(_UNKNOWN, PLACE_UNKNOWN),
    **dict.fromkeys(("abroad", "udland", "udlandet"), PLACE_ABROAD),
}


def place_of(stated: str, library: Library, lang: Lang) -> str:
    """Return the code of the municipality *stated*, or the answer that there is none."""
    nowhere = _NOWHERE.get(stated.casefold())
    return municipality(library, stated, lang) if nowhere is None else nowhere


def _refuse(
    lang: Lang, da: str, en: str, name: str, known: Iterable[str], fits: str = ""
) -> NoReturn:
    complain(by(lang, da, en) + did_you_mean(lang, name, known) + (f"\n{fits}" if fits else ""))
    raise Misused


def tell_what_is_open(walked: Walkthrough, lang: Lang) -> None:
    """Write which question stands open and what would fit there."""
    screen = walked.played.screen
    if walked.unfit is not None:
        given = ",".join(walked.unfit.choices)
        complain(
            by(
                lang,
                f"{walked.unfit.question}={given} passer ikke her",
                f"{walked.unfit.question}={given} does not fit here",
            )
        )
    if isinstance(screen, Ask):
        complain(by(lang, "der mangler et svar på ", "an answer is missing to ") + _asked(screen))
    elif isinstance(screen, ShowOutcome):
        listed = "\n".join(_line(screen.state, option) for option in screen.then)
        complain(f"{screen.state}: {screen.title}\n{listed}")


def _asked(ask: Ask) -> str:
    lines = [f"{ask.state}: {ask.prompt}"]
    if ask.kind == Kind.PLACE:
        name = by(ask.lang, "KOMMUNE", "NAME")
        either = by(ask.lang, "eller", "or")
        lines.append(f"  {ask.state}={name} {either} --municipality {name}")
    lines += [_line(ask.state, option) for option in ask.options]
    if ask.kind == Kind.MANY:
        several = ",".join(option.id for option in ask.options[:2])
        lines.append(_line(ask.state, Option(ChoiceId(""), words(ask.lang).none_of_these)))
        lines.append(f"{by(ask.lang, 'flere', 'several')}: {ask.state}={several}")
    return "\n".join(lines)


def _line(state: StateId, option: Option) -> str:
    return f"  {state}={option.id:<16} {option.label}"
