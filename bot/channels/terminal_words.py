"""The terminal's own words and commands, in each language; screens have the core's words."""

from dataclasses import dataclass
from enum import StrEnum

from bot.language import DA, EN, Lang


class Command(StrEnum):
    """What can be typed on every screen."""

    ACUTE = "acute"
    BACK = "back"
    WHY = "why"
    CHANGE = "change"
    NO_ANSWER = "no_answer"
    LANGUAGE = "language"
    FORGET = "forget"
    RESTART = "restart"
    INSIGHT = "insight"
    HAND_OVER = "hand_over"
    PRIVACY = "privacy"
    HELP = "help"
    QUIT = "quit"


SPELLINGS: dict[str, Command] = {
    "a": Command.ACUTE,
    "akut": Command.ACUTE,
    "akut fare": Command.ACUTE,
    "acute": Command.ACUTE,
    "immediate danger": Command.ACUTE,
    "t": Command.BACK,
    "tilbage": Command.BACK,
    "b": Command.BACK,
    "back": Command.BACK,
    "?": Command.WHY,
    "hvorfor": Command.WHY,
    "hvorfor spørger i": Command.WHY,
    "why": Command.WHY,
    "ret": Command.CHANGE,
    "change": Command.CHANGE,
    "svarer ikke": Command.NO_ANSWER,
    "virkede ikke": Command.NO_ANSWER,
    "no answer": Command.NO_ANSWER,
    "sprog": Command.LANGUAGE,
    "language": Command.LANGUAGE,
    "english": Command.LANGUAGE,
    "dansk": Command.LANGUAGE,
    "slet": Command.FORGET,
    "delete": Command.FORGET,
    "forfra": Command.RESTART,
    "restart": Command.RESTART,
    "start over": Command.RESTART,
    "indsigt": Command.INSIGHT,
    "noter": Command.HAND_OVER,
    "notes": Command.HAND_OVER,
    "insight": Command.INSIGHT,
    "privatliv": Command.PRIVACY,
    "privacy": Command.PRIVACY,
    "hjælp": Command.HELP,
    "hjaelp": Command.HELP,
    "help": Command.HELP,
    "x": Command.QUIT,
    "slut": Command.QUIT,
    "quit": Command.QUIT,
    "exit": Command.QUIT,
}
"""Every spelling works in every language; a slash before it is allowed."""


@dataclass(frozen=True, slots=True)
class TerminalWords:
    """What only the terminal says."""

    answer: str
    answer_one_of: str
    or_: str
    tick_by_number: str
    tick_by_key: str
    choose_by_key: str
    see_list: str
    enter: str
    change_one: str
    see_above: str
    numbers_again: str
    no_reminder: str
    back: str
    why: str
    change: str
    no_answer: str
    notes: str
    language: str
    restart: str
    forget: str
    privacy: str
    help: str
    leave: str
    left: str
    saved: str
    saved_unended: str


_WORDS = {
    DA: TerminalWords(
        answer="Svar",
        answer_one_of="Svar ({keys})",
        or_="eller",
        tick_by_number="Skriv numrene, fx 1 3",
        tick_by_key="Pil op og ned, mellemrum sætter kryds, Enter går videre.",
        choose_by_key="Pil op og ned, Enter vælger. Du kan også skrive.",
        see_list="Eller se listen: skriv {groups}",
        enter="Enter",
        change_one="ret {number} = ret et svar",
        see_above="Se nr. {numbers} ovenfor.",
        numbers_again="Numrene igen",
        no_reminder="Her kan vi ikke minde dig om det. Skriv selv ned, hvornår de åbner.",
        back="t",
        why="?",
        change="ret",
        no_answer="svarer ikke {number} = se den næste",
        notes="noter = til mine noter",
        language="English",
        restart="forfra",
        forget="slet",
        privacy="privatliv",
        help="hjælp",
        leave="x = slut",
        left="Samtalen er slut, og svarene er slettet.",
        saved="Gemt som scenarie i {path}",
        saved_unended="Samtalen nåede ikke til en afslutning: scenariet siger kun, hvor den stod.",
    ),
    EN: TerminalWords(
        answer="Answer",
        answer_one_of="Answer ({keys})",
        or_="or",
        tick_by_number="Write the numbers, such as 1 3",
        tick_by_key="Arrows up and down, space ticks, Enter goes on.",
        choose_by_key="Arrows up and down, Enter chooses. You can also type.",
        see_list="Or see the list: write {groups}",
        enter="Enter",
        change_one="change {number} = change an answer",
        see_above="See no. {numbers} above.",
        numbers_again="The numbers again",
        no_reminder="We cannot remind you here. Write down yourself when they open.",
        back="b",
        why="?",
        change="change",
        no_answer="no answer {number} = see the next one",
        notes="notes = for my notes",
        language="dansk",
        restart="restart",
        forget="delete",
        privacy="privacy",
        help="help",
        leave="x = leave",
        left="The conversation is over, and the answers are deleted.",
        saved="Saved as a scenario in {path}",
        saved_unended="The conversation reached no ending: the scenario only says where it stood.",
    ),
}


def terminal_words(lang: Lang) -> TerminalWords:
    """Return the terminal's words in *lang*, Danish where it has none."""
    return _WORDS.get(lang, _WORDS[DA])
