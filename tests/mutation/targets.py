"""Which modules are mutated, and which tests must see it: the fast ones that speak about them."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

HOURS = ["tests/plan/test_timetable.py", "tests/plan/test_hours.py",
         "tests/properties/test_hours.py", "tests/oracle"]  # fmt: skip
ROUTES = ["tests/plan/test_desk.py", "tests/plan/test_answering.py", "tests/plan/test_routing.py",
          "tests/plan/test_strict.py", "tests/properties/test_routes.py",
          "tests/explain/test_contacts.py", "tests/test_cli_who.py", "tests/oracle"]  # fmt: skip
CONDITIONS = ["tests/test_conditions.py", "tests/plan/test_desk.py",
              "tests/properties/test_routes.py",
              "tests/explain/test_conditions.py", "tests/check/test_logic.py"]  # fmt: skip
WALKS = ["tests/dialogue/test_walk.py", "tests/dialogue/test_moves.py",
         "tests/dialogue/test_life.py", "tests/flow", "tests/dialogue/test_step.py",
         "tests/properties/test_turns.py",
         "tests/properties/test_any_walk.py", "tests/test_cli_say.py"]  # fmt: skip

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
