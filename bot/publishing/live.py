"""A folder that serves as it stands, for those who write content: no version and no proof."""

from pathlib import Path

from bot.check import check, errors_among
from bot.clock import Clock, local
from bot.flow.model import FlowId
from bot.library import Library
from bot.problems import Problem
from bot.source.folder import Loaded
from bot.source.watch import Reloading, Telling, as_it_stands, errors_of_reading


def live(
    content: Path, library: Library, flow: FlowId, clock: Clock, told: Telling = as_it_stands
) -> Reloading:
    """Return what serves *library* as *told* makes it, and the folder *content* as it changes.

    Whatever `henvend check` calls an error keeps a change from serving; *flow* must stay.
    """

    def errors(loaded: Loaded) -> tuple[Problem, ...]:
        found = errors_of_reading(loaded)
        if loaded.library is None or found:
            return found
        today = local(clock.now()).date()
        return tuple(errors_among(check(loaded.library, today, loaded.problems)))

    first = told(library)
    return Reloading(content, first, clock, needs=frozenset({flow}), judge=errors, told=told)
