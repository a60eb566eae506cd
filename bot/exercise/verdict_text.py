"""What came of a conversation, told to the one who had it: plainly, and without blame."""

from collections.abc import Iterator

from bot.dialogue.fold import AREA_UNKNOWN, PLACE_ABROAD
from bot.dialogue.replies import ContactCard, ShowOutcome
from bot.exercise.chosen import Situation, first_contacts
from bot.exercise.judging import Verdict
from bot.exercise.words import ExerciseWords, exercise_words
from bot.flow.model import Question, StateId
from bot.language import Lang, in_language
from bot.scenario.play import Played
from bot.words import words


def told(situation: Situation, verdict: Verdict, lang: Lang) -> Iterator[str]:
    """Yield in words whether it ended right, where the ways parted, and how long it took."""
    w = exercise_words(lang)
    yield _judgement(verdict, w)
    if not verdict.right:
        yield w.expected.format(what=_in_short(situation.right, lang))
        yield w.shown.format(what=_in_short(verdict.played, lang))
    yield from _where(situation, verdict, lang)
    yield w.took.format(seconds=verdict.seconds)


def _judgement(verdict: Verdict, w: ExerciseWords) -> str:
    match verdict.outcome, verdict.contacts:
        case True, True:
            return w.right
        case False, True:
            return w.right_contacts
        case True, False:
            return w.right_outcome
        case _:
            return w.wrong


def _where(situation: Situation, verdict: Verdict, lang: Lang) -> Iterator[str]:
    question = verdict.question
    if question is None:
        return
    w = exercise_words(lang)
    asked = _asked(situation, question, lang)
    if verdict.right:
        yield w.otherwise.format(question=asked)
        return
    yield w.went_wrong.format(question=asked)
    yield w.your_answer.format(answer=_answers(situation, question, verdict.given, lang))
    yield w.right_answer.format(answer=_answers(situation, question, verdict.wanted, lang))


def _asked(situation: Situation, question: StateId, lang: Lang) -> str:
    state = situation.flow.states[question]
    prompt = getattr(state, "prompt", None)
    return question if prompt is None else in_language(prompt.ask, lang)


def _answers(situation: Situation, question: StateId, choices: tuple[str, ...], lang: Lang) -> str:
    if not choices:
        return exercise_words(lang).unanswered
    return ", ".join(_label(situation, question, choice, lang) for choice in choices)


def _label(situation: Situation, question: StateId, choice: str, lang: Lang) -> str:
    state = situation.flow.states[question]
    if isinstance(state, Question):
        found = next((each.label for each in state.choices if each.id == choice), None)
        return choice if found is None else in_language(found, lang)
    place = situation.right.library.places.get(choice)
    if place is not None:
        return place.name
    if choice == PLACE_ABROAD:
        return words(lang).abroad
    return words(lang).unknown_place if choice == AREA_UNKNOWN else choice


def _in_short(played: Played, lang: Lang) -> str:
    """Return the title of the outcome and the contacts that stand first."""
    screen = played.screen
    if not isinstance(screen, ShowOutcome):
        return ""
    first: dict[str, ContactCard] = {card.id: card for card in reversed(screen.contacts)}
    named = ", ".join(first[contact].title for contact in first_contacts(played))
    title = screen.title.removeprefix(f"{exercise_words(lang).mark}: ")
    return f"{title} ({named})" if named else title
