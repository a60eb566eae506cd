"""Endings as a whole: few things not to do, little to read on an acute card and for a child."""

from collections.abc import Iterator

from bot.check.material import Material, place, warning
from bot.check.readable import sentences, words
from bot.check.uses import acute_cards, outcomes
from bot.flow.model import Flow, Outcome
from bot.language import Lang
from bot.limits import ACUTE_WORDS, AVOIDS, CHILD_SENTENCES
from bot.problems import Problem


def endings(material: Material) -> Iterator[Problem]:
    """Yield the outcomes that say more than people can take in."""
    for flow in material.sound_flows:
        acute = acute_cards(flow)
        for outcome in outcomes(flow):
            if len(outcome.avoid) > AVOIDS:
                count = str(len(outcome.avoid))
                where = place(outcome, "avoid")
                yield warning("T217", where, outcome=outcome.id, count=count, limit=str(AVOIDS))
            if outcome.id in flow.children:
                yield from _for_a_child(flow, outcome)
            if outcome.id in acute:
                yield from _acute(flow, outcome)


def _for_a_child(flow: Flow, outcome: Outcome) -> Iterator[Problem]:
    found = [(len(_sentences(flow, outcome, lang)), lang) for lang in flow.languages]
    yield from _over("T218", outcome, max(found), CHILD_SENTENCES)


def _acute(flow: Flow, outcome: Outcome) -> Iterator[Problem]:
    found = [(sum(map(words, _sentences(flow, outcome, lang))), lang) for lang in flow.languages]
    yield from _over("T219", outcome, max(found), ACUTE_WORDS)


def _over(code: str, outcome: Outcome, most: tuple[int, Lang], limit: int) -> Iterator[Problem]:
    count, lang = most
    if count > limit:
        values = {"count": str(count), "limit": str(limit), "lang": str(lang)}
        yield warning(code, place(outcome, "steps"), outcome=outcome.id, **values)


def _sentences(flow: Flow, outcome: Outcome, lang: Lang) -> list[str]:
    """Return what the steps of *outcome* say in *lang*, those included that only some are told."""
    texts = (flow.steps[step].text for step in outcome.steps)
    return [each for text in texts if text and lang in text for each in sentences(text[lang])]
