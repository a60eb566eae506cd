"""Play a load and print what was seen: python -m tests.load --help"""

import argparse
import asyncio
import tempfile
from pathlib import Path

from tests.load.run import Load, Seen, played


def main() -> int:
    usual = Load()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=usual.people)
    parser.add_argument("--presses", type=float, default=usual.presses, help="a second")
    parser.add_argument("--every", type=float, default=usual.every, help="seconds to an acute one")
    parser.add_argument("--seconds", type=float, default=usual.seconds)
    parser.add_argument("--drain", type=float, default=usual.drain, help="seconds to catch up in")
    load = Load(**vars(parser.parse_args()))
    with tempfile.TemporaryDirectory() as home:
        seen = asyncio.run(played(load, Path(home)))
    print(report(load, seen))
    shown = [each for each in seen.crowd.urgent if each.shown]
    return 0 if len(shown) == len(seen.crowd.urgent) and seen.newest == load.people else 1


def report(load: Load, seen: Seen) -> str:
    urgent = [each for each in seen.crowd.urgent if each.shown]
    ours = sorted(each.shown - each.sent for each in urgent)
    whole = sorted(each.shown - each.asked for each in urgent)
    waits = sorted(seen.crowd.waits)
    drained = "not in time" if seen.drained is None else f"{seen.drained:.0f} s"
    lines = (
        f"{load.people} people, {load.presses:g} presses/s, acute every {load.every:g} s,"
        f" {load.seconds:g} s",
        f"updates taken         {seen.taken:.0f}/s, answers {dict(seen.answers)}",
        f"acute answered        {len(urgent)} of {len(seen.crowd.urgent)}",
        f"acute, from us        {_spread(ours)}",
        f"acute, from the press {_spread(whole)}",
        f"next screen, wait     {_spread(waits)}",
        f"messages shown        {seen.crowd.messages}, 429: {dict(seen.crowd.telegram.refused)}",
        f"waiting at the end    {seen.rows} messages; all sent after {drained}",
        f"newest screen shown   {seen.newest} of {load.people} chats",
        f"memory, processor     {seen.memory:.0f} MB at most, {seen.processor:.0f} s",
    )
    return "\n".join(lines)


def _spread(ordered: list[float]) -> str:
    if not ordered:
        return "none"
    p50, p99 = (ordered[min(len(ordered) - 1, int(len(ordered) * p))] for p in (0.5, 0.99))
    return f"p50 {p50:.3f} s, p99 {p99:.3f} s, max {ordered[-1]:.3f} s"


if __name__ == "__main__":
    raise SystemExit(main())
