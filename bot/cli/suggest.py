"""Writing candidates for what no scenario covers; each is recorded until a person says more."""

from pathlib import Path
from typing import TextIO

from bot.cli.parser import by, complain
from bot.cli.save import NotAScenarioFile, save
from bot.clock import SystemClock
from bot.language import Lang
from bot.library import Library
from bot.scenario.coverage import Coverage


def suggest(
    path: Path, content: Library, covered: tuple[Coverage, ...], lang: Lang, out: TextIO
) -> bool:
    """Write candidates at the end of *path*; say why and return False where that cannot be."""
    from bot.proof.candidates import candidates

    found = candidates(content, covered, SystemClock().now())
    try:
        for scenario in found.scenarios:
            save(path, scenario, content)
    except NotAScenarioFile:
        complain(by(lang, f"{path} er ikke en scenariefil", f"{path} is no scenario file"))
        return False
    except OSError as error:
        why = error.strerror or str(error)
        complain(by(lang, f"kunne ikke skrive {path}: {why}", f"could not write {path}: {why}"))
        return False
    _tell(path, len(found.scenarios), found.left, lang, out)
    return True


def _tell(
    path: Path, count: int, left: tuple[tuple[str, str], ...], lang: Lang, out: TextIO
) -> None:
    if count:
        said = by(
            lang,
            f"skrevet: {count} forslag i {path}. Ret, hvad der ventes, og slet »recorded: true«.",
            f'written: {count} in {path}. Set what is expected, and delete "recorded: true".',
        )
    else:
        said = by(lang, "ingen forslag at skrive", "no candidates to write")
    print(said, file=out)
    for kind, name in left:
        none = by(lang, "ingen samtale fundet til", "no conversation found for")
        print(f"  {none} {kind}: {name}", file=out)
