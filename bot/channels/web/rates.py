"""How often somebody may press: buckets that fill again, for each address and for all together.

Addresses are never kept: a bucket is named by a keyed hash whose key lives for an hour, in
memory only. Many people of one municipality share one address, so a bucket is large.
"""

import hashlib
import hmac
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

LIFE = 3600.0
"""Seconds after which the key and all buckets are forgotten."""

MOST_BUCKETS = 20_000
"""More addresses than that are not told apart: the oldest buckets go."""

NETWORK_BITS = 64
"""An IPv6 customer has at least a /64 (RFC 6177), so the rest of an address tells nobody apart."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A bucket of *burst* presses that fills again by *per_second*."""

    per_second: float
    burst: float


@dataclass(frozen=True, slots=True)
class Rates:
    """What one conversation, one address and all together may do."""

    conversation: Rate = Rate(per_second=3, burst=30)
    address: Rate = Rate(per_second=40, burst=400)
    everybody: Rate = Rate(per_second=400, burst=800)


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float

    def take(self, rate: Rate, now: float) -> bool:
        self.left = min(rate.burst, self.left + (now - self.at) * rate.per_second)
        self.at = now
        if self.left < 1:
            return False
        self.left -= 1
        return True


class Gate:
    """Counts presses; *now* is a steady clock in seconds everywhere."""

    def __init__(self, rates: Rates) -> None:
        """Begin with every bucket full."""
        self._rates = rates
        self._buckets: OrderedDict[bytes, _Bucket] = OrderedDict()
        self._everybody = _Bucket(rates.everybody.burst, 0.0)
        self._key = secrets.token_bytes(32)
        self._until: float | None = None

    def lets_in(self, address: str, now: float) -> bool:
        """Tell whether somebody at *address* may press now."""
        self._forget(now)
        return self._take(f"a:{network_of(address)}", self._rates.address, now) and (
            self._everybody.take(self._rates.everybody, now)
        )

    def lets_on(self, conversation: str, now: float) -> bool:
        """Tell whether *conversation* may be pressed on now."""
        self._forget(now)
        return self._take(f"c:{conversation}", self._rates.conversation, now)

    def __len__(self) -> int:
        """Return how many buckets are remembered."""
        return len(self._buckets)

    def _take(self, name: str, rate: Rate, now: float) -> bool:
        hashed = hmac.new(self._key, name.encode(), hashlib.sha256).digest()[:12]
        bucket = self._buckets.setdefault(hashed, _Bucket(rate.burst, now))
        self._buckets.move_to_end(hashed)
        if len(self._buckets) > MOST_BUCKETS:
            self._buckets.popitem(last=False)
        return bucket.take(rate, now)

    def _forget(self, now: float) -> None:
        if self._until is None:
            self._until = now + LIFE
        if now >= self._until:
            self._key = secrets.token_bytes(32)
            self._buckets.clear()
            self._until = now + LIFE


def network_of(address: str) -> str:
    """Return what tells *address* apart from those of other people: a v4 address, a v6 network."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return str(int(parsed) >> (128 - NETWORK_BITS))
    return str(parsed)
