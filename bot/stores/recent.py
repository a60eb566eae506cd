"""The rows that the embedded store wrote or read last, so that they need not be read again.

They rest here as they stand in the file: sealed. Whoever reads a row goes on to change it, and a
change counts only where the row still stands as it was read, so an old one does no harm.
"""

Row = tuple[bytes, str, int]
"""The box with the conversation, the ids of our messages, and the version."""

MOST = 2000
"""People whose rows are remembered, some 600 bytes each; who was first is forgotten first."""


class Recent:
    """Rows by their person. Only the store's thread changes it, in the order of the file."""

    def __init__(self, most: int = MOST) -> None:
        """Remember at most *most* people."""
        self._most = most
        self._rows: dict[bytes, Row] = {}

    def of(self, person: bytes) -> Row | None:
        """Return the row of *person*, or None where it is not remembered."""
        return self._rows.get(person)

    def keep(self, person: bytes, row: Row) -> None:
        """Remember that *row* is what stands of *person*."""
        self._rows.pop(person, None)
        self._rows[person] = row
        if len(self._rows) > self._most:
            del self._rows[next(iter(self._rows))]

    def shown(self, person: bytes, messages: str) -> None:
        """Remember that our messages are *messages* now, where the rest is remembered."""
        row = self._rows.get(person)
        if row is not None:
            self._rows[person] = (row[0], messages, row[2])

    def forget(self, person: bytes) -> None:
        """Forget *person*."""
        self._rows.pop(person, None)

    def clear(self) -> None:
        """Forget everybody."""
        self._rows.clear()
