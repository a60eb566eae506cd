"""Two versions of a flow as one picture: what is new, what is gone and what is changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.flow.model import Flow, Outcome, StateId, Step
from bot.graph.authored import View, drawn, from_the_start
from bot.graph.diagram import SIGNS, Arrow, Diagram, Mark, Node, Standing
from bot.graph.phrases import Phrases, phrases
from bot.library import Library


@dataclass(frozen=True, slots=True)
class Version:
    """A flow as it is or was, with the content around it."""

    library: Library
    flow: Flow


def changes(before: Version, after: Version, view: View) -> Diagram:
    """Return the flow *after* with what differs from *before* marked, and what is gone drawn in.

    A box is changed where anything of its state is: its words, its answers, what they set,
    an ending's steps. With a plan in *view* both versions are drawn for its municipality.
    """
    old = drawn(before.library, before.flow, _of(before, view))
    new = drawn(after.library, after.flow, _of(after, view))
    arrows = tuple(_arrows(old, new))
    nodes = from_the_start(tuple(_nodes(old, new, before, after)), arrows, new.initial)
    always = tuple(_always(old, new))
    p = phrases(view.lang)
    return replace(
        new,
        heading=_heading((*(mark for _, mark in always), *_marks(nodes)), _marks(arrows), view),
        about=f"{new.about} {p.changes_about}",
        nodes=nodes,
        arrows=arrows,
        always=tuple(_noted(standing, mark, p) for standing, mark in always),
    )


def _of(version: Version, view: View) -> View:
    place = None if view.plan is None else view.plan.place
    return view if place is None else replace(view, plan=version.library.plan(place.code))


def _nodes(old: Diagram, new: Diagram, before: Version, after: Version) -> Iterator[Node]:
    earlier = old.by_id
    for node in new.nodes:
        was = earlier.get(node.id)
        if was is None:
            yield replace(node, mark=Mark.ADDED)
        elif was != node or _state(before, node.id) != _state(after, node.id):
            yield replace(node, mark=Mark.CHANGED)
        else:
            yield node
    yield from (replace(was, mark=Mark.REMOVED) for was in old.nodes if was.id not in new.by_id)


def _state(version: Version, state: StateId) -> tuple[object, tuple[Step | None, ...]]:
    """Return all that a state says: itself, and the steps that its name stands for."""
    found, flow = version.flow.states[state], version.flow
    if not isinstance(found, Outcome):
        return found, ()
    names = (*found.closed, *found.steps, *found.call_with, *found.avoid, *found.afterwards)
    return found, tuple(flow.steps.get(name) for name in (*names, *flow.closing))


def _arrows(old: Diagram, new: Diagram) -> Iterator[Arrow]:
    earlier, later = _by_ends(old.arrows), _by_ends(new.arrows)
    for ends, arrow in later.items():
        was = earlier.get(ends)
        if was is None:
            yield replace(arrow, mark=Mark.ADDED)
        elif was != arrow:
            yield replace(arrow, words=tuple(_words(was, arrow)), mark=Mark.CHANGED)
        else:
            yield arrow
    for ends, was in earlier.items():
        if ends not in later:
            yield replace(was, mark=Mark.REMOVED)


def _by_ends(arrows: Iterable[Arrow]) -> Mapping[tuple[StateId, StateId], Arrow]:
    return {(each.source, each.target): each for each in arrows}


def _words(was: Arrow, now: Arrow) -> Iterator[str]:
    yield from (word if word in was.words else f"+ {word}" for word in now.words)
    yield from (f"− {word}" for word in was.words if word not in now.words)


def _always(old: Diagram, new: Diagram) -> Iterator[tuple[Standing, Mark]]:
    earlier = {each.id: each for each in old.always}
    for standing in new.always:
        was = earlier.pop(standing.id, None)
        if was is None:
            yield standing, Mark.ADDED
        elif replace(was, edges=standing.edges) != standing:
            yield standing, Mark.CHANGED
        else:
            yield standing, Mark.PLAIN
    yield from ((was, Mark.REMOVED) for was in earlier.values())


def _noted(standing: Standing, mark: Mark, p: Phrases) -> Standing:
    note = "" if mark == Mark.PLAIN else f"{SIGNS[mark]} {p.marks[mark]}"
    return replace(standing, note=note)


def _marks(marked: Iterable[Node | Arrow]) -> tuple[Mark, ...]:
    return tuple(each.mark for each in marked)


def _heading(boxes: tuple[Mark, ...], arrows: tuple[Mark, ...], view: View) -> str:
    kinds = (Mark.ADDED, Mark.REMOVED, Mark.CHANGED)
    counts = [where.count(kind) for where in (boxes, arrows) for kind in kinds]
    p = phrases(view.lang)
    return p.changes.format(*counts) if any(counts) else p.no_changes
