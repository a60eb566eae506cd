"""The longest question, summary, note for oneself and reminder of one flow under one plan.

As in `endings` every part is taken at its longest: all questions count as answered, and what
stands above a screen because somebody typed or asked something counts too. Above an ending
it may be too long for the same message; then it is one by itself, which is counted here.
"""

from collections.abc import Iterator

from bot.channels.telegram import reminder_message
from bot.channels.telegram.layout import size
from bot.channels.telegram.screens import Screens, notice, summary
from bot.check.uses import outcomes
from bot.dialogue.events import Stamp
from bot.dialogue.handover import contact_lines, hand_over
from bot.dialogue.insight import kept_in_words
from bot.dialogue.reminder import MOST
from bot.dialogue.reminding import ReminderScreen
from bot.dialogue.replies import (
    About,
    Answered,
    Ask,
    ContactCard,
    Controls,
    Notice,
    Option,
    ShowSummary,
)
from bot.dialogue.view import kind_of
from bot.flow.model import Asking, ChoiceId, Flow, Question, Summary
from bot.language import Lang, in_language
from bot.library import Library
from bot.limits import MESSAGE, units
from bot.onscreen.answers import longest_answers, questions
from bot.onscreen.bare import bare, first_half, second_half
from bot.onscreen.contacts import NUMBER, Blocks
from bot.onscreen.endings import SEPARATOR, Endings
from bot.onscreen.filling import filled, longest
from bot.onscreen.hours import EITHER, longest_moment
from bot.onscreen.whole import Whole
from bot.plan.model import Plan
from bot.problems import Location
from bot.words import full_moment_in_words, shown_in_words, words

ADDRESS = "https://" + "a" * 92
"""A page's address of a hundred characters, which the first screen names."""

NOTHING = Controls((), ChoiceId(""))


def in_notes(card: ContactCard, lang: Lang) -> Iterator[str]:
    """Yield *card* as it stands in the text for one's own notes."""
    return contact_lines(NUMBER, card, words(lang))


class Screenful:
    """The messages of one flow under one plan in one language, but for the endings themselves.

    *above* is the most UTF-16 units of what stands over a screen; no message is without it,
    so what is short enough with it leaves room for a message of it alone.
    """

    def __init__(self, library: Library, flow: Flow, plan: Plan, lang: Lang) -> None:
        """Write *flow* as *plan* fills it in."""
        self._library, self._flow, self._plan, self._lang = library, flow, plan, lang
        self._words = words(lang)
        self._answers = longest_answers(flow, plan, lang)
        self.above = max(size([notice(each, lang, False)]) for each in self._notices())

    def every(self) -> Iterator[Whole]:
        """Yield each message, at its longest."""
        yield from map(self._question, questions(self._flow))
        yield from self._summaries()
        yield from self._notes()
        yield from self._reminders()

    def _question(self, state: Asking) -> Whole:
        why = filled(state.prompt.why, self._plan, self._lang)
        above = max(self.above, units(why)) + SEPARATOR
        asked = max(size(Screens(ADDRESS).question(each)) for each in self._asks(state))
        where = state.lines.get(self._lang, state.where)
        return Whole(state.id, above + asked, state.id, asked, where)

    def _asks(self, state: Asking) -> Iterator[Ask]:
        """Yield *state* with its number; the first question too as it begins a conversation."""
        count = len(self._answers)
        greeting = in_language(self._flow.greeting, self._lang)
        for at_most in (count, 0) if state.id == self._flow.initial else (count,):
            yield Ask(
                state=state.id,
                stamp=Stamp(""),
                lang=self._lang,
                kind=kind_of(state),
                number=count,
                at_most=at_most,
                greeting=greeting,
                prompt=filled(state.prompt.ask, self._plan, self._lang),
                help=filled(state.prompt.help, self._plan, self._lang),
                options=(),
                groups=(),
                chosen=self._labels(state) if isinstance(state, Question) and state.many else (),
                controls=NOTHING,
            )

    def _labels(self, state: Question) -> tuple[str, ...]:
        return tuple(in_language(each.label, self._lang) for each in state.choices)

    def _summaries(self) -> Iterator[Whole]:
        """Yield the summaries; the answers so far, which can be asked for anywhere, are one."""
        flow, lang = self._flow, self._lang
        states = [each for each in flow.states.values() if isinstance(each, Summary)]
        named = [(each.id, in_language(each.title, lang), each.where) for each in states]
        for of, title, where in (*named, (flow.id, self._words.summary, flow.where)):
            go = Option(ChoiceId(""), "")
            shown = ShowSummary(flow.initial, Stamp(""), lang, title, self._answers, go, NOTHING)
            said = size(summary(shown))
            yield self._by_answers(of, self.above + SEPARATOR + said, where)

    def _by_answers(self, of: str, units_of_it: int, where: Location) -> Whole:
        """Return a message of answers; the question with the longest one is its largest part."""
        most = max(self._answers, key=_units, default=None)
        if most is None:
            return Whole(of, units_of_it, of, units_of_it, where)
        state = self._flow.states[most.question]
        return Whole(of, units_of_it, most.question, _units(most), state.where)

    def _notes(self) -> Iterator[Whole]:
        """Yield the text for one's own notes of each ending."""
        flow, plan, lang = self._flow, self._plan, self._lang
        called = Endings(self._library, flow, plan, lang, in_notes, wordless=True)
        for outcome in outcomes(flow):
            if outcome.then:
                continue
            heading = units(hand_over(self._answers, bare(flow, outcome, plan, lang)))
            heading += SEPARATOR + units(self._words.hand_over_call) + 1
            found = called.longest(
                heading, (*first_half(outcome), *second_half(flow, outcome)), MESSAGE
            )
            yield self._by_answers(outcome.id, found.size, outcome.where)

    def _reminders(self) -> Iterator[Whole]:
        """Yield what stands under a reminder: the one of the contacts that takes most."""
        lang, plan = self._lang, self._plan
        blocks = Blocks(plan, lang)
        single = [each for each in plan.contacts.values() if not each.either]
        sizes = {each.id: blocks.size(each.id, each_area=False) for each in single}
        if not sizes:
            return
        groups = (filled(e.title, plan, lang) for e in plan.contacts.values() if e.either)
        said = f"{self._words.reminder_changed}\n{shown_in_words(EITHER.shown_at(lang), lang)}."
        screen = ReminderScreen(lang, said, None, self._words.reached)
        around = size(reminder_message.blocks(screen)) + SEPARATOR + units(longest(groups)) + 2
        most = max(sizes, key=lambda each: sizes[each])
        yield Whole(most, around + sizes[most], most, sizes[most], plan.contacts[most].where)

    def _notices(self) -> Iterator[Notice]:
        """Yield what may stand above any screen, but for why a question is asked."""
        w = self._words
        alarm = in_language(self._flow.alarm, self._lang)
        labels = [
            label
            for each in questions(self._flow)
            if isinstance(each, Question)
            for label in self._labels(each)
        ]
        hint = w.did_you_mean.replace("{label}", longest(labels))
        typed = (w.misunderstood, w.which_place, w.unreadable, w.old_button, hint)
        called = (w.no_next_contact, w.next_contact.replace("{contact}", self._next_contact()))
        for text in (*typed, *called, w.help, w.changed, w.expired, w.no_why):
            yield Notice(About.MISUNDERSTOOD, text.replace("{alarm}", alarm))
        yield Notice(About.PERSONAL, w.personal.replace("{alarm}", alarm))
        yield Notice(About.PRIVACY, w.privacy)
        kept = kept_in_words(self._answers, self._reminder_kept(), self._lang)
        yield Notice(About.INSIGHT, kept)

    def _next_contact(self) -> str:
        """Return the longest that is said of the contact to try where a number did not work."""
        plan, lang = self._plan, self._lang
        return longest(
            " · ".join(
                (
                    longest(row.value for row in each.phone),
                    filled(each.title, plan, lang),
                    EITHER.hours(each, plan, lang),
                )
            )
            for each in plan.contacts.values()
        )

    def _reminder_kept(self) -> str:
        plan, lang = self._plan, self._lang
        titles = sorted(
            (filled(each.title, plan, lang) for each in plan.contacts.values()), key=units
        )
        return self._words.reminder_kept.format(
            time=full_moment_in_words(longest_moment(lang), lang),
            place=plan.place.name if plan.place else self._words.unknown_place,
            contacts=", ".join(titles[-MOST:]),
        )


def _units(answer: Answered) -> int:
    return units(answer.short) + units(answer.answer)
