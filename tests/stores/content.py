"""A small content for the stores: what a session can hold is what this offers."""

from bot.conditions import ALWAYS
from bot.dialogue.packed import Packing
from bot.flow.model import (
    Choice,
    ChoiceId,
    Digest,
    Flow,
    FlowId,
    Link,
    Prompt,
    Question,
    StateId,
    Vocabulary,
)
from bot.language import DA
from bot.library import Library
from bot.plan.places import Places


def question(name: str, *choices: str) -> Question:
    offered = tuple(Choice(ChoiceId(each), {DA: each}, StateId(name)) for each in choices)
    return Question(StateId(name), Prompt({DA: name}, {DA: name}), offered, None, when=ALWAYS)


def flow(name: str, digest: str, *states: Question) -> Flow:
    return Flow(
        id=FlowId(name),
        digest=Digest(digest),
        title={DA: name},
        languages=(DA,),
        greeting={DA: "hej"},
        alarm={DA: "112"},
        initial=states[0].id,
        acute=ChoiceId("akut"),
        always=(),
        links={"canary-link": Link("canary-link", ())},
        states={each.id: each for each in states},
        steps={},
        closing=(),
    )


LIBRARY = Library(
    vocabulary=Vocabulary((DA,), {}, {}, {}),
    laws={},
    flows={
        each.id: each
        for each in (
            flow("f", "d" * 16, question("s"), question("canary-state", "canary-choice")),
            flow("bekymring", "0" * 16, question("alder"), question("fare", "nej", "ja")),
        )
    },
    plans={},
    nowhere=None,
    places=Places({}),
)
PACKING = Packing(lambda: LIBRARY)
