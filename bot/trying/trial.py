"""What the page asks and what it is answered: JSON in, JSON out, without a word of the web."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.clock import local
from bot.dialogue.session import to_json
from bot.html import el, join
from bot.language import DA, EN, Lang
from bot.library import Library
from bot.plan.places import alphabetic
from bot.problems import Problem, Severity
from bot.trying.chat import chat
from bot.trying.codec import Json, NotUnderstood, event_of, object_of, session_of, text_of
from bot.trying.conversation import Setup, talked
from bot.trying.page import Asked, flow_of, page
from bot.trying.side import counted, explanation, marks, problems
from bot.trying.words import page_words
from bot.trying.workbench import ChangedOnDisk, OpenFile, Standing, Workbench, lines_of
from bot.words import day_in_words, time_of_day

ReadTime = Callable[[str, Lang], datetime]
"""Reads what stands in the field for the time; raises `Unreadable`."""


class Unreadable(ValueError):
    """The text names no moment; the message says what would."""


class Trial:
    """Answers the page, from the files on the workbench."""

    def __init__(self, bench: Workbench, read_time: ReadTime, asked: Asked) -> None:
        """Answer from *bench*; *asked* is as what the page begins."""
        self._bench = bench
        self._read_time = read_time
        self._asked = asked
        self.answers: Mapping[str, Callable[[Json], Json]] = {
            "turn": self.turn,
            "state": self.state,
            "open": self.open,
            "check": self.check,
            "save": self.save,
        }

    def page(self, query: Mapping[str, str]) -> str:
        """Return the page as its address asks for it."""
        first = self._asked
        asked = Asked(
            lang=_lang(query.get("lang", first.lang)),
            flow=query.get("flow", first.flow),
            place=query.get("place", first.place),
            at=query.get("at", first.at)[:100],
            link=query.get("link", first.link),
        )
        standing = self._bench.look()
        return page(standing.library, tuple(standing.files), asked)

    def turn(self, sent: Json) -> Json:
        """Make one turn of the conversation, and tell why it stands so."""
        asked = object_of(sent.get("setup"))
        lang, library = _lang(text_of(asked, "lang")), self._bench.look().library
        if library is None:
            said = el("p", page_words(lang).nothing_usable, class_="notice")
            return {"session": None, "chat": said, "why": "", "at": "", "wrong": ""}
        try:
            at, wrong = self._read_time(text_of(asked, "at")[:100], lang), ""
        except Unreadable as error:
            at, wrong = self._read_time("", lang), str(error)
        setup = _setup(library, asked, lang, at)
        talk = talked(library, setup, session_of(sent.get("session")), event_of(sent.get("event")))
        clock = f"{day_in_words(local(at).date(), lang)} {local(at).year}, {time_of_day(at, lang)}"
        return {
            "session": None if talk.session is None else to_json(talk.session),
            "place": talk.place,
            "flow": setup.flow,
            "chat": chat(talk, _names(library), lang),
            "why": explanation(talk.why, lang),
            "at": clock,
            "wrong": wrong,
        }

    def state(self, sent: Json) -> Json:
        """Tell how the content stands; only its version where the page knows the rest."""
        lang, standing = _lang(text_of(sent, "lang")), self._bench.look()
        known = f"{standing.version}"
        if text_of(sent, "version") == known:
            return {"version": known}
        p = page_words(lang)
        shown = problems(standing.problems, lines_of(standing.files), lang)
        banner = ""
        if standing.broken:
            banner = p.nothing_usable if standing.library is None else p.broken
        count = counted(standing.problems, lang)
        return {
            "version": known,
            "files": list(standing.files),
            "problems": shown if count else join(el("p", p.no_problems, class_="fine"), shown),
            "health": count or p.no_problems,
            "level": _level(standing.problems),
            "banner": banner,
        }

    def open(self, sent: Json) -> Json:
        """Return a file to edit."""
        found = self._bench.open(text_of(sent, "name"))
        if found is None:
            return {"error": page_words(_lang(text_of(sent, "lang"))).cannot_open}
        return {**_in_json(found), **self._judged(found.name, found.text, sent)}

    def check(self, sent: Json) -> Json:
        """Tell what is wrong in a text as it is typed; nothing is written."""
        return self._judged(text_of(sent, "name"), text_of(sent, "text"), sent)

    def save(self, sent: Json) -> Json:
        """Write a file, unless the disk holds another text than the one that was opened."""
        p = page_words(_lang(text_of(sent, "lang")))
        name, text = text_of(sent, "name"), text_of(sent, "text")
        try:
            saved = self._bench.save(name, text, text_of(sent, "digest"))
        except ChangedOnDisk:
            return {"error": p.changed_on_disk, "changed": True}
        except KeyError as error:
            raise NotUnderstood("no such file") from error
        except (OSError, UnicodeError) as error:
            return {"error": p.cannot_save.format(why=error)}
        return _in_json(saved)

    def _judged(self, name: str, text: str, sent: Json) -> Json:
        lang = _lang(text_of(sent, "lang"))
        standing = self._bench.look()
        try:
            found = self._bench.typed(name, text)
        except KeyError as error:
            raise NotUnderstood("no such file") from error
        return _told(name, text, found, standing, lang)


def _told(name: str, text: str, found: Sequence[Problem], standing: Standing, lang: Lang) -> Json:
    p, lines = page_words(lang), lines_of(standing.files, name, text)
    here = [each for each in found if each.where.path == name]
    others = [
        each
        for each in found
        if each.where.path != name
        and each.severity != Severity.NOTE
        and each not in standing.problems
    ]
    fine = "" if counted(here, lang) else el("p", p.as_typed_fine, class_="fine")
    elsewhere = (el("h4", p.elsewhere), problems(others, lines, lang)) if others else ()
    return {
        "typed": join(fine, problems(here, lines, lang), *elsewhere),
        "marks": marks(here, lines, lang),
    }


def _setup(library: Library, asked: Json, lang: Lang, at: datetime) -> Setup:
    flow = flow_of(library, text_of(asked, "flow"))
    if flow is None:
        raise NotUnderstood("there is no flow")
    place, link = text_of(asked, "place"), text_of(asked, "link")
    known = place in ("unknown", "abroad") or library.places.get(place) is not None
    return Setup(flow.id, lang, at, place if known else "", link if link in flow.links else "")


def _names(library: Library) -> tuple[str, ...]:
    return tuple(sorted((p.name for p in library.places.by_code.values()), key=alphabetic))


def _level(found: tuple[Problem, ...]) -> str:
    return max((each.severity for each in found), default=Severity.NOTE).name.lower()


def _in_json(found: OpenFile) -> Json:
    return {"name": found.name, "text": found.text, "digest": found.digest}


def _lang(said: str) -> Lang:
    return EN if said == EN else DA
