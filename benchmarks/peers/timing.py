"""What a runner measures and prints. Without imports of Henvend: others run it too."""

import json
import time
from typing import Any


def begun() -> tuple[float, float]:
    """Return the wall's clock and the processor's, before the first turn (seconds)."""
    return time.perf_counter(), time.process_time()


def report(began: tuple[float, float], waits: list[float]) -> None:
    """Print turns a second, by the wall and by the processor, and one turn's time (microseconds).

    The processor's time is what a busy machine does not change.
    """
    wall, processor = (now - then for now, then in zip(begun(), began, strict=True))
    ordered = sorted(waits)
    found = {
        "rate": len(waits) / wall,
        "processor": len(waits) / processor,
        "p50": ordered[len(waits) // 2] * 1e6,
        "p99": ordered[len(waits) * 99 // 100] * 1e6,
    }
    print(json.dumps(found))


def update(number: int, person: int, turn: dict[str, Any]) -> bytes:
    """Return the update that begins *turn*, as Telegram would send it."""
    who = {"id": person, "is_bot": False, "first_name": "A", "language_code": "da"}
    chat = {"id": person, "first_name": "A", "type": "private"}
    if turn["typed"] is not None:
        message = {"message_id": number + 1, "date": 1789460400, "chat": chat, "from": who}
        message["text"] = turn["typed"]
        if turn["typed"].startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": 6}]
        return json.dumps({"update_id": number, "message": message}).encode()
    shown = {"message_id": 1, "date": 1789460400, "chat": chat, "text": "..."}
    shown["from"] = {"id": 1, "is_bot": True, "first_name": "B", "username": "b_bot"}
    press = {"id": str(number), "from": who, "chat_instance": "1", "message": shown}
    press["data"] = turn["pressed"]
    return json.dumps({"update_id": number, "callback_query": press}).encode()
