"""The answers of a question: each means something of its own, and can be told from the others."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from bot.check.material import Material, error, offered, place, warning
from bot.conditions import FactId, Value
from bot.flow.model import Always, Choice, Flow, Question, Settings
from bot.language import Lang
from bot.plan.places import spelled
from bot.problems import Problem
from bot.words import LANGUAGES, words

RESERVED = frozenset(
    spelled(word)
    for word in (
        "a akut acute urgent t tilbage b back hjælp hjaelp help slet delete forfra restart"
        " sprog language dansk english indsigt insight privatliv privacy svar answers ret change"
        " hvorfor why start stop slut quit exit x"
    ).split()
)
"""What can be typed on every screen; an answer of that name could never be told from it."""


def answers(material: Material) -> Iterator[Problem]:
    """Yield the answers that swallow one another or a word that always works."""
    for flow in material.flows:
        sound = flow in material.sound_flows
        for state in flow.states.values():
            if isinstance(state, Question) and sound:
                yield from _silent(state)
                yield from _contained(state)
                yield from _two_values(material, state)
            yield from _reserved(flow, offered(state))
            yield from _alike(offered(state))


def _silent(question: Question) -> Iterator[Problem]:
    """Yield the answers that establish nothing beside others that do: they could never be known."""
    if any(choice.set for choice in question.choices):
        for choice in question.choices:
            if not choice.set:
                yield error("F324", place(choice, "id"), choice=choice.id, state=question.id)


def _contained(question: Question) -> Iterator[Problem]:
    """Yield the answers that say all that another says: known by mistake, never asked."""
    if question.many:
        return
    for one, other in combinations(question.choices, 2):
        small, large = (one, other) if _within(one.set, other.set) else (other, one)
        if small.set and _within(small.set, large.set):
            later = max(small, large, key=lambda choice: place(choice, "set"))
            yield error("F307", place(later, "set"), choice=small.id, other=large.id)


def _within(small: Settings, large: Settings) -> bool:
    found = {fact: set(values) for fact, values in large}
    return all(set(values) <= found.get(fact, set()) for fact, values in small)


def _two_values(material: Material, question: Question) -> Iterator[Problem]:
    if not question.many:
        return
    given: dict[FactId, tuple[Value, Choice]] = {}
    for choice in question.choices:
        for fact, values in choice.set:
            rule = material.library.vocabulary.facts.get(fact)
            if rule is None or rule.many or not values:
                continue
            value, first = given.setdefault(fact, (values[0], choice))
            if value != values[0]:
                where = place(choice, "set")
                yield error("F308", where, fact=fact, choice=choice.id, other=first.id)


def _reserved(flow: Flow, choices: tuple[Choice, ...]) -> Iterator[Problem]:
    taken = _interrupt_words(flow.always)
    for choice in choices:
        for lang, label in choice.label.items():
            said = spelled(label)
            if said in RESERVED or said in _controls(lang) or said in taken:
                where = choice.lines.get(lang, place(choice, "id"))
                yield error("T207", where, label=label)
        if spelled(choice.id) in RESERVED:
            yield error("T207", place(choice, "id"), label=choice.id)


def _interrupt_words(always: tuple[Always, ...]) -> frozenset[str]:
    return frozenset(spelled(label) for each in always for label in each.label.values())


@lru_cache
def _controls(lang: Lang) -> frozenset[str]:
    w = words(lang if lang in LANGUAGES else LANGUAGES[0])
    said = (w.back, w.resume, w.why, w.review, w.restart, w.forget, w.begin, w.done)
    return frozenset(map(spelled, said))


def _alike(choices: tuple[Choice, ...]) -> Iterator[Problem]:
    seen: dict[tuple[Lang, str], Choice] = {}
    for choice in choices:
        for lang, label in choice.label.items():
            first = seen.setdefault((lang, spelled(label)), choice)
            if first is not choice and label:
                where = choice.lines.get(lang, place(choice, "id"))
                yield error("T208", where, label=label, other=first.id)
    yield from _pointed_at_twice(choices)


def _pointed_at_twice(choices: tuple[Choice, ...]) -> Iterator[Problem]:
    """Yield the words that point out two answers: only the first of them would be found."""
    seen: dict[str, Choice] = {}
    for choice in choices:
        for word in choice.words:
            first = seen.setdefault(spelled(word), choice)
            if first is not choice:
                yield warning("T225", place(choice, "words"), word=word, other=first.id)
