"""What the commands share that tell of published versions."""

from collections.abc import Iterator
from pathlib import Path

from bot.cli.content import FLOWS, PLANS, places
from bot.cli.parser import by
from bot.instants import written
from bot.language import Lang
from bot.publishing.shelf import Kind, Shelf, Version
from bot.source.folder import content_hash, read_files

SHORT = 12
"""Characters of a digest that are shown."""


def in_a_line(version: Version, lang: Lang) -> str:
    """Return *version* in a line: its number, what came about how, when, and by whom."""
    match version.kind:
        case Kind.FIRST:
            how = by(lang, "ved første start", "at the first start")
        case Kind.PUBLISHED:
            how = by(lang, f"udgivet af {version.by}", f"published by {version.by}")
        case Kind.WITHDRAWN:
            how = by(lang, "med et nummer taget ud", "with a number withdrawn")
        case Kind.ROLLED_BACK:
            how = by(
                lang,
                f"tilbage til udgave {version.of}, af {version.by}",
                f"back to version {version.of}, by {version.by}",
            )
    number = by(lang, f"udgave {version.number}", f"version {version.number}")
    return f"{number}, {written(version.at)}, {how} ({version.digest[:SHORT]})"


def what_serves(
    shelf: Shelf, stated: str | None, lang: Lang, *, live_folder: bool
) -> Iterator[str]:
    """Yield what the operator is told of the content: the version, and whether the folder differs.

    *stated* names the folder, else it is the one that lies nearby.
    """
    if live_folder:
        yield by(lang, "Indholdet: mappen, som den står", "The content: the folder as it stands")
        return
    versions = shelf.versions()
    if not versions:
        return
    newest = versions[-1]
    yield by(lang, "Indholdet: ", "The content: ") + in_a_line(newest, lang)
    folder = _folder(stated)
    if folder is not None and content_hash(read_files(folder)).hex() != newest.digest:
        yield by(
            lang,
            f"  {folder} er anderledes; det gælder først efter henvend publish",
            f"  {folder} differs; it counts only after henvend publish",
        )


def _folder(stated: str | None) -> Path | None:
    for each in places(stated):
        if (each / FLOWS).is_dir() and (each / PLANS).is_dir():
            return each
    return None


def serves_soon(lang: Lang) -> str:
    """Return when a service that runs follows."""
    return by(
        lang,
        "En tjeneste, der kører, svarer ud fra den inden for få sekunder.",
        "A service that runs answers from it within a few seconds.",
    )
