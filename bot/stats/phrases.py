"""The words around the counts, in Danish and English."""

from dataclasses import dataclass

from bot.language import DA, Lang
from bot.stats.model import Hour, Kind


@dataclass(frozen=True, slots=True)
class Phrases:
    """What the table and the picture say."""

    heading: str
    conversations: str
    kinds: dict[Kind, str]
    hours: dict[str, str]
    not_asked: str
    unknown: str
    abroad: str
    ended: str
    left: str
    rest: str
    no_week: str
    no_such_week: str
    weeks: str
    rule: str


_DANISH = Phrases(
    heading="Samtaler i uge {week}",
    conversations="{number} samtaler",
    kinds={Kind.MUNICIPALITY: "Kommune", Kind.END: "Hvor de endte", Kind.HOUR: "Tid på døgnet"},
    hours={
        Hour.DAY: "hverdage 8–16",
        Hour.EVENING: "hverdage 16–22",
        Hour.NIGHT: "hverdage 22–8",
        Hour.WEEKEND: "lørdag og søndag",
    },
    not_asked="kom ikke til spørgsmålet",
    unknown="ved det ikke",
    abroad="uden for Danmark",
    ended="svar: {what}",
    left="stoppede ved »{what}«",
    rest="alle andre tilsammen",
    no_week="Ingen uge er lukket endnu. En uge lukkes 72 timer efter søndag.",
    no_such_week="{week} er ikke lukket, ikke gemt, eller havde færre end {least} samtaler",
    weeks="Lukkede uger",
    rule="Tal under {few} vises ikke, og mindst ét mere holdes tilbage, så ingen kan regnes ud.",
)

_ENGLISH = Phrases(
    heading="Conversations in week {week}",
    conversations="{number} conversations",
    kinds={
        Kind.MUNICIPALITY: "Municipality",
        Kind.END: "Where they ended",
        Kind.HOUR: "Time of day",
    },
    hours={
        Hour.DAY: "weekdays 8–16",
        Hour.EVENING: "weekdays 16–22",
        Hour.NIGHT: "weekdays 22–8",
        Hour.WEEKEND: "Saturday and Sunday",
    },
    not_asked="did not come to the question",
    unknown="does not know",
    abroad="outside Denmark",
    ended="answer: {what}",
    left='stopped at "{what}"',
    rest="all others together",
    no_week="No week is closed yet. A week is closed 72 hours after Sunday.",
    no_such_week="{week} is not closed, not kept, or had fewer than {least} conversations",
    weeks="Closed weeks",
    rule="Numbers below {few} are not shown, and at least one more is withheld, so that nobody can"
    " be worked out.",
)


def phrases(lang: Lang) -> Phrases:
    """Return the phrases in *lang*."""
    return _DANISH if lang == DA else _ENGLISH
