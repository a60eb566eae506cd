"""What a counted value is called for people; a value that content no longer knows keeps its id."""

from bot.conditions import ABROAD, UNKNOWN
from bot.flow.model import AreaQuestion, FlowId, PlaceQuestion, Question, StateId, Summary, Urgency
from bot.language import Lang, in_language
from bot.library import Library
from bot.plan.model import MunicipalityCode
from bot.stats.counting import ENDED
from bot.stats.model import Kind
from bot.stats.phrases import phrases


def named(kind: Kind, value: str, library: Library, lang: Lang) -> str:
    """Return *value* of *kind* in words."""
    match kind:
        case Kind.MUNICIPALITY:
            return _place(value, library, lang)
        case Kind.END:
            return _end(value, library, lang)
        case Kind.HOUR:
            return phrases(lang).hours.get(value, value)


def _place(value: str, library: Library, lang: Lang) -> str:
    p = phrases(lang)
    special = {"": p.not_asked, UNKNOWN: p.unknown, ABROAD: p.abroad}
    place = library.places.get(MunicipalityCode(value))
    return special.get(value, value) if place is None else place.name


def _end(value: str, library: Library, lang: Lang) -> str:
    p = phrases(lang)
    how, _, rest = value.partition("/")
    if how == ENDED:
        urgency = library.vocabulary.urgencies.get(Urgency(rest))
        return p.ended.format(what=in_language(urgency, lang) if urgency else rest)
    return p.left.format(what=_question(rest, library, lang))


def _question(rest: str, library: Library, lang: Lang) -> str:
    """Return the title of the flow's state named by *rest*, which is "flow/state"."""
    name, _, state = rest.partition("/")
    flow = library.flows.get(FlowId(name))
    found = flow.states.get(StateId(state)) if flow is not None else None
    match found:
        case Question() | PlaceQuestion() | AreaQuestion():
            return in_language(found.prompt.short, lang)
        case Summary():
            return in_language(found.title, lang)
        case _:
            return rest
