"""A condition as people say it: "den der spørger: barn eller ung under 18, og fare: ..."."""

from collections.abc import Iterable
from dataclasses import dataclass
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
    FactId,
    Is,
    IsOpen,
    Not,
    Only,
    Value,
)
from bot.flow.model import Vocabulary
from bot.graph.phrases import phrases
from bot.language import Lang, in_language
from bot.words import words


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says conditions in one language, in the words of the vocabulary."""

    vocabulary: Vocabulary
    lang: Lang

    def say(self, condition: Condition) -> str:
        """Return *condition* as part of a sentence, in small letters."""
        p = phrases(self.lang)
        match condition:
            case Is(fact, values):
                return self._about(fact, self._either(fact, values))
            case Only(fact, values):
                return self._about(fact, p.only.format(what=self._either(fact, values)))
            case AtLeast(fact, values, count):
                what = p.at_least.format(count=count, what=self._either(fact, values))
                return self._about(fact, what)
            case IsOpen(contact):
                return p.open_.format(contact=contact)
            case Not(inner):
                return self._not(inner)
            case All(conditions):
                return reduce(self._and, (self._inside(each) for each in conditions), "")
            case AnyOf(conditions):
                return self.either(self._inside(each) for each in conditions)
            case _:
                assert_never(condition)

    def either(self, said: Iterable[str]) -> str:
        """Return what is *said* as alternatives: "a, b eller c"."""
        *others, last = [*said] or [""]
        if not others:
            return last
        return phrases(self.lang).or_.format(first=", ".join(others), second=last)

    def fact(self, fact: FactId) -> str:
        """Return what *fact* is called."""
        p = phrases(self.lang)
        if fact == MUNICIPALITY:
            return p.place_fact
        if fact == AREA:
            return p.area_fact
        rule = self.vocabulary.facts.get(fact)
        return _small(in_language(rule.label, self.lang)) if rule is not None else fact

    def value(self, fact: FactId, value: Value) -> str:
        """Return what *value* of *fact* is called."""
        if fact in (MUNICIPALITY, AREA):
            return self._built_in(value)
        rule = self.vocabulary.facts.get(fact)
        label = rule.values.get(value) if rule is not None else None
        return in_language(label, self.lang) if label is not None else value

    def _built_in(self, value: Value) -> str:
        p = phrases(self.lang)
        known = {
            KNOWN: p.place_known,
            UNKNOWN: p.unknown,
            ABROAD: _small(words(self.lang).abroad),
            NO_AREA: p.area_none,
        }
        return known.get(value, value)

    def _about(self, fact: FactId, what: str) -> str:
        return f"{self.fact(fact)}: {what}"

    def _either(self, fact: FactId, values: frozenset[Value]) -> str:
        return self.either(self.values(fact, values))

    def values(self, fact: FactId, values: frozenset[Value]) -> list[str]:
        """Return what *values* are called, in the order of the vocabulary."""
        rule = self.vocabulary.facts.get(fact)
        order = list(rule.values) if rule is not None else []
        in_order = sorted(values, key=lambda v: (order.index(v) if v in order else len(order), v))
        return [self.value(fact, each) for each in in_order]

    def _and(self, first: str, second: str) -> str:
        return phrases(self.lang).and_.format(first=first, second=second) if first else second

    def _not(self, inner: Condition) -> str:
        p = phrases(self.lang)
        if isinstance(inner, Is):
            *others, last = self.values(inner.fact, inner.values)
            neither = p.neither.format(first=", ".join(others), second=last)
            return self._about(inner.fact, neither if others else p.not_.format(what=last))
        return p.not_.format(what=f"({self.say(inner)})")

    def _inside(self, condition: Condition) -> str:
        several = isinstance(condition, AnyOf | All) and len(condition.conditions) > 1
        return f"({self.say(condition)})" if several else self.say(condition)


def _small(text: str) -> str:
    """Return *text* with a small first letter, unless its first word is written in capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
