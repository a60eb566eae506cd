"""Write what the tests expect, and docs/problems.md: python -m tests.problems.write"""

import tempfile
from pathlib import Path

from bot.check.catalogue import page
from tests.problems.cases import CASES, EXPECTED, told

PAGE = Path(__file__).parents[2] / "docs" / "problems.md"


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8")
    for old in EXPECTED.glob("*.txt"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        for code in CASES:
            text = told(Path(folder) / code, code)
            (EXPECTED / f"{code}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
