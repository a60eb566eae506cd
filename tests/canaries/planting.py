"""Identifiers of people who do not exist, no two alike, and updates that are full of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from random import Random

LETTERS = "abcdefghijklmnopqrstuvwxyz"
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass
class Plant:
    """Makes canaries and remembers each as it would be found: digits alone, or letters alone."""

    seed: int = 7
    planted: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._chance = Random(self.seed)
        self._numbers = count(1)

    def _letters(self) -> str:
        """Return 14 letters that no text holds by chance, and remember them."""
        made = "q" + "".join(self._chance.choices("bcdfghjklmnpqrstvwxz", k=13))
        self.planted.add(made)
        return made

    def _digits(self, made: str) -> str:
        self.planted.add(made)
        return made

    def cpr(self) -> str:
        month = self._chance.randint(1, 12)
        day, year = self._chance.randint(1, DAYS[month - 1]), self._chance.randint(0, 99)
        number = f"{day:02}{month:02}{year:02}{self._chance.randint(0, 9999):04}"
        self._digits(number)
        return self._chance.choice(
            (number, f"{number[:6]}-{number[6:]}", f"{number[:6]} {number[6:]}")
        )

    def phone(self) -> str:
        made = self._digits(f"{self._chance.randint(20_000_000, 99_999_999)}")
        parts = " ".join(made[at : at + 2] for at in range(0, 8, 2))
        return self._chance.choice((made, parts, f"+45{made}", f"+45 {parts}"))

    def mail(self) -> str:
        return f"{self._letters()}@{self._letters()}.dk"

    def name(self) -> str:
        return f"{self._letters().capitalize()} {self._letters().capitalize()}"

    def word(self) -> str:
        return self._letters()

    def chat(self) -> int:
        return int(self._digits(str(7_000_000_000_000_000 + self._chance.getrandbits(48))))

    def address(self) -> str:
        """Return a network address of ten digits."""
        parts = [10, *(self._chance.randint(*each) for each in ((10, 99), (100, 255), (100, 255)))]
        self._digits("".join(map(str, parts)))
        return ".".join(map(str, parts))

    def sentence(self) -> str:
        """Return what somebody may type, with canaries of two kinds in it."""
        made = self._chance.choice((self.cpr, self.phone, self.mail, self.name, self.word))
        return self._chance.choice(
            ("min elev {} {}", "ring til {}, {}", "{} og {}", "han hedder {} ({})", "{}\n{}")
        ).format(made(), self.name())

    def update(self, chat: int) -> dict[str, object]:
        """Return an update whose every field that we do not need is a canary."""
        number = next(self._numbers)
        person = {
            "id": chat,
            "is_bot": False,
            "first_name": self.word(),
            "last_name": self.word(),
            "username": self.word(),
            "language_code": self.word(),
        }
        message = {
            "message_id": number,
            "date": 1_789_000_000,
            "from": person,
            "chat": {"id": chat, "type": "private", "first_name": self.word()},
            **self._content(),
        }
        return {"update_id": number, "message": message}

    def _content(self) -> dict[str, object]:
        kind = self._chance.randrange(6)
        if kind == 0:
            return {"photo": [{"file_id": self.word()}], "caption": self.sentence()}
        if kind == 1:
            return {"contact": {"phone_number": self.phone(), "first_name": self.name()}}
        if kind == 2:
            return {"document": {"file_name": f"{self.word()}.pdf", "file_id": self.word()}}
        if kind == 3:
            return {"text": f"/start {self.word()}-{self.word()}"}
        earlier = {"message_id": 1, "text": self.sentence(), "from": {"first_name": self.word()}}
        return {
            "text": self.sentence(),
            "reply_to_message": earlier,
            "forward_origin": {"sender_user": {"first_name": self.word()}},
        }

    def press(self, chat: int, message: int, data: str) -> dict[str, object]:
        """Return a press on a button of ours, by somebody whose names are canaries."""
        person = {"id": chat, "is_bot": False, "first_name": self.name(), "username": self.word()}
        shown = {
            "message_id": message,
            "chat": {"id": chat, "type": "private", "username": self.word()},
            "text": self.sentence(),
        }
        query = {"id": self.word(), "from": person, "message": shown, "data": data}
        return {"update_id": next(self._numbers), "callback_query": query}

    def form(self, ticket: dict[str, str]) -> Iterator[tuple[str, str]]:
        """Yield the fields of a form of the page, with something typed and fields of no use."""
        yield from ticket.items()
        yield from (("do", "write"), ("text", self.sentence()[:200]), (self.word(), self.cpr()))
