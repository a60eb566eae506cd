"""Which evidence stands beside which question.

The questions and their words are content: they come from the flow that asks them. What a
plan file can show of each is a matter of how plans are built, so it stands here, argued:

- a shared understanding shows in words of one's own: which texts and routes the
  municipality says itself, and where only the national ones stand;
- a strategy shows in the plan as a document: adopted, reviewed, approved, where it is read;
- clarity on stakeholders shows in the contacts: who, in which organisation, how to reach
  them, where that was read, who confirmed it, and what sources disagree about;
- an organisation that is ready to act shows in hours: stated or not, who stands in, and
  how much of a week somebody near answers;
- workflows show in the routes, for everybody who may ask and every age;
- coordination shows in who has which task for which age, and in other organisations;
- interventions show in the offers, with audience and way in.

A question that is not named here is still asked and answered; it has no evidence. No
kind of evidence says yes or no: it never stands in for what the municipality declares.
"""

from collections.abc import Callable, Iterator, Mapping

from bot.report.actors import actors, conflicts, never_shown, sources
from bot.report.basis import Basis
from bot.report.dates import dates
from bot.report.hours import acute, hours
from bot.report.model import Evidence
from bot.report.offers import offers
from bot.report.own import own_words
from bot.report.routes import owners, routes
from bot.report.week import week

Kind = Callable[[Basis], Evidence]

QUESTIONS: Mapping[str, tuple[Kind, ...]] = {
    "faelles-forstaaelse": (own_words,),
    "strategi": (dates,),
    "aktoerer": (actors, sources, conflicts, never_shown),
    "organisation": (hours, acute, week),
    "arbejdsgange": (routes,),
    "koordinering": (owners,),
    "indsatser": (offers,),
}
"""The kinds of evidence for each question, by its id in the flow."""


def evidence(question: str, basis: Basis) -> Iterator[Evidence]:
    """Yield what the plan file shows for *question*."""
    for kind in QUESTIONS.get(question, ()):
        yield kind(basis)
