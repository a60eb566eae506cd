"""Action cards: few enough words to be read on a wall, in every municipality and language."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from bot.check.material import Material, warning
from bot.check.readable import words
from bot.check.uses import acute_cards
from bot.conditions import AREA, UNKNOWN, ContactId, Facts, Value, holds
from bot.dialogue.text import fill
from bot.flow.model import ActionCard, Flow, Outcome, Step, StepId
from bot.language import Lang, Text
from bot.limits import CARD_WORDS
from bot.plan.model import Plan
from bot.plan.routing import Desk, desk
from bot.problems import Problem

Said = tuple[Step, tuple[Text, ...]]
"""A step that stands on a card, with its texts."""

Counts = Mapping[StepId, int]
"""How many words each step of a card has."""


def cards(material: Material) -> Iterator[Problem]:
    """Yield the cards that say more than somebody in a hurry reads, each language once."""
    plans = [plan for plan in _told_apart(material) if material.sound(plan)]
    for flow in material.sound_flows:
        for card in flow.cards:
            said = [(plan, tuple(_on_card(flow, card, desk(plan)))) for plan in plans]
            for lang in flow.languages:
                counted = {_name(plan): _counted(each, plan, lang) for plan, each in said}
                yield from _long(card, lang, counted)


def words_on(flow: Flow, card: ActionCard, plan: Plan, lang: Lang) -> Counts:
    """Return how many words each step of *card* has in *lang* where *plan* fills it in."""
    return _counted(_on_card(flow, card, desk(plan)), plan, lang)


def _counted(said: Iterable[Said], plan: Plan, lang: Lang) -> Counts:
    return {
        step.id: sum(_words(fill(text, plan, {}, lang)) for text in texts) for step, texts in said
    }


def _told_apart(material: Material) -> Iterable[Plan]:
    """Return the plans that municipalities wrote, and of the others one for each length of name."""
    found: dict[object, Plan] = {}
    for code, plan in material.library.plans.items():
        bare = plan.place is not None and not plan.own
        lengths = (_words(plan.place.name), _words(plan.place.police)) if plan.place else ()
        found.setdefault(lengths if bare else code, plan)
    return found.values()


def _name(plan: Plan) -> str:
    return plan.place.name if plan.place else ""


def _on_card(flow: Flow, card: ActionCard, at_desk: Desk) -> Iterator[Said]:
    """Return what stands on *card*: what is acute, then what its ending says at any hour."""
    link = flow.links.get(card.link or "")
    known = at_desk.facts(dict((*(link.set if link else ()), *card.set)))
    (acute,), ending = acute_cards(flow), flow.states[card.to]
    first = flow.states[acute]
    assert isinstance(first, Outcome)
    assert isinstance(ending, Outcome)
    parts = (first.steps, (*ending.steps, *ending.avoid))
    for ids in parts:
        yield from _shown(flow, ids, at_desk, known)


def _shown(flow: Flow, ids: Iterable[StepId], at_desk: Desk, known: Facts) -> Iterator[Said]:
    """Yield the steps that say something; one that only points back has no place on paper."""
    seen: set[ContactId] = set()
    for step in (flow.steps[each] for each in ids):
        says = at_desk.says(step.says, known) if step.says is not None else None
        texts = tuple(each for each in (step.text, says) if each is not None)
        if not texts or not holds(step.when, known):
            continue
        named = set(_named(step, at_desk, known))
        fresh = named - seen
        if fresh or not (named or step.optional):
            seen.update(fresh, *(_with(at_desk.plan, each) for each in fresh))
            yield step, texts


def _named(step: Step, at_desk: Desk, known: Facts) -> Iterator[ContactId]:
    areas = at_desk.plan.areas if known[AREA] == (UNKNOWN,) else {}
    cases: Iterable[Facts] = [{**known, AREA: (Value(area),)} for area in areas] or [known]
    for case in cases:
        yield from (each for each in step.contacts if at_desk.serves(each, case))
        if step.route is not None:
            yield from at_desk.may_list(step.route, case)


def _with(plan: Plan, named: ContactId) -> Iterator[ContactId]:
    """Yield whom *named* brings along."""
    contact = plan.contacts[named]
    yield from contact.either
    if contact.via is not None:
        yield contact.via


@lru_cache(maxsize=1024)
def _words(text: str) -> int:
    return words(text)


def _long(card: ActionCard, lang: Lang, counted: Mapping[str, Counts]) -> Iterator[Problem]:
    sums = {name: sum(each.values()) for name, each in counted.items()}
    over = [name for name, count in sums.items() if count > CARD_WORDS]
    if over:
        place = max(over, key=lambda name: sums[name])
        step = max(counted[place], key=lambda each: counted[place][each])
        values = {
            "card": card.id,
            "count": str(sums[place]),
            "limit": str(CARD_WORDS),
            "lang": str(lang),
            "place": place,
            "step": step,
            "most": str(counted[place][step]),
        }
        yield warning("T223", card.where, **values)
