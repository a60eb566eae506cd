"""What became of each mutant, kept in a file, so that a stopped run goes on where it was."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.mutation import operators
from tests.mutation.operators import Mutant
from tests.mutation.targets import ROOT

STATE = ROOT / "build" / "mutation.json"


@dataclass(frozen=True, slots=True)
class Result:
    """How one mutant ended: "killed", "timeout" or "survived", after how many seconds."""

    mutant: Mutant
    ended: str
    seconds: float

    @property
    def seen(self) -> bool:
        """Whether a test noticed; a run that never ends has been noticed too."""
        return self.ended != "survived"


def key(mutant: Mutant, source: str) -> str:
    """Return the name of *mutant* in the file.

    Where its module or the kinds of faults changed, an old result is void.
    """
    kinds = Path(operators.__file__).read_bytes()
    digest = hashlib.sha256(source.encode() + kinds).hexdigest()[:12]
    return f"{mutant.module}:{mutant.ordinal}:{digest}"


def kept(path: Path = STATE) -> dict[str, Result]:
    """Return the results in *path*; none where there is no such file."""
    if not path.exists():
        return {}
    raw = json.loads(path.read_text("utf-8"))
    return {
        name: Result(Mutant(**entry["mutant"]), entry["ended"], entry["seconds"])
        for name, entry in raw.items()
    }


def keep(results: dict[str, Result], path: Path = STATE) -> None:
    """Write *results* to *path*, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    raw = {name: asdict(result) for name, result in results.items()}
    new.write_text(json.dumps(raw, ensure_ascii=False, indent=1), "utf-8")
    new.replace(path)
