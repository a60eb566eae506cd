"""The whole proof of one flow, put together: what `henvend prove` tells."""

from dataclasses import dataclass

from bot.flow.model import Flow
from bot.library import Library
from bot.proof.endings import Ending, endings_of
from bot.proof.kinds import kinds
from bot.proof.paths import PathsVerdict, prove_paths
from bot.proof.sentences import Verdict, judged
from bot.proof.walks import Walks, places_to_walk


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of one flow: its paths, its safety sentences, and the endings for the minutes.

    *kinds* counts the plans that were looked at, each standing for all that are equal to it.
    """

    flow: Flow
    paths: PathsVerdict
    sentences: Verdict
    endings: tuple[Ending, ...]
    kinds: int

    @property
    def holds(self) -> bool:
        """Tell whether nothing is broken."""
        return not (self.paths.faults or self.sentences.breaches or self.sentences.empty)


def prove(library: Library, flow: Flow, *, shared: bool = True) -> Proof:
    """Return the proof of *flow* under all plans of *library*.

    Plans that are equal in what is read are looked at once, unless *shared* is False.
    """
    walks, every = Walks(library, flow, places_to_walk(library)), kinds(library, shared=shared)
    return Proof(
        flow,
        prove_paths(library, walks),
        judged(library, walks, every),
        endings_of(walks, every),
        len(every),
    )
