"""What is said in Telegram only, complete in each language; all else stands in `bot.words`."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.language import DA, EN, Lang

LONGEST_DESCRIPTION = 512
"""Characters of a bot's description (Bot API, setMyDescription)."""

LONGEST_SHORT_DESCRIPTION = 120
"""Characters of its short description (Bot API, setMyShortDescription)."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Every phrase of this channel, in one language.

    *description* and *short_description* are shown by Telegram also while we are down, so
    they carry the emergency numbers. *commands* are the menu, in order.
    """

    not_confidential: str
    same_help: str
    here_is: str
    back: str
    why: str
    change_number: str
    did_not_work: str
    see_above: str
    acute: str
    removed: str
    not_removed: str
    chat_remains: str
    blanked: str
    kept_here: str
    privacy_here: str
    failed: str
    description: str
    short_description: str
    commands: tuple[tuple[str, str], ...]


_DA = Phrases(
    not_confidential="Telegram er ikke fortrolig.",
    same_help="Telegram er ikke fortrolig. Samme hjælp:\n{address}",
    here_is="Her er dit svar.",
    back="‹ Tilbage",
    why="Hvorfor?",
    change_number="Ret {number}",
    did_not_work="{phone} virkede ikke",
    see_above="Se nr. {numbers} ovenfor.",
    acute="🚨 Akut fare",
    removed="Vi har slettet beskeden her. Telegram kan stadig have den.",
    not_removed="Vi kunne ikke slette beskeden. Hold fingeren på den, og vælg Slet.",
    chat_remains="Vores beskeder her er fjernet. Slet selv chatten, hvis ingen må se den.",
    blanked="Slettet.",
    kept_here="Vi gemmer også numrene på vores beskeder i chatten, så vi kan slette dem.",
    privacy_here=(
        "Telegram kan læse det, der står i chatten. Skriv ingen navne.\n"
        "Det, du skriver her, sletter vi i chatten med det samme.\n"
        "Beder du om en påmindelse, gemmer vi chatten, kommunen og højst tre kontakter"
        " i højst 8 dage."
    ),
    failed="Noget gik galt hos os. Fare nu: ring 112. Prøv igen.",
    description=(
        "Er nogen i fare nu? Ring 112. Har du ellers brug for politi, så ring 114.\n\n"
        "Henvend viser dig, hvem du kan ringe til, når du er bekymret for en person. "
        "Vi sender ikke noget videre, og ingen læser med. Du skal selv ringe.\n\n"
        "Telegram er ikke fortrolig. Skriv ikke navne, numre eller adresser her. "
        "Tryk Start, og vælg dine svar med knapperne."
    ),
    short_description="Find den rigtige at ringe til. Fare nu: ring 112. Politi ellers: ring 114.",
    commands=(
        ("akut", "Akut fare: hvem du skal ringe til nu"),
        ("tilbage", "Gå et spørgsmål tilbage"),
        ("svar", "Se og ret dine svar"),
        ("forfra", "Begynd forfra"),
        ("sprog", "English"),
        ("hjaelp", "Hvad du kan trykke og skrive"),
        ("privatliv", "Hvad vi gemmer, og hvor længe"),
        ("indsigt", "Se det, vi har gemt nu"),
        ("slet", "Slet det hele nu"),
    ),
)

_EN = Phrases(
    not_confidential="Telegram is not confidential.",
    same_help="Telegram is not confidential. Same help:\n{address}",
    here_is="Here is your answer.",
    back="‹ Back",
    why="Why?",
    change_number="Change {number}",
    did_not_work="{phone} did not work",
    see_above="See no. {numbers} above.",
    acute="🚨 Immediate danger",
    removed="We have deleted the message here. Telegram may still have it.",
    not_removed="We could not delete the message. Hold your finger on it and choose Delete.",
    chat_remains="Our messages here are gone. Delete the chat yourself if nobody may see it.",
    blanked="Deleted.",
    kept_here="We also keep the numbers of our messages in the chat, so that we can delete them.",
    privacy_here=(
        "Telegram can read what stands in the chat. Write no names.\n"
        "What you type here we delete in the chat at once.\n"
        "If you ask for a reminder, we keep the chat, the municipality and at most three contacts"
        " for at most 8 days."
    ),
    failed="Something went wrong on our side. Danger now: call 112. Try again.",
    description=(
        "Is anyone in danger now? Call 112. If you need the police otherwise, call 114.\n\n"
        "Henvend shows you whom to call when you are worried about a person in Denmark. "
        "We pass nothing on, and nobody reads along. You must call yourself.\n\n"
        "Telegram is not confidential. Do not write names, numbers or addresses here. "
        "Press Start and choose your answers with the buttons."
    ),
    short_description="Find the right people to call. Danger now: call 112. Police otherwise: 114.",
    commands=(
        ("urgent", "Immediate danger: whom to call now"),
        ("back", "Go back one question"),
        ("answers", "See and change your answers"),
        ("restart", "Start over"),
        ("language", "Dansk"),
        ("help", "What you can press and type"),
        ("privacy", "What we keep, and for how long"),
        ("insight", "See what we keep now"),
        ("delete", "Delete everything now"),
    ),
)

ALL: Mapping[Lang, Phrases] = {DA: _DA, EN: _EN}


def phrases(lang: Lang) -> Phrases:
    """Return this channel's phrases in *lang*, Danish where it has none."""
    return ALL.get(lang, _DA)
