"""The code on a button: only we can make it, and it holds for one person alone.

A code is BLAKE2b keyed with 32 bytes (RFC 7693), cut to 72 bits, over the person and what the
button means. A screen has many buttons, so the hash is keyed once and begun once a person.
"""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from bot.service import PersonKey

CODE_BYTES = 9
"""72 bits of the code; nine bytes make twelve letters with nothing left over."""

CODE_LETTERS = 12


class Codes:
    """Makes codes with the newest key, and knows those of all keys."""

    def __init__(self, key: bytes, *older: bytes) -> None:
        """Make codes with *key*, 32 bytes; know also what *older* ones have made."""
        self._keys = (key, *older)
        self._begun = tuple(blake2b(key=each, digest_size=CODE_BYTES) for each in self._keys)

    def of(self, person: PersonKey, bodies: Iterable[bytes]) -> Sequence[str]:
        """Return the codes of *bodies* for *person*, in order."""
        begun = _about(person, self._begun[0])
        digests = []
        for body in bodies:
            hashed = begun.copy()
            hashed.update(body)
            digests.append(hashed.digest())
        letters = urlsafe_b64encode(b"".join(digests)).decode()
        return [letters[at : at + CODE_LETTERS] for at in range(0, len(letters), CODE_LETTERS)]

    def know(self, person: PersonKey, code: bytes, body: bytes) -> bool:
        """Tell whether we made *code* for *person* and *body*, now or in an earlier version."""
        for begun in self._begun:
            hashed = _about(person, begun)
            hashed.update(body)
            if hmac.compare_digest(code, urlsafe_b64encode(hashed.digest())):
                return True
        earlier = (_first_form(key, person, body) for key in self._keys)
        return any(hmac.compare_digest(code, each) for each in earlier)


def _about(person: PersonKey, begun: blake2b) -> blake2b:
    hashed = begun.copy()
    hashed.update(person)
    return hashed


def _first_form(key: bytes, person: PersonKey, body: bytes) -> bytes:
    """Return the code as the first version made it: its buttons stand in chats still."""
    digest = hmac.digest(key, person + body, "sha256")
    return urlsafe_b64encode(digest[:CODE_BYTES])
