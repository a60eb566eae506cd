"""Looking for canaries in bytes: as they are, and as UTF-16, hexadecimal, base64 or in a URL."""

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes

DIGITS = re.compile(rb"\d(?:[ \-.]?\d){7,}")
LETTERS = re.compile(rb"q[bcdfghjklmnpqrstvwxz]{13}")
HEXADECIMAL = re.compile(rb"(?:[0-9a-fA-F]{2}){8,}")
VOID = re.compile(rb"\0{65,}")
BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{11,}")
DEEPEST = 2
"""How many coats of code are looked under."""


def found(data: bytes, planted: set[str]) -> set[str]:
    """Return the canaries of *planted* that stand in *data* in any form."""
    return {each for form in _forms(data, DEEPEST) for each in _plain(form, planted)}


def found_in(folder: Path, planted: set[str], since: float = 0.0) -> dict[str, set[str]]:
    """Return what of *planted* stands in each file under *folder*; clean files are left out.

    Only files that were written at *since* (seconds since 1970) or later are looked at.
    """
    files = files_in(folder, since)
    marks = {str(each.relative_to(folder)): found(_filled(each), planted) for each in files}
    return {name: marked for name, marked in marks.items() if marked}


def files_in(folder: Path, since: float = 0.0) -> tuple[Path, ...]:
    """Return the files under *folder* that were written at *since* or later."""
    files = (each for each in folder.rglob("*") if each.is_file())
    return tuple(each for each in files if each.stat().st_mtime >= since)


def _filled(file: Path) -> bytes:
    """Return what stands in *file*, its long stretches of nothing made short."""
    return VOID.sub(bytes(64), file.read_bytes())


def _plain(data: bytes, planted: set[str]) -> Iterator[str]:
    for word in LETTERS.findall(data.lower()):
        if word.decode() in planted:
            yield word.decode()
    for run in DIGITS.findall(data):
        yield from _numbers(re.sub(rb"\D", b"", run).decode(), planted)


def _numbers(digits: str, planted: set[str]) -> Iterator[str]:
    for size in (8, 10, 16):
        for at in range(len(digits) - size + 1):
            if digits[at : at + size] in planted:
                yield digits[at : at + size]


def _forms(data: bytes, depth: int) -> Iterator[bytes]:
    yield data
    if not depth:
        return
    for coat in _under(data):
        yield from _forms(coat, depth - 1)


def _under(data: bytes) -> Iterator[bytes]:
    """Yield what *data* may be the code of."""
    if b"\0" in data:
        yield data.replace(b"\0", b"")  # UTF-16 and UTF-32 of ASCII
    if b"%" in data:
        yield unquote_to_bytes(data)
    yield b"\n".join(binascii.unhexlify(run) for run in HEXADECIMAL.findall(data))
    yield b"\n".join(_from_base64(run) for run in BASE64.findall(data))
    for at in (found.start() for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data)):
        try:
            yield zlib.decompressobj().decompress(data[at : at + 65_536], 1_000_000)
        except zlib.error:
            continue


def _from_base64(run: bytes) -> bytes:
    """Return what *run* may be the code of, wherever in the run it begins."""
    plain = run.replace(b"-", b"+").replace(b"_", b"/")
    pieces = (plain[at:] for at in range(4))
    return b"\n".join(base64.b64decode(piece + b"A" * (-len(piece) % 4)) for piece in pieces)
