"""`python -m tests.threats.write`: write the pages on threats and hazards anew."""

from collections.abc import Callable

from tests.shipped import ROOT
from tests.threats.pages import hazard_log, threats

PAGES: dict[str, Callable[[], str]] = {
    "docs/threats.md": threats,
    "docs/hazards.md": hazard_log,
}


def main() -> None:
    """Write every page."""
    for path, made in PAGES.items():
        (ROOT / path).write_text(made(), encoding="utf-8")


if __name__ == "__main__":
    main()
