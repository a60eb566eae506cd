"""A condition in plain words: what it asks, why it holds for some facts, why it does not."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import assert_never

from bot.conditions import (
    ABROAD,
    AREA,
    KNOWN,
    MUNICIPALITY,
    NO_AREA,
    UNKNOWN,
    All,
    AnyOf,
    AtLeast,
    Condition,
    ContactId,
    FactId,
    Facts,
    Is,
    IsOpen,
    Not,
    Only,
    Value,
    holds,
    nobody_is_open,
)
from bot.explain.phrases import Phrases, phrases
from bot.flow.model import Vocabulary
from bot.language import Lang, in_language

Named = Callable[[ContactId], str]
"""Gives the title of a contact."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Says conditions in one language, in the words of the vocabulary and of one plan."""

    vocabulary: Vocabulary
    lang: Lang
    contact: Named = str
    areas: Mapping[str, str] = field(default_factory=dict)

    def say(self, condition: Condition) -> str:
        """Return what *condition* asks, as a clause: "alder på den det gælder er »under 18 år«"."""
        p = self._p
        match condition:
            case Is(fact, values):
                return p.is_.format(fact=self.fact(fact), what=self.values(fact, values))
            case Not(Is(fact, values)):
                return p.is_not.format(fact=self.fact(fact), what=self.values(fact, values))
            case AtLeast(fact, values, count):
                what = self.values(fact, values)
                return p.at_least.format(fact=self.fact(fact), what=what, count=count)
            case Only(fact, values):
                return p.only.format(fact=self.fact(fact), what=self.values(fact, values))
            case IsOpen(contact):
                return p.open_.format(contact=self.contact(contact))
            case Not(inner):
                return p.not_all.format(what=self.say(inner))
            case All(conditions):
                return _joined(p.and_, map(self.say, conditions)) or p.always
            case AnyOf(conditions):
                return _joined(p.or_, map(self.say, conditions))
            case _:
                assert_never(condition)

    def fact(self, fact: FactId) -> str:
        """Return what *fact* is called, inside a sentence."""
        if fact == MUNICIPALITY:
            return self._p.municipality
        if fact == AREA:
            return self._p.area
        rule = self.vocabulary.facts.get(fact)
        return small(in_language(rule.label, self.lang)) if rule is not None else fact

    def value(self, fact: FactId, value: Value) -> str:
        """Return what *value* of *fact* is called."""
        if fact in (MUNICIPALITY, AREA):
            return self._built_in().get(value) or self.areas.get(value, value)
        rule = self.vocabulary.facts.get(fact)
        label = rule.values.get(value) if rule is not None else None
        return in_language(label, self.lang) if label is not None else value

    def values(self, fact: FactId, values: Iterable[Value]) -> str:
        """Return *values* as alternatives, each in quotes, in the order of the vocabulary."""
        rule = self.vocabulary.facts.get(fact)
        order = list(rule.values) if rule is not None else []
        known = sorted(set(values), key=lambda v: (order.index(v) if v in order else 99, v))
        quote = self._p.quoted
        return self._listed([quote.format(text=self.value(fact, each)) for each in known])

    @property
    def _p(self) -> Phrases:
        return phrases(self.lang)

    def _built_in(self) -> dict[Value, str]:
        p = self._p
        return {KNOWN: p.known, UNKNOWN: p.unknown, ABROAD: p.abroad, NO_AREA: p.no_area}

    def _listed(self, said: list[str]) -> str:
        if len(said) < 2:
            return "".join(said)
        return self._p.or_.format(first=", ".join(said[:-1]), second=said[-1])


@dataclass(frozen=True, slots=True)
class Case:
    """Facts at one instant, in words: why a condition holds for them, or does not."""

    wording: Wording
    facts: Facts
    is_open: Callable[[ContactId], bool] = nobody_is_open

    def because(self, condition: Condition) -> str:
        """Return why *condition* holds, as a clause; only what it really rests on."""
        w, p = self.wording, phrases(self.wording.lang)
        match condition:
            case Is(fact, values) | Only(fact, values):
                there = [each for each in self._known(fact) if each in values]
                template = p.is_ if isinstance(condition, Is) else p.only
                return template.format(fact=w.fact(fact), what=self._and(fact, there))
            case AtLeast(fact, values, _):
                return self._counted(p.counted, fact, values)
            case IsOpen(contact):
                return p.open_.format(contact=w.contact(contact))
            case Not(inner):
                return self.because_not(inner)
            case All(conditions):
                said = dict.fromkeys(map(self.because, conditions))
                return _joined(p.and_, said) or p.always
            case AnyOf(conditions):
                held = (each for each in conditions if self._holds(each))
                return self.because(next(held))
            case _:
                assert_never(condition)

    def because_not(self, condition: Condition) -> str:
        """Return why *condition* does not hold, as a clause."""
        w, p = self.wording, phrases(self.wording.lang)
        match condition:
            case Is(fact, values):
                return self._other(fact, values)
            case AtLeast(fact, values, count):
                return self._counted(p.too_few, fact, values, count)
            case Only(fact, values):
                others = [each for each in self._known(fact) if each not in values]
                if not others:
                    return p.nothing_chosen.format(fact=w.fact(fact))
                return p.also.format(fact=w.fact(fact), what=self._and(fact, others))
            case IsOpen(contact):
                return p.not_open.format(contact=w.contact(contact))
            case Not(inner):
                return self.because(inner)
            case All(conditions):
                failing = (each for each in conditions if not self._holds(each))
                return self.because_not(next(failing))
            case AnyOf(conditions):
                return _joined(p.and_, dict.fromkeys(map(self.because_not, conditions)))
            case _:
                assert_never(condition)

    def _holds(self, condition: Condition) -> bool:
        return holds(condition, self.facts, self.is_open)

    def _known(self, fact: FactId) -> tuple[Value, ...]:
        return tuple(dict.fromkeys(self.facts.get(fact, ())))

    def _other(self, fact: FactId, wanted: frozenset[Value]) -> str:
        w, p, known = self.wording, phrases(self.wording.lang), self._known(fact)
        built_in = fact in (MUNICIPALITY, AREA)
        if not known or (built_in and known == (UNKNOWN,)):
            return p.not_known.format(fact=w.fact(fact))
        return p.is_but.format(
            fact=w.fact(fact), what=self._and(fact, known), wanted=w.values(fact, wanted)
        )

    def _and(self, fact: FactId, values: Iterable[Value]) -> str:
        return ", ".join(self.wording.values(fact, [each]) for each in values)

    def _counted(
        self, template: str, fact: FactId, values: frozenset[Value], count: int = 0
    ) -> str:
        ticks = Counter(self.facts.get(fact, ()))
        number = sum(ticks[each] for each in values)
        w = self.wording
        return template.format(
            fact=w.fact(fact), what=w.values(fact, values), count=count or number, number=number
        )


def small(text: str) -> str:
    """Return *text* with a small first letter, unless its first word is written in capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _joined(template: str, said: Iterable[str]) -> str:
    return reduce(lambda a, b: template.format(first=a, second=b) if a else b, said, "")
