"""`make bite`: switch off one control after the other; each must turn its test red."""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.threats.biting import Bitten, NotGreen, Switch, bite, copied, green, switches

HEAD = f"{'case':<5} {'control':<62} {'seconds':>7}  test"


def main(words: Sequence[str]) -> int:
    """Bite every control, or those whose case or control holds one of *words*; 0 where all bite."""
    chosen = [each for each in switches() if not words or _is_meant(each, words)]
    with tempfile.TemporaryDirectory() as folder:
        root = copied(Path(folder) / "henvend")
        try:
            green(root, chosen)
        except NotGreen as told:
            print(f"a test fails although every control is on:\n{told}")
            return 2
        print(HEAD)
        results = [_told(bite(root, each)) for each in chosen]
    bitten = sum(each.red for each in results)
    print(f"{bitten} of {len(results)} controls that were switched off turned their test red")
    return 0 if results and bitten == len(results) else 1


def _is_meant(switch: Switch, words: Sequence[str]) -> bool:
    return any(word == switch.case or word in switch.control for word in words)


def _told(bitten: Bitten) -> Bitten:
    switch, colour = bitten.switch, "red" if bitten.red else "GREEN, not seen"
    print(
        f"{switch.case:<5} {switch.control:<62} {bitten.seconds:>7.1f}  "
        f"{colour}: {switch.test.rpartition('::')[2]}",
        flush=True,
    )
    return bitten


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
