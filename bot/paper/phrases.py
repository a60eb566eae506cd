"""What stands on paper only, complete in each language; all else stands in `bot.words`."""

from dataclasses import dataclass

from bot.language import DA, EN, Lang


@dataclass(frozen=True, slots=True)
class Phrases:
    """Every phrase of this package, in one language."""

    card: str
    draft: str
    draft_about: str
    do: str
    do_not: str
    ask_for: str
    go_on: str
    telegram: str
    picture: str
    sends_nothing: str
    no_address: str
    printed: str
    valid_to: str
    edition: str
    overdue: str
    plan_source: str
    file_name: str
    down: str
    choose_place: str
    written: str


_DA = Phrases(
    card="Handlekort",
    draft="UDKAST {date}",
    draft_about="Ingen har bekræftet de numre, der er mærket UDKAST.",
    do="Gør",
    do_not="Lad være med at",
    ask_for="Spørg efter {ask_for}.",
    go_on="Gå spørgsmålene igennem:",
    telegram="Eller på Telegram:",
    picture="QR-kode til {address}",
    sends_nothing="Kortet sender ikke noget. Du skal selv ringe.",
    no_address="Kortet har ingen QR-kode, for siden har ingen adresse endnu.",
    printed="Printet {date}",
    valid_to="Gælder til {date}",
    edition="Udgave {edition}",
    overdue="Planen skulle være set efter senest {date}.",
    plan_source="Planens kilde",
    file_name="handlekort",
    down="Siden her står alene. Den ved ikke, hvem der har åbent lige nu.",
    choose_place="Vælg kommune",
    written="Skrevet {date}.",
)

_EN = Phrases(
    card="Action card",
    draft="DRAFT {date}",
    draft_about="Nobody has confirmed the numbers marked DRAFT.",
    do="Do",
    do_not="Do not",
    ask_for="Ask for {ask_for}.",
    go_on="Go through the questions:",
    telegram="Or on Telegram:",
    picture="QR code to {address}",
    sends_nothing="This card sends nothing. You must call yourself.",
    no_address="The card has no QR code, as the page has no address yet.",
    printed="Printed {date}",
    valid_to="Valid to {date}",
    edition="Edition {edition}",
    overdue="The plan should have been reviewed by {date}.",
    plan_source="The plan's source",
    file_name="action-card",
    down="This page stands alone. It does not know who is open right now.",
    choose_place="Choose a municipality",
    written="Written {date}.",
)


def phrases(lang: Lang) -> Phrases:
    """Return the phrases in *lang*, Danish where it has none."""
    return {DA: _DA, EN: _EN}.get(lang, _DA)
