"""Keys, and what they are for: nameless names for people, and sealed boxes for what is kept.

The keys lie in a file of their own, outside the folder of the database: who takes the
database alone can neither read a session nor tell whose it is.
"""

import hmac
import json
import logging
import os
import secrets
import zlib
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from isal import igzip_lib

from bot.service import PersonKey

log = logging.getLogger("henvend.store")

USES = ("person", "sealing", "buttons")
KEY_BYTES = 32
NONCE_BYTES = 12  # 96 bits, the size AES-GCM is made for
LENGTH_BYTES = 4
BLOCK = 128
"""Boxes come in multiples of this, so that their length does not tell how far somebody came."""

STORED_BYTES = 5
SHORT = 2 * BLOCK - LENGTH_BYTES - STORED_BYTES
"""Bytes that are not compressed: a session is all numbers, and fills one block or two."""

WINDOW_BITS = 12
"""How far back deflate may look: 4 kB, as the first version did, which reads these boxes too."""

FORM = b"\x01"
"""The first byte of every box: which form of sealing it is."""


class KeysUnreadable(Exception):
    """The key file holds no keys: put its copy back, or remove it and lose the sessions."""


class SealBroken(Exception):
    """The box was sealed with another key, for somebody else, or it was damaged: drop it."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Three keys, one for each use; none of them is ever printed.

    *older* are those before, whose conversations may still run; *retired* is when one of
    them was followed by a newer, in seconds since 1970, 0 for the newest.
    """

    person: bytes = field(repr=False)
    sealing: bytes = field(repr=False)
    buttons: bytes = field(repr=False)
    older: tuple["Keys", ...] = field(default=(), repr=False)
    retired: int = field(default=0, repr=False)


def new_keys() -> Keys:
    """Return keys that nobody has had before."""
    person, sealing, buttons = (secrets.token_bytes(KEY_BYTES) for _ in USES)
    return Keys(person, sealing, buttons)


def keys_in(path: Path) -> Keys:
    """Return the keys in the file *path*; where there is none, make them first."""
    try:
        stored = path.read_bytes()
    except FileNotFoundError:
        _make(path)
        stored = path.read_bytes()
    _close_to_others(path)
    return _parse(stored, path)


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        os.write(handle, in_file_form(new_keys()))
        os.fsync(handle)
    finally:
        os.close(handle)
    try:
        os.link(draft, path)  # never over a file that another process made meanwhile
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def in_file_form(keys: Keys) -> bytes:
    """Return *keys* as the key file holds them."""
    return json.dumps(_named(keys)).encode() + b"\n"


def _named(keys: Keys) -> dict[str, object]:
    named: dict[str, object] = {
        name: b64encode(key).decode() for name, key in zip(USES, _of(keys), strict=True)
    }
    if keys.retired:
        named["retired"] = keys.retired
    if keys.older:
        named["older"] = [_named(each) for each in keys.older]
    return named


def _of(keys: Keys) -> tuple[bytes, bytes, bytes]:
    return keys.person, keys.sealing, keys.buttons


def _close_to_others(path: Path) -> None:
    if path.stat().st_mode & 0o077:
        log.warning("the key file was open to others; it is closed to them now")
        path.chmod(0o600)


def _parse(stored: bytes, path: Path) -> Keys:
    try:
        keys = _read(json.loads(stored))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KeysUnreadable(f"{path} holds no keys: put its copy back, or remove it") from error
    if any(len(key) != KEY_BYTES for each in (keys, *keys.older) for key in _of(each)):
        raise KeysUnreadable(f"{path} holds keys of another length: put its copy back")
    return keys


def _read(by_name: dict[str, Any]) -> Keys:
    person, sealing, buttons = (b64decode(by_name[name]) for name in USES)
    return Keys(
        person,
        sealing,
        buttons,
        older=tuple(_read(each) for each in by_name.get("older", ())),
        retired=int(by_name.get("retired", 0)),
    )


def person_key(key: bytes, channel: str, chat: int | str) -> PersonKey:
    """Return the nameless name of *chat* in *channel*: 16 bytes that only *key* leads to."""
    digest = hmac.digest(key, f"{channel}:{chat}".encode(), "sha256")
    return PersonKey(digest[:16])


class Sealer:
    """Seals bytes for one person, so that they open for nobody else."""

    def __init__(self, key: bytes, *older: bytes) -> None:
        """Seal with *key*, 32 bytes; open with it and with *older* ones."""
        self._cipher = AESGCM(key)
        self._older = tuple(AESGCM(each) for each in older)

    def seal(self, plain: bytes, person: PersonKey, purpose: str) -> bytes:
        """Return *plain* as a box that opens for *person* and *purpose* only."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        bound = FORM + purpose.encode() + person
        return FORM + nonce + self._cipher.encrypt(nonce, _pack(plain), bound)

    def open(self, box: bytes, person: PersonKey, purpose: str) -> bytes:
        """Return what `seal` put into *box*, or raise `SealBroken`."""
        nonce, sealed = box[1 : 1 + NONCE_BYTES], box[1 + NONCE_BYTES :]
        if box[:1] != FORM:
            raise SealBroken("a box of another form: a newer program sealed it")
        try:
            return _unpack(self._opened(nonce, sealed, FORM + purpose.encode() + person))
        except (InvalidTag, ValueError, zlib.error) as error:
            raise SealBroken("a box that these keys do not open") from error

    def _opened(self, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
        for cipher in self._older:
            try:
                return cipher.decrypt(nonce, sealed, bound)
            except InvalidTag:
                continue
        return self._cipher.decrypt(nonce, sealed, bound)


def sealer_of(keys: Keys) -> Sealer:
    """Return what seals with the newest of *keys* and opens with all of them."""
    return Sealer(keys.sealing, *(each.sealing for each in keys.older))


def _pack(plain: bytes) -> bytes:
    squeezed = _squeezed(plain)
    content = len(squeezed).to_bytes(LENGTH_BYTES, "big") + squeezed
    return content + bytes(-len(content) % BLOCK)


def _squeezed(plain: bytes) -> bytes:
    """Return *plain* in deflate; what is too short to gain by it as one stored block."""
    if len(plain) <= SHORT:
        return _stored(len(plain)) + plain
    return igzip_lib.compress(plain, 0, flag=igzip_lib.COMP_DEFLATE, hist_bits=WINDOW_BITS)


def _stored(length: int) -> bytes:
    """Return how a last block that is not compressed begins (RFC 1951, 3.2.4)."""
    return b"\x01" + length.to_bytes(2, "little") + (length ^ 0xFFFF).to_bytes(2, "little")


def _unpack(packed: bytes) -> bytes:
    length = int.from_bytes(packed[:LENGTH_BYTES], "big")
    squeezed = packed[LENGTH_BYTES : LENGTH_BYTES + length]
    plain = squeezed[STORED_BYTES:]
    if len(plain) <= SHORT and squeezed[:STORED_BYTES] == _stored(len(plain)):
        return plain
    return zlib.decompress(squeezed, -WINDOW_BITS)
