"""One event, one turn.

`step` is total: any event in any state gives a reply and never an exception, because a
worried person must never meet silence. It is pure: the same session, event, instant and
content give the same turn, so every path can be proven and every fault replayed.

In order: an expired session begins again and says so; a changed flow is met by the
version that the session is pinned to, else its answers are used again, question by
question; an old button gets the current screen; then the walk moves (`walk.py`), and
the screen of the new place is rendered (`view.py`). Contacts are never kept in a
session: they are read from the newest plan each time a screen is rendered.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never

from bot.clock import check_aware
from bot.dialogue import typed
from bot.dialogue.events import (
    Back,
    Browse,
    Change,
    Choose,
    Done,
    Event,
    Forget,
    Help,
    Insight,
    Interrupt,
    NoAnswer,
    Privacy,
    Restart,
    Resume,
    Review,
    Show,
    Speak,
    Stamp,
    Start,
    Toggle,
    Unreadable,
    Why,
    Write,
)
from bot.dialogue.nextcontact import after
from bot.dialogue.personal import looks_personal
from bot.dialogue.replies import About, Farewell, Notice, Reply, Screen, ShowOutcome
from bot.dialogue.session import Answer, Session
from bot.dialogue.view import View
from bot.dialogue.walk import Path, Walk, Walked
from bot.flow.machine import RESUME, Edge, NotAccepted, rulebook
from bot.flow.model import ChoiceId, Flow, FlowId, Question, StateId, Summary
from bot.language import Lang, in_language
from bot.library import Library
from bot.plan.model import MunicipalityCode
from bot.words import LANGUAGES, other, words

IDLE = timedelta(hours=24)
"""A session that has been silent for longer is not gone on with (data map, fault catalogue 4)."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one event caused. *session* None means: delete it. The screen is the last reply."""

    session: Session | None
    replies: tuple[Reply, ...]
    path: tuple[Edge, ...] = ()


def begin(library: Library, flow: FlowId, event: Event, now: datetime, lang: Lang) -> Turn:
    """Return the first turn of somebody who has no session.

    *event* is what reached us first: mostly `Start`, but also a button of an expired
    session, or the acute one, which is answered at once.
    """
    payload = event.payload if isinstance(event, Start) else ""
    session = _fresh(library, library.flows[flow], payload, lang, turn=1, now=now)
    match event:
        case Start() | Show() | Back() | Resume() | Restart() | Review() | Change() | NoAnswer():
            return _Talk(library, session, now).shown()
        case Choose() | Toggle() | Done() | Browse():
            return _Talk(library, session, now).noticed(About.EXPIRED, words(lang).expired)
        case Write(text):
            return _Talk(library, session, now).not_understood(text)
        case _:
            return step(library, session, event, now)


def step(library: Library, session: Session, event: Event, now: datetime) -> Turn:
    """Return the turn that *event* causes in *session* at *now* (aware)."""
    check_aware(now)
    if now - session.seen > IDLE:
        return begin(library, session.flow, _after_silence(event), now, session.lang)
    talk = _Talk(library, replace(session, seen=now), now)
    if talk.outdated:
        return talk.replayed()
    return talk.answer(event)


def replay(library: Library, session: Session, now: datetime) -> Turn:
    """Return *session* in the newest version of its flow, its answers used again by question."""
    return _Talk(library, replace(session, seen=now), now).replayed()


def _after_silence(event: Event) -> Event:
    passes = isinstance(event, Start | Interrupt | Forget | Insight | Privacy | Help | Speak)
    return event if passes else Browse("", Stamp(""))


def _fresh(
    library: Library, flow: Flow, payload: str, lang: Lang, *, turn: int, now: datetime
) -> Session:
    offered, link = _offer(library, flow, payload)
    blank = Session(flow.id, flow.digest, lang, flow.initial, turn, now, offered=offered, link=link)
    begun = Walk(library, flow, flow.links.get(link or "")).begin()
    return replace(blank, state=begun.state, path=begun.path)


def _offer(
    library: Library, flow: Flow, payload: str
) -> tuple[MunicipalityCode | None, str | None]:
    """Return the municipality and the link that a deep link's *payload* names, such as "0740-ansat"."""
    parts = payload.split("-") if len(payload) <= 64 else []
    codes = [MunicipalityCode(part) for part in parts if part in library.plans]
    links = [part for part in parts if part in flow.links]
    return (codes[0] if codes else None, links[0] if links else None)


class _Talk:
    """One session at one instant, with everything that a turn needs at hand."""

    def __init__(self, library: Library, session: Session, now: datetime) -> None:
        self._library = library
        self._session = session
        self._now = now
        newest = library.flows[session.flow]
        pinned = library.version(session.flow, session.digest)
        self.outdated = pinned is None or session.state not in pinned.states
        self._flow = newest if pinned is None else pinned
        self._walk = Walk(library, self._flow, self._flow.links.get(session.link or ""))
        self._words = words(session.lang)

    def answer(self, event: Event) -> Turn:
        match event:
            case Choose(choices, stamp):
                return self._current(stamp, lambda: self._chosen(choices))
            case Toggle(choice, on, stamp):
                return self._current(stamp, lambda: self._toggled(choice, on=on))
            case Done(stamp):
                return self._current(stamp, lambda: self._chosen(self._session.ticked))
            case Browse(group, stamp):
                return self._current(stamp, lambda: self.shown(screen=self._view().group(group)))
            case Write(text):
                return self._written(text)
            case Interrupt(which):
                return self._interrupted(which if which is not None else self._flow.acute)
            case Resume():
                return self._resumed()
            case Back():
                return self._back()
            case Change(question):
                return self._changed(question)
            case Start(payload):
                return self._begun(payload)
            case Restart():
                return self._begun(self._session.offered or "")
            case Forget():
                return self._forgotten()
            case _:
                return self._told(event)

    def _told(self, event: Event) -> Turn:
        """Answer what changes nothing but what is on screen."""
        match event:
            case Show():
                return self.shown()
            case Review():
                return self.shown(screen=self._view().review())
            case Why():
                return self._noticed_as_is(About.WHY, self._view().why())
            case NoAnswer(contact):
                return self._next_contact(contact)
            case Speak(lang):
                return self._spoken(lang)
            case Insight():
                return self._insight()
            case Privacy():
                return self._noticed_as_is(About.PRIVACY, self._words.privacy)
            case Help():
                return self.noticed(About.HELP, self._words.help)
            case Unreadable():
                return self.noticed(About.MISUNDERSTOOD, self._words.unreadable)
            case (
                Choose()
                | Toggle()
                | Done()
                | Browse()
                | Write()
                | Interrupt()
                | Resume()
                | Back()
                | Change()
                | Start()
                | Restart()
                | Forget()
            ):
                return self.shown()
            case _:
                assert_never(event)

    # --- moving ---------------------------------------------------------------------

    def _current(self, stamp: Stamp, act: Callable[[], Turn]) -> Turn:
        """Do *act* where the button belongs to the present screen; else show that screen again."""
        if stamp != self._session.stamp:
            return self._noticed_as_is(About.OLD_BUTTON, self._words.old_button)
        return act()

    def _chosen(self, choices: tuple[ChoiceId, ...]) -> Turn:
        here = self._walk.at(self._session.state, self._path_with_interrupt())
        state = self._flow.states[self._session.state]
        try:
            there = self._walk.answer(here, self._none_chosen(choices))
        except NotAccepted:
            return self.shown()
        kept = tuple(answer for answer in self._session.kept if answer.state != state.id)
        onward, left = self._walk.resume_with(there, kept)
        return self._moved(onward, tuple(self._walk.asked(left)), onward.edges)

    def _none_chosen(self, choices: tuple[ChoiceId, ...]) -> tuple[ChoiceId, ...]:
        state = self._flow.states[self._session.state]
        return tuple(dict.fromkeys(choices)) if isinstance(state, Question) else choices

    def _path_with_interrupt(self) -> Path:
        """Return the path, with the interrupt on it where the person goes on from its outcome."""
        session = self._session
        if session.return_to is None:
            return session.path
        pressed = next(each.id for each in self._flow.always if each.to == session.state)
        return (*session.path, Answer(session.return_to, (pressed,)))

    def _toggled(self, choice: ChoiceId, *, on: bool) -> Turn:
        state = self._flow.states[self._session.state]
        if not isinstance(state, Question) or not state.many:
            return self.shown()
        wanted = {*self._session.ticked, choice} if on else {*self._session.ticked} - {choice}
        ticked = tuple(each.id for each in state.choices if each.id in wanted)
        return self._with(replace(self._session, ticked=ticked)).shown()

    def _interrupted(self, which: ChoiceId) -> Turn:
        session = self._session
        here = self._walk.at(session.state, session.path)
        try:
            there = self._walk.interrupt(here, which)
        except NotAccepted:
            return self.shown()
        if there.state == session.state:
            return self.shown()
        return_to = session.return_to if session.return_to is not None else session.state
        moved = replace(session, state=there.state, return_to=return_to, turn=session.turn + 1)
        return self._with(moved).shown(edges=there.edges)

    def _resumed(self) -> Turn:
        session = self._session
        if session.return_to is None:
            return self.shown()
        here = self._walk.at(session.state, session.path)
        state = rulebook(self._flow).fire(session.state, RESUME, here.facts, session.return_to)
        edge = Edge(session.state, RESUME, state)
        moved = replace(session, state=state, return_to=None, turn=session.turn + 1)
        return self._with(moved).shown(edges=(edge,))

    def _back(self) -> Turn:
        session = self._session
        if session.return_to is not None:
            return self._resumed()
        path, dropped = self._without_last(session.path)
        if dropped is None:
            return self.shown()
        return_to = None
        if path and self._walk.is_interrupt(path[-1]):
            return_to, path = path[-1].state, path[:-1]
        later = (each for each in session.kept if each.state != dropped.state)
        kept = tuple(self._walk.asked((dropped, *later)))
        there = self._walk.at(dropped.state, path)
        return self._moved(there, kept, (), return_to=return_to)

    def _without_last(self, path: Path) -> tuple[Path, Answer | None]:
        """Return *path* before its last answer, and that answer; forks leave no trace."""
        for index in range(len(path) - 1, -1, -1):
            answer = path[index]
            if self._answered_by_hand(answer):
                return path[:index], answer
        return path, None

    def _answered_by_hand(self, answer: Answer) -> bool:
        return bool(self._walk.offered(self._flow.states[answer.state], ()))

    def _changed(self, question: StateId) -> Turn:
        session = self._session
        index = next((i for i, each in enumerate(session.path) if self._asks(each, question)), None)
        if index is None:
            return self.shown()
        later = session.path[index:]
        kept = tuple(each for each in later if not self._is_summary(each))
        there = self._walk.at(question, session.path[:index])
        return self._moved(there, kept, ())

    def _asks(self, answer: Answer, question: StateId) -> bool:
        return answer.state == question and answer in tuple(self._walk.asked((answer,)))

    def _is_summary(self, answer: Answer) -> bool:
        return isinstance(self._flow.states[answer.state], Summary)

    def _begun(self, payload: str) -> Turn:
        session = self._session
        newest = self._library.flows[session.flow]
        fresh = _fresh(
            self._library, newest, payload, session.lang, turn=session.turn + 1, now=self._now
        )
        return _Talk(self._library, fresh, self._now).shown()

    def replayed(self) -> Turn:
        """Return the session in the newest flow: its answers are used again, by question."""
        session, newest = self._session, self._library.flows[self._session.flow]
        walk = Walk(self._library, newest, newest.links.get(session.link or ""))
        there, left = walk.rebuild(_renamed(newest, session.path))
        moved = replace(
            session,
            digest=newest.digest,
            state=there.state,
            path=there.path,
            kept=left,
            ticked=(),
            return_to=None,
            turn=session.turn + 1,
        )
        talk = _Talk(self._library, moved, self._now)
        return talk.noticed(About.CHANGED, self._words.changed)

    def _moved(
        self,
        there: Walked,
        kept: Path,
        edges: tuple[Edge, ...],
        return_to: StateId | None = None,
    ) -> Turn:
        ticked = next((each.choices for each in kept if each.state == there.state), ())
        state = self._flow.states[there.state]
        moved = replace(
            self._session,
            state=there.state,
            path=there.path,
            kept=kept,
            ticked=ticked if isinstance(state, Question) and state.many else (),
            return_to=return_to,
            turn=self._session.turn + 1,
        )
        return self._with(moved).shown(edges=edges)

    # --- typed text -----------------------------------------------------------------

    def _written(self, text: str) -> Turn:
        state, view = self._flow.states[self._session.state], self._view()
        meant = typed.meaning(text, state, view.options(), self._flow.always, self._library.places)
        match meant:
            case typed.Chosen(choices):
                return self._chosen(choices)
            case typed.Pressed(interrupt):
                return self._interrupted(interrupt)
            case typed.Several(places):
                notice = Notice(About.MISUNDERSTOOD, self._words.which_place)
                return self.shown(notice, screen=view.places(places))
            case typed.PointsOut(label):
                hint = self._words.did_you_mean.replace("{label}", label)
                return self.noticed(About.MISUNDERSTOOD, hint)
            case typed.Personal():
                return self.noticed(About.PERSONAL, self._words.personal)
            case typed.NoMatch():
                return self.noticed(About.MISUNDERSTOOD, self._words.misunderstood)
            case _:
                assert_never(meant)

    def not_understood(self, text: str) -> Turn:
        """Return the first screen to somebody who began by typing; nothing of it is an answer."""
        if looks_personal(text):
            return self.noticed(About.PERSONAL, self._words.personal)
        return self.noticed(About.MISUNDERSTOOD, self._words.misunderstood)

    # --- telling --------------------------------------------------------------------

    def shown(
        self, *notices: Notice, screen: Screen | None = None, edges: tuple[Edge, ...] = ()
    ) -> Turn:
        """Return the present screen, under *notices*."""
        present = screen if screen is not None else self._view().screen()
        return Turn(self._session, (*notices, present), edges)

    def noticed(self, about: About, text: str) -> Turn:
        """Return the present screen under a notice that carries the flow's alarm line."""
        return self._noticed_as_is(about, text.replace("{alarm}", self._alarm()))

    def _noticed_as_is(self, about: About, text: str) -> Turn:
        return self.shown(Notice(about, text))

    def _spoken(self, lang: Lang | None) -> Turn:
        wanted = lang if lang is not None else other(self._session.lang)
        known = wanted if wanted in LANGUAGES else self._session.lang
        return self._with(replace(self._session, lang=known)).shown()

    def _insight(self) -> Turn:
        answers = [
            self._words.kept_answers.format(short=each.short, answer=each.answer)
            for each in self._view().answered()
        ]
        return self._noticed_as_is(
            About.INSIGHT, "\n".join((self._words.kept, *answers, self._words.kept_life))
        )

    def _next_contact(self, contact: str) -> Turn:
        screen = self._view().screen()
        following = after(screen.contacts, contact) if isinstance(screen, ShowOutcome) else None
        if following is None:
            return self.noticed(About.NEXT_CONTACT, self._words.no_next_contact)
        said = " · ".join(
            part for part in (following.phone, following.title, following.hours) if part
        )
        return self._noticed_as_is(
            About.NEXT_CONTACT, self._words.next_contact.replace("{contact}", said)
        )

    def _forgotten(self) -> Turn:
        farewell = Farewell(self._session.lang, self._words.forgotten, self._words.begin)
        return Turn(None, (farewell,))

    def _alarm(self) -> str:
        return in_language(self._flow.alarm, self._session.lang)

    def _view(self) -> View:
        return View(self._library, self._walk, self._session, self._now)

    def _with(self, session: Session) -> "_Talk":
        return _Talk(self._library, session, self._now)


def _renamed(flow: Flow, path: Path) -> Path:
    """Return *path* with the ids that *flow* has renamed."""

    def newest(name: str) -> str:
        return flow.renamed.get(name, name)

    return tuple(
        Answer(StateId(newest(each.state)), tuple(ChoiceId(newest(c)) for c in each.choices))
        for each in path
        if newest(each.state) in flow.states
    )
