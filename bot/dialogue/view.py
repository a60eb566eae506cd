"""The screen of a place in a flow: a question, the summary, or an outcome, ready to read."""

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from bot.conditions import ContactId
from bot.dialogue.ending import ending
from bot.dialogue.fold import AREA_UNKNOWN, PLACE_ABROAD, PLACE_UNKNOWN
from bot.dialogue.handover import hand_over
from bot.dialogue.length import questions_left
from bot.dialogue.reminding import whom
from bot.dialogue.replies import (
    Answered,
    Ask,
    Controls,
    Kind,
    Option,
    Screen,
    ShowOutcome,
    ShowSummary,
)
from bot.dialogue.session import Answer, Session
from bot.dialogue.text import fill
from bot.dialogue.walk import SUMMARY_SEEN, Walk, Walked
from bot.flow.model import (
    AreaQuestion,
    Asking,
    ChoiceId,
    Outcome,
    PlaceQuestion,
    Question,
    Summary,
)
from bot.language import Lang, Text, in_language
from bot.library import Library
from bot.plan.approval import approved_now
from bot.plan.model import AreaId, MunicipalityCode, Plan
from bot.plan.routing import desk
from bot.words import Words, words


class View:
    """Renders one session's place at one instant."""

    def __init__(self, library: Library, walk: Walk, session: Session, now: datetime) -> None:
        """Render *session* as it stands at *now* (aware)."""
        self._library = library
        self._walk = walk
        self._session = session
        self._now = now
        self._lang: Lang = session.lang
        self._words: Words = words(session.lang)
        self._here: Walked = walk.at(session.state, session.path)
        self._plan: Plan = walk.plan(session.path)

    def screen(self) -> Screen:
        """Return the screen of the session's state."""
        state = self._walk.flow.states[self._session.state]
        match state:
            case Question() | PlaceQuestion() | AreaQuestion():
                return self._ask(state, self._options(state))
            case Summary():
                go = Option(SUMMARY_SEEN, in_language(state.go, self._lang))
                return self._summary(in_language(state.title, self._lang), go)
            case Outcome():
                return self._outcome(state)
            case _:
                raise AssertionError(f"a session never rests in {state.id}")

    def places(self, codes: tuple[MunicipalityCode, ...]) -> Screen:
        """Return the place question with *codes* to choose from."""
        state = self._state()
        none = Option(PLACE_UNKNOWN, self._words.unknown_place)
        return self._ask(state, (*(self._place_option(code) for code in codes), none))

    def group(self, name: str) -> Screen:
        """Return the place question with the municipalities of one group."""
        groups = dict(self._library.places.groups())
        found = groups.get(name, ())
        return self.places(tuple(place.code for place in found)) if found else self.screen()

    def review(self) -> Screen:
        """Return the answers so far, with the way back to where the session is."""
        return self._summary(self._words.summary, Option(SUMMARY_SEEN, self._words.back_to_answer))

    def answered(self) -> tuple[Answered, ...]:
        """Return the answers so far in words."""
        return tuple(self._answered(answer) for answer in self._walk.asked(self._session.path))

    def why(self) -> str:
        """Return why the present question is asked."""
        state = self._walk.flow.states[self._session.state]
        if isinstance(state, Question | PlaceQuestion | AreaQuestion) and state.prompt.why:
            return self._fill(state.prompt.why)
        return self._words.no_why

    def options(self) -> tuple[Option, ...]:
        """Return what is offered on the present screen, in order."""
        state = self._walk.flow.states[self._session.state]
        if isinstance(state, Question | PlaceQuestion | AreaQuestion):
            return self._options(state)
        screen = self.screen()
        match screen:
            case ShowSummary(go=go):
                return (go,)
            case ShowOutcome(then=then):
                return then
            case _:
                return ()

    def _state(self) -> Asking:
        state = self._walk.flow.states[self._session.state]
        assert isinstance(state, Question | PlaceQuestion | AreaQuestion)
        return state

    def _ask(self, state: Asking, options: tuple[Option, ...]) -> Ask:
        answered = frozenset(answer.state for answer in self._walk.asked(self._session.path))
        number = len(answered - {state.id}) + 1
        left = questions_left(self._walk.flow, state.id, self._here.facts, answered - {state.id})
        first = state.id == self._walk.flow.initial and not answered
        return Ask(
            state=state.id,
            stamp=self._session.stamp,
            lang=self._lang,
            kind=kind_of(state),
            number=number,
            at_most=0 if first else number - 1 + left,
            greeting=in_language(self._walk.flow.greeting, self._lang) if first else "",
            prompt=self._fill(state.prompt.ask),
            help=self._fill(state.prompt.help) if state.prompt.help else "",
            options=options,
            groups=self._groups() if isinstance(state, PlaceQuestion) else (),
            chosen=tuple(option.label for option in options if option.ticked),
            controls=self._controls(back=self._can_go_back(), why=True),
        )

    def _options(self, state: Asking) -> tuple[Option, ...]:
        match state:
            case Question():
                ticked = self._session.ticked if state.many else None
                return tuple(
                    Option(
                        choice.id,
                        in_language(choice.label, self._lang),
                        None if ticked is None else choice.id in ticked,
                    )
                    for choice in state.choices
                )
            case PlaceQuestion():
                return self._place_options()
            case AreaQuestion():
                return self._area_options()
            case _:
                assert_never(state)

    def _place_options(self) -> tuple[Option, ...]:
        offered = self._session.offered
        first = (self._place_option(offered),) if offered is not None else ()
        return (
            *first,
            Option(PLACE_UNKNOWN, self._words.unknown_place),
            Option(PLACE_ABROAD, self._words.abroad),
        )

    def _place_option(self, code: MunicipalityCode) -> Option:
        place = self._library.places.by_code[code]
        return Option(ChoiceId(code), place.name)

    def _area_options(self) -> tuple[Option, ...]:
        areas = tuple(
            Option(ChoiceId(area), in_language(label, self._lang))
            for area, label in self._plan.areas.items()
        )
        return (*areas, Option(AREA_UNKNOWN, self._words.unknown_area))

    def _groups(self) -> tuple[Option, ...]:
        return tuple(Option(ChoiceId(name), name) for name, _ in self._library.places.groups())

    def _summary(self, title: str, go: Option) -> ShowSummary:
        return ShowSummary(
            state=self._session.state,
            stamp=self._session.stamp,
            lang=self._lang,
            title=title,
            answers=self.answered(),
            go=go,
            controls=self._controls(back=True),
        )

    def _answered(self, answer: Answer) -> Answered:
        state = self._walk.flow.states[answer.state]
        assert isinstance(state, Question | PlaceQuestion | AreaQuestion)
        labels = [self._label(state, choice) for choice in answer.choices]
        return Answered(
            state.id,
            in_language(state.prompt.short, self._lang),
            ", ".join(labels) or self._words.none_of_these,
        )

    def _label(self, state: Asking, choice: ChoiceId) -> str:
        if isinstance(state, PlaceQuestion):
            return self._place_label(choice)
        if isinstance(state, AreaQuestion):
            area = self._plan.areas.get(AreaId(choice))
            return in_language(area, self._lang) if area else self._words.unknown_area
        found = next((each.label for each in state.choices if each.id == choice), None)
        return in_language(found, self._lang) if found else choice

    def _place_label(self, choice: ChoiceId) -> str:
        if choice == PLACE_ABROAD:
            return self._words.abroad
        place = self._library.places.get(choice)
        return place.name if place is not None else self._words.unknown_place

    def _outcome(self, outcome: Outcome) -> ShowOutcome:
        flow, lang = self._walk.flow, self._lang
        parts = ending(self._library, flow, outcome, self._plan, self._here.facts, self._now, lang)
        urgency = self._library.vocabulary.urgencies.get(outcome.urgency)
        shown = ShowOutcome(
            state=outcome.id,
            stamp=self._session.stamp,
            lang=lang,
            urgency=outcome.urgency,
            urgency_name=in_language(urgency, lang) if urgency else outcome.urgency,
            title=self._fill(outcome.title),
            place=self._plan.place.name if self._plan.place else "",
            place_note=self._place_note(),
            alarm=in_language(flow.alarm, lang),
            closed=parts.closed,
            steps=parts.steps,
            call_with=parts.call_with,
            avoid=parts.avoid,
            afterwards=parts.afterwards,
            closing=parts.closing,
            then=tuple(Option(each.id, in_language(each.label, lang)) for each in outcome.then),
            shown_at=None if self._library.timeless else self._now,
            opens=parts.opens,
            controls=self._controls(back=self._can_go_back(), review=True),
        )
        return replace(
            shown, hand_over=hand_over(self.answered(), shown), remind=self._remind(shown)
        )

    def _remind(self, shown: ShowOutcome) -> tuple[ContactId, ...]:
        if shown.opens is None or shown.then:
            return ()
        return whom(shown.contacts, shown.opens, desk(self._plan), self._now)

    def _place_note(self) -> str:
        if self._plan.place is None:
            return ""
        if not self._plan.own:
            return self._words.no_local_plan
        return "" if approved_now(self._plan) else self._words.plan_not_approved

    def _can_go_back(self) -> bool:
        return self._walk.last_shown(self._session.path) is not None

    def _controls(self, *, back: bool, why: bool = False, review: bool = False) -> Controls:
        interrupted = self._session.return_to is not None
        return Controls(
            interrupts=tuple(
                Option(each.id, in_language(each.label, self._lang))
                for each in self._walk.flow.always
                if each.to != self._session.state
            ),
            acute=self._walk.flow.acute,
            back=back and not interrupted,
            resume=interrupted,
            why=why,
            review=review and bool(self.answered()),
        )

    def _fill(self, text: Text) -> str:
        return fill(text, self._plan, self._here.facts, self._lang)


def kind_of(state: Asking) -> Kind:
    """Return how *state* is answered."""
    match state:
        case Question():
            return Kind.MANY if state.many else Kind.ONE
        case PlaceQuestion():
            return Kind.PLACE
        case AreaQuestion():
            return Kind.AREA
        case _:
            assert_never(state)
