"""Which modules are mutated, and which tests must see it: the fast ones that speak about them."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

HOURS = ["tests/plan/test_hours.py", "tests/properties/test_hours.py", "tests/oracle"]
ROUTES = ["tests/plan/test_routing.py", "tests/properties/test_routes.py", "tests/oracle",
          "tests/explain/test_contacts.py", "tests/dialogue"]  # fmt: skip
CONDITIONS = ["tests/explain/test_conditions.py", "tests/properties/test_routes.py",
              "tests/check/test_logic.py", "tests/dialogue", "tests/flow"]  # fmt: skip
WALKS = ["tests/flow", "tests/dialogue", "tests/properties/test_turns.py",
         "tests/properties/test_any_walk.py", "tests/test_scenario.py"]  # fmt: skip

TARGETS: dict[str, list[str]] = {
    "bot/conditions.py": CONDITIONS,
    "bot/plan/hours.py": HOURS,
    "bot/plan/answering.py": ROUTES,
    "bot/plan/routing.py": ROUTES,
    "bot/plan/table.py": ROUTES,
    "bot/flow/machine.py": WALKS,
    "bot/dialogue/fold.py": WALKS,
    "bot/dialogue/walk.py": WALKS,
    "bot/dialogue/moves.py": WALKS,
    "bot/dialogue/step.py": WALKS,
}


def sources() -> dict[str, str]:
    """Return the text of each module that is mutated."""
    return {module: (ROOT / module).read_text("utf-8") for module in TARGETS}
