"""Keys, and what they are for: nameless names for people, and sealed boxes for what is kept.

The keys lie in a file of their own, outside the folder of the database: who takes the
database alone can neither read a session nor tell whose it is.
"""

import hashlib
import hmac
import json
import logging
import os
import secrets
import zlib
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.service import PersonKey

log = logging.getLogger("henvend.store")

KEY_BYTES = 32
NONCE_BYTES = 12  # 96 bits, the size AES-GCM is made for
LENGTH_BYTES = 4
BLOCK = 128
"""Boxes come in multiples of this, so that their length does not tell how far somebody came."""

FORM = b"\x01"
"""The first byte of every box: which form of sealing it is."""


class KeysUnreadable(Exception):
    """The key file holds no keys: put its copy back, or remove it and lose the sessions."""


class SealBroken(Exception):
    """The box was sealed with another key, for somebody else, or it was damaged: drop it."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Three keys, one for each use; none of them is ever printed."""

    person: bytes = field(repr=False)
    sealing: bytes = field(repr=False)
    buttons: bytes = field(repr=False)


def new_keys() -> Keys:
    """Return keys that nobody has had before."""
    return Keys(*(secrets.token_bytes(KEY_BYTES) for _ in range(3)))


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
    text = json.dumps({name: b64encode(key).decode() for name, key in asdict(new_keys()).items()})
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        os.write(handle, text.encode() + b"\n")
        os.fsync(handle)
    finally:
        os.close(handle)
    try:
        os.link(draft, path)  # never over a file that another process made meanwhile
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _close_to_others(path: Path) -> None:
    if path.stat().st_mode & 0o077:
        log.warning("the key file was open to others; it is closed to them now")
        path.chmod(0o600)


def _parse(stored: bytes, path: Path) -> Keys:
    try:
        by_name = json.loads(stored)
        keys = Keys(*(b64decode(by_name[name]) for name in ("person", "sealing", "buttons")))
    except (ValueError, KeyError, TypeError) as error:
        raise KeysUnreadable(f"{path} holds no keys: put its copy back, or remove it") from error
    if any(len(key) != KEY_BYTES for key in (keys.person, keys.sealing, keys.buttons)):
        raise KeysUnreadable(f"{path} holds keys of another length: put its copy back")
    return keys


def person_key(key: bytes, channel: str, chat: int | str) -> PersonKey:
    """Return the nameless name of *chat* in *channel*: 16 bytes that only *key* leads to."""
    digest = hmac.new(key, f"{channel}:{chat}".encode(), hashlib.sha256).digest()
    return PersonKey(digest[:16])


class Sealer:
    """Seals bytes for one person, so that they open for nobody else."""

    def __init__(self, key: bytes) -> None:
        """Seal and open with *key*, 32 bytes."""
        self._cipher = AESGCM(key)

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
            packed = self._cipher.decrypt(nonce, sealed, FORM + purpose.encode() + person)
            return _unpack(packed)
        except (InvalidTag, ValueError, zlib.error) as error:
            raise SealBroken("a box that these keys do not open") from error


def _pack(plain: bytes) -> bytes:
    # A small window: a seventh of the time of the default, and as tight on a session.
    squeezer = zlib.compressobj(6, zlib.DEFLATED, -12, 4)
    squeezed = squeezer.compress(plain) + squeezer.flush()
    content = len(squeezed).to_bytes(LENGTH_BYTES, "big") + squeezed
    return content + bytes(-len(content) % BLOCK)


def _unpack(packed: bytes) -> bytes:
    length = int.from_bytes(packed[:LENGTH_BYTES], "big")
    return zlib.decompress(packed[LENGTH_BYTES : LENGTH_BYTES + length], -12)
