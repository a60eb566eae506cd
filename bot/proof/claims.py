"""What safety sentences claim of an ending, and what each thing on an ending does to the claims.

A step, a text or a contact keeps or breaks the same claims on whatever ending it stands, so
it is looked at once. Claims are bits: what must be there is kept by one thing that keeps
it, what must not be there is broken by one thing that breaks it, and only a few claims
look at the whole of the steps and contacts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from bot.check.forbidden import Blocklist, digits_of
from bot.check.material import Material
from bot.conditions import ContactId, TableId
from bot.flow.model import Flow, Step
from bot.language import Text
from bot.library import Library
from bot.plan.company import stands_alone
from bot.plan.model import Plan
from bot.proof import written
from bot.proof.bits import Bits
from bot.proof.shown import Shown, always_answers

WANTED = ("step", "contact", "answers_now")
"""Claims that something on an ending must keep."""

UNWANTED = ("no_step", "no_contact", "no_table", "no_number", "nothing_forbidden")
"""Claims that nothing on an ending may break."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of the sentence with number *sentence*; *names* are what it speaks of."""

    sentence: int
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """The claims that something on an ending keeps by itself, and those that it breaks."""

    keeps: Bits = 0
    breaks: Bits = 0

    def __or__(self, other: "Mark") -> "Mark":
        """Return what both do together."""
        return Mark(self.keeps | other.keeps, self.breaks | other.breaks)


class Claims:
    """The claims of one flow's sentences, each with a bit; keeps what it has looked up."""

    def __init__(self, library: Library, flow: Flow) -> None:
        """Give each claim of *flow* a bit; *library* names what must not be shown."""
        self._flow = flow
        self._blocklist = Blocklist(Material(library, date.min, frozenset()))
        self.every = tuple(
            Claim(number, name, names)
            for number, sentence in enumerate(flow.sentences)
            for name, names in sentence.claims
        )
        self.wanted = self._where(lambda each: each.name in WANTED)
        self._forbidding = self._where(lambda each: each.name == "nothing_forbidden")
        self._whole = tuple(
            (1 << bit, each)
            for bit, each in enumerate(self.every)
            if each.name not in (*WANTED, *UNWANTED)
        )
        self._naming: dict[tuple[str, str], Bits] = {}
        self._texts: dict[str, Bits] = {}
        self._steps: dict[str, Mark] = {}
        self._contacts: dict[tuple[int, ContactId], Mark] = {}

    def of(self, sentences: Iterable[int]) -> Bits:
        """Return the claims of *sentences*."""
        numbers = frozenset(sentences)
        return self._where(lambda each: each.sentence in numbers)

    def among(self, bits: Bits) -> tuple[Claim, ...]:
        """Return the claims that are *bits*."""
        return tuple(each for number, each in enumerate(self.every) if bits >> number & 1)

    def of_step(self, step: Step) -> Mark:
        """Return what *step* does by being there, with its own text."""
        found = self._steps.get(step.id)
        if found is None:
            breaks = self._named("no_step", step.id) | self.of_text(step.text or {})
            found = self._steps[step.id] = Mark(self._named("step", step.id), breaks)
        return found

    def of_text(self, text: Text) -> Bits:
        """Return the claims that *text*, in any language, breaks."""
        return self.of_written(text.values())

    def of_table(self, table: TableId | None) -> Bits:
        """Return the claims that contacts of *table* break."""
        return 0 if table is None else self._named("no_table", table)

    def of_contact(self, plan: Plan, contact: ContactId) -> Mark:
        """Return what *contact* does by being there, with all that is written of it."""
        found = self._contacts.get((id(plan), contact))
        if found is None:
            keeps = self._named("contact", contact)
            if always_answers(plan, contact):
                keeps |= self._where(lambda each: each.name == "answers_now")
            breaks = self.of_written(written.of_contact(plan.contacts[contact]))
            found = Mark(keeps, breaks | self._named("no_contact", contact))
            self._contacts[(id(plan), contact)] = found
        return found

    def of_whole(self, named: Shown, plan: Plan) -> Bits:
        """Return the claims that the steps and contacts of an ending break together."""
        found = 0
        for bit, each in self._whole:
            if not _holds(each, named, plan):
                found |= bit
        return found

    def forbidden(self, named: Shown, plan: Plan) -> tuple[str, ...]:
        """Return what an ending shows of that which some `never_show` forbids."""
        texts = written.of_ending(self._flow, named, plan)
        found = (each.number for text in texts for each in self._blocklist.found(text))
        return tuple(dict.fromkeys(found))

    def _where(self, test: Callable[[Claim], bool]) -> Bits:
        return sum(1 << bit for bit, each in enumerate(self.every) if test(each))

    def _named(self, claim: str, name: str) -> Bits:
        """Return the claims of the kind *claim* that speak of *name*."""
        found = self._naming.get((claim, name))
        if found is None:
            found = self._where(lambda each: each.name == claim and name in each.names)
            self._naming[(claim, name)] = found
        return found

    def of_written(self, texts: Iterable[str]) -> Bits:
        """Return the claims that *texts* break."""
        found = 0
        for text in texts:
            if text not in self._texts:
                self._texts[text] = self._read(text)
            found |= self._texts[text]
        return found

    def _read(self, text: str) -> Bits:
        digits = digits_of(text)
        forbidden = self._forbidding if self._blocklist.found(text) else 0
        return forbidden | self._where(lambda each: _numbers(each, digits))


def _numbers(claim: Claim, digits: str) -> bool:
    named = map(digits_of, claim.names)
    return claim.name == "no_number" and any(number in digits for number in named)


def _holds(claim: Claim, named: Shown, plan: Plan) -> bool:
    """Tell whether *claim* is true of the whole that is *named*; one that is not known is not."""
    match claim.name:
        case "steps_at_most":
            return len(named.main) <= int(claim.names[0])
        case "first_contact":
            first = named.contacts[:1]
            return first == (claim.names[0],) and always_answers(plan, first[0])
        case "unconfirmed_not_alone":
            return not stands_alone(plan, named.contacts)
        case _:
            return False
