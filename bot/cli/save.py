"""Writing a conversation into a scenario file: a new one, or at the end of one that is there."""

from pathlib import Path

from bot.library import Library
from bot.scenario.model import Scenario
from bot.source.scenario_text import HEADER, to_yaml
from bot.source.scenarios import read_scenarios


class NotAScenarioFile(Exception):
    """The file holds something else and is left as it is: name another one."""


def save(path: Path, scenario: Scenario, library: Library) -> None:
    """Write *scenario* at the end of *path*; raise OSError or `NotAScenarioFile`."""
    before = HEADER
    if path.exists():
        content = path.read_bytes()
        scenarios, problems = read_scenarios(path.name, content, library)
        if problems or not scenarios:
            raise NotAScenarioFile(str(path))
        before = content.decode("utf-8").rstrip("\n") + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(before + to_yaml(scenario), encoding="utf-8")
