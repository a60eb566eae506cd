"""What is kept of somebody, in words, for whoever asks."""

from collections.abc import Iterable

from bot.dialogue.replies import Answered
from bot.language import Lang
from bot.words import words


def kept_in_words(answers: Iterable[Answered], reminder: str, lang: Lang) -> str:
    """Return in lines the *answers* that are kept, the *reminder* ("" for none), and how long."""
    w = words(lang)
    told = (w.kept_answers.format(short=each.short, answer=each.answer) for each in answers)
    return "\n".join((w.kept, *told, *((reminder,) if reminder else ()), w.kept_life))
