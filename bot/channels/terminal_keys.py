"""Answering with arrows: up and down, Enter, space to tick; typing works all the time.

The sole importer of prompt_toolkit. What is said goes to the scroll-back; the answers
are drawn below it and give way to the one that was chosen.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from shutil import get_terminal_size

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import BufferControl, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.output import ColorDepth, Output

from bot.channels.terminal_ending import recap
from bot.channels.terminal_input import Leave, meant
from bot.channels.terminal_lines import EMPTY, Line, Tone, Writer
from bot.channels.terminal_view import Entry, above, below, entries
from bot.channels.terminal_words import terminal_words
from bot.dialogue.events import Choose, Event, Start
from bot.dialogue.replies import Ask, Farewell, Kind, Screen, ShowOutcome
from bot.flow.model import ChoiceId
from bot.plan.places import folded

SUGGESTED = 7
"""How many municipalities are suggested at once."""

_STYLES = {Tone.STRONG: "bold", Tone.MUTED: "", Tone.ACUTE: "bold"}


@dataclass(frozen=True, slots=True)
class KeyReader:
    """Reads answers by key; *places* are the names that can be completed, with their codes.

    *mark* stands on the first and on the last line of every screen.
    """

    writer: Writer
    places: tuple[tuple[str, ChoiceId], ...] = ()
    source: Input | None = None
    target: Output | None = None
    mark: str = ""

    def answer(self, screen: Screen, *, brief: bool) -> Event | Leave:
        """Show *screen* and return what is chosen or typed."""
        if self.mark:
            self.writer.write([Line(self.mark, Tone.STRONG)])
        if not brief:
            said = list(above(screen))
            self.writer.write([*said, EMPTY])
            if isinstance(screen, ShowOutcome) and len(said) > get_terminal_size().lines:
                self.writer.write([*recap(screen), EMPTY])
        picked = _Picker(screen, self.places, self.mark).run(self)
        self.writer.write([Line(f"  › {picked.label}", Tone.STRONG)])
        return picked.event


@dataclass(frozen=True, slots=True)
class _Picked:
    event: Event | Leave
    label: str


@dataclass(slots=True)
class _Picker:
    """The answers of one screen with a cursor on them; typing moves the cursor off them."""

    screen: Screen
    places: tuple[tuple[str, ChoiceId], ...]
    mark: str = ""
    cursor: int = 0
    ticked: set[ChoiceId] = field(default_factory=set)
    buffer: Buffer = field(default_factory=lambda: Buffer(multiline=False))

    def __post_init__(self) -> None:
        self.ticked = {e.choice for e in entries(self.screen) if e.ticked and e.choice is not None}
        self.buffer.on_text_changed += lambda _: self._typed()

    def run(self, reader: KeyReader) -> _Picked:
        app: Application[_Picked] = Application(
            layout=Layout(self._windows()),
            key_bindings=self._bindings(),
            erase_when_done=True,
            input=reader.source,
            output=reader.target,
            color_depth=None if reader.writer.colour else ColorDepth.DEPTH_1_BIT,
        )
        return app.run()

    @property
    def many(self) -> bool:
        return isinstance(self.screen, Ask) and self.screen.kind == Kind.MANY

    def offered(self) -> tuple[Entry, ...]:
        """Return the answers under what is typed: all of them, or the places that fit."""
        typed = folded(self.buffer.text)
        if not typed:
            return entries(self.screen)
        if not isinstance(self.screen, Ask) or self.screen.kind != Kind.PLACE:
            return ()
        begins = [each for each in self.places if folded(each[0]).startswith(typed)]
        holds = [each for each in self.places if typed in folded(each[0]) and each not in begins]
        fitting = (*begins, *holds)[:SUGGESTED]
        return tuple(Entry("", name, code) for name, code in fitting)

    def picked(self) -> _Picked | None:
        """Return what Enter means now, or None where it only ticks."""
        offered, text = self.offered(), self.buffer.text
        if 0 <= self.cursor < len(offered) and (not text.strip() or self._suggests()):
            return self._chosen(offered[self.cursor])
        return _Picked(meant(text, self.screen), text.strip() or "↵")

    def _suggests(self) -> bool:
        return isinstance(self.screen, Ask) and self.screen.kind == Kind.PLACE

    def _chosen(self, entry: Entry) -> _Picked | None:
        screen = self.screen
        if isinstance(screen, Farewell):
            return _Picked(Start(), entry.label)
        if entry.choice is None:
            return _Picked(Choose((), screen.stamp), entry.label)
        if not self.many:
            return _Picked(Choose((entry.choice,), screen.stamp), entry.label)
        if not self.ticked:
            self.ticked.add(entry.choice)
            return None
        both = [each for each in entries(screen) if each.choice in self.ticked]
        choices = tuple(each.choice for each in both if each.choice is not None)
        return _Picked(Choose(choices, screen.stamp), ", ".join(each.label for each in both))

    def _typed(self) -> None:
        """Put the cursor on the text, so that Enter sends it, or back on the answers."""
        self.cursor = -1 if self.buffer.text else 0

    def _move(self, by: int) -> None:
        count = len(self.offered())
        lowest = -1 if self.buffer.text else 0
        if count:
            self.cursor = max(lowest, min(count - 1, self.cursor + by))

    def _toggle(self) -> None:
        offered = self.offered()
        if 0 <= self.cursor < len(offered):
            choice = offered[self.cursor].choice
            if choice is None:
                self.ticked.clear()
            else:
                self.ticked ^= {choice}

    # --- drawing --------------------------------------------------------------------

    def _windows(self) -> HSplit:
        tw = terminal_words(self.screen.lang)
        has_answers = bool(entries(self.screen))
        asked = f"{self.mark} · {tw.answer}: " if self.mark else f"{tw.answer}: "
        hint = tw.tick_by_key if self.many else tw.choose_by_key if has_answers else ""
        return HSplit(
            [
                _window(self._answers),
                _window(lambda: [("", "\n".join(line.text for line in below(self.screen)))]),
                _window(lambda: [("", f"    {hint}")] if hint else []),
                Window(
                    BufferControl(self.buffer),
                    height=1,
                    get_line_prefix=lambda *_: [("bold", asked)],
                ),
            ]
        )

    def _answers(self) -> StyleAndTextTuples:
        drawn: StyleAndTextTuples = []
        for index, entry in enumerate(self.offered()):
            here = index == self.cursor
            box = self._box(entry) if self.many else ""
            mark = "›" if here else " "
            drawn.append(("bold" if here else "", f"{mark} {entry.key:>2}  {box}{entry.label}\n"))
        return drawn

    def _box(self, entry: Entry) -> str:
        if entry.choice is None:
            return "    "
        return "[x] " if entry.choice in self.ticked else "[ ] "

    # --- keys -----------------------------------------------------------------------

    def _bindings(self) -> KeyBindings:
        keys = KeyBindings()

        def bind(*names: str, act: Callable[[], object]) -> None:
            for name in names:
                keys.add(name)(lambda event: _ignoring(act))

        bind("up", "c-p", act=lambda: self._move(-1))
        bind("down", "c-n", act=lambda: self._move(1))
        bind("tab", act=self._complete)
        bind("escape", act=lambda: setattr(self.buffer, "text", ""))
        bind("enter", act=self._enter)
        bind("space", act=self._space)
        bind("c-c", act=lambda: get_app().exit(exception=KeyboardInterrupt))
        bind("c-d", act=self._end_of_input)
        return keys

    def _enter(self) -> None:
        picked = self.picked()
        if picked is not None:
            get_app().exit(result=picked)

    def _space(self) -> None:
        if self.many and not self.buffer.text:
            self._toggle()
        else:
            self.buffer.insert_text(" ")

    def _complete(self) -> None:
        offered = self.offered()
        if self.buffer.text and offered:
            self.buffer.text = offered[max(self.cursor, 0)].label
            self.buffer.cursor_position = len(self.buffer.text)

    def _end_of_input(self) -> None:
        if not self.buffer.text:
            get_app().exit(exception=EOFError)


def _ignoring(act: Callable[[], object]) -> None:
    """Do *act*; a key binding that returned something would be awaited."""
    act()


def _window(draw: Callable[[], StyleAndTextTuples]) -> Window:
    return Window(FormattedTextControl(draw), dont_extend_height=True, wrap_lines=True)
