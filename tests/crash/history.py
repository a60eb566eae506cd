"""What the person did against what the chat showed: lost, wrong, doubled, out of order.

The measure is the same walk undisturbed. Pure: no process, no network, no clock.

An action that Telegram has taken must show what it shows undisturbed (else it is *lost*), nothing
may ever be shown that the walk does not show up to there (*wrong*), a message may be sent once
more for each disturbance of its step and no oftener (*doubled*), and what is shown never goes
back to an earlier step (*order*).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

FINDINGS = ("lost", "wrong", "doubled", "order")


@dataclass(frozen=True)
class Step:
    """One action undisturbed: every screen shown on the way, those sent as new messages among
    them, and what stands in the chat in the end.

    *urgent* is how the acute card begins where this step asks for it: disturbed, it may be shown
    from memory, once beside what the conversation shows. A step that *forgets* deletes the whole
    conversation: who presses something old then begins anew.
    """

    shown: frozenset[str]
    sent: Counter[str]
    stands: tuple[str, ...]
    urgent: str = ""
    forgets: bool = False


@dataclass(frozen=True)
class Did:
    """The person did the next step of the walk, and Telegram took it."""


@dataclass(frozen=True)
class Shown:
    """The chat showed *screen*: as a *new* message, or in the place of an older one."""

    screen: str
    new: bool


@dataclass(frozen=True)
class Disturbed:
    """The process was killed, or a write or a call was refused, at *point*.

    With *given_up* what was being sent need not appear: Telegram said that it never will. With
    *keeps* what should have been removed may stand until the next screen, and may be *blanked*:
    show this instead.
    """

    point: str
    given_up: bool = False
    keeps: bool = False
    blanked: str = ""


@dataclass(frozen=True)
class Stands:
    """Nothing moves any more, and these are the bot's messages in the chat."""

    screens: tuple[str, ...]


Entry = Did | Shown | Disturbed | Stands


@dataclass
class Verdict:
    """What was found; each finding is told in a line. *repeated* messages are no finding."""

    lost: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    repeated: int = 0
    most_repeated: int = 0

    @property
    def clean(self) -> bool:
        return not (self.lost or self.wrong or self.doubled or self.order)


def judge(walk: Sequence[Step], entries: Sequence[Entry]) -> Verdict:
    """Judge the *entries* of one person, who walked *walk* from its first step on."""
    judging = _Judging(walk)
    for entry in entries:
        judging.take(entry)
    judging.end_step()
    return judging.verdict


class _Judging:
    def __init__(self, walk: Sequence[Step]) -> None:
        self.walk = walk
        self.verdict = Verdict()
        self.at = -1
        self.reached = -1
        self.again = 0
        self.disturbed: list[Disturbed] = []
        self.sent: Counter[str] = Counter()
        self.stands: Stands | None = None

    @property
    def given_up(self) -> bool:
        return any(each.given_up for each in self.disturbed)

    def take(self, entry: Entry) -> None:
        match entry:
            case Did():
                self.end_step()
                self.at += 1
                self.disturbed, self.sent, self.stands = [], Counter(), None
            case Shown():
                self._shown(entry)
            case Disturbed():
                self.disturbed.append(entry)
            case Stands():
                self.stands = entry

    def _shown(self, shown: Shown) -> None:
        if not shown.new and any(each.blanked == shown.screen for each in self.disturbed):
            return
        steps = [n for n in range(self.at + 1) if self._shows(n, shown.screen)]
        if not steps and self._is_urgent(shown.screen):
            self.again += 1
            return
        if not steps:
            self.verdict.wrong.append(self._told("shows", shown.screen))
            return
        if steps[-1] < self.reached and not self._begins_anew(steps):
            self.verdict.order.append(self._told(f"goes back to step {steps[-1]}", shown.screen))
        self.reached = max(self.reached, steps[-1])
        if shown.new:
            self.sent[shown.screen] += 1

    def _shows(self, number: int, screen: str) -> bool:
        """Tell whether step *number* shows *screen*; its text alone where Telegram refused more."""
        shown = self.walk[number].shown
        if self.given_up and not screen.endswith("]"):
            return any(f"{each}\n[".startswith(f"{screen}\n[") for each in shown)
        return screen in shown

    def _begins_anew(self, steps: Sequence[int]) -> bool:
        return self.given_up and self.walk[self.at].forgets and 0 in steps

    def _is_urgent(self, screen: str) -> bool:
        urgent = self.walk[self.at].urgent if self.at >= 0 else ""
        return bool(urgent) and screen.startswith(urgent)

    def end_step(self) -> None:
        """Hold the step that ends against what it is undisturbed."""
        if self.at < 0:
            return
        step = self.walk[self.at]
        repeated = self.sent - self._may_be_sent(step)
        again = sum(repeated.values())
        self.verdict.repeated += again
        self.verdict.most_repeated = max(self.verdict.most_repeated, again)
        self.again += again
        # A screen of several messages that Telegram refused for good is asked for once more, whole.
        most = max(repeated.values(), default=0) if self.given_up else again
        if most > len(self.disturbed):
            self.verdict.doubled.append(self._told(f"sends {again} messages once more", ""))
        stands = Counter(self.stands.screens if self.stands else ())
        wanted = Counter(step.stands)
        left = sum((stands - wanted).values())
        if self.given_up:
            self.again += left
        elif missing := wanted - stands:
            self.verdict.lost.append(self._told("does not come to show", next(iter(missing))))
        if left > self.again and not any(each.keeps for each in self.disturbed):
            self.verdict.doubled.append(self._told(f"leaves {left} messages too many", ""))

    @staticmethod
    def _may_be_sent(step: Step) -> Counter[str]:
        """Return what may be sent anew: what was edited undisturbed may be sent instead."""
        return step.sent | Counter(set(step.shown))

    def _told(self, what: str, screen: str) -> str:
        points = ", ".join(each.point for each in self.disturbed) or "undisturbed"
        return f"step {self.at} ({points}) {what} {screen[:60]!r}".strip()
