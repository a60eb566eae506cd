"""The card on paper: read back from the PDF, its code read by a camera's eye, nothing cut off."""

import io
from dataclasses import replace
from datetime import date

import pypdf
import pypdfium2
import pytest
import zxingcpp

from bot.language import DA, EN
from bot.paper.card import Addresses, cards
from bot.paper.model import Card
from bot.paper.pdf import overfull, pdf, png
from tests.paper.test_card import FLOW, NOW, of, plan_of
from tests.shipped import library

FULLEST = ("læsø", "københavn", "holbæk", "aalborg", "silkeborg")
BOTH = Addresses("https://henvend.example", "henvend_bot")


def every_card(lang: str, name: str) -> tuple[Card, ...]:
    return cards(library(), library().flows[FLOW], plan_of(name), NOW, lang, BOTH)


def read(made: bytes):
    return pypdf.PdfReader(io.BytesIO(made))


def seen(made: bytes) -> memoryview:
    """Return the first page in shades of grey, 144 dots an inch."""
    picture = pypdfium2.PdfDocument(made)[0].render(scale=2, grayscale=True)
    rows = bytes(picture.buffer)
    return memoryview(rows).cast("B", (picture.height, picture.stride))


def words_of(text: str) -> str:
    """Return *text* without its line breaks, which the paper decides."""
    return "".join(text.split())


@pytest.mark.parametrize("lang", [DA, EN])
@pytest.mark.parametrize("name", ["silkeborg", "københavn", "læsø", "lyngby-taarbæk"])
def test_the_paper_says_what_the_card_says(name: str, lang: str) -> None:
    card = of(name, lang=lang)
    told = words_of(read(pdf([card], "a5")).pages[0].extract_text())

    for said in (card.title, card.place, card.audience, *card.do, *card.avoid, *card.standing):
        assert words_of(said) in told
    for entry in card.entries:
        name = entry.name if len(entry.phone) > 3 else ""  # 112 needs no name
        for said in (name, entry.phone, entry.draft, entry.mark, *entry.lines):
            assert words_of(said) in told, said


def test_draft_stands_on_the_paper_and_goes_with_the_confirmation() -> None:
    assert "UDKAST 23. november 2026" in read(pdf([of("silkeborg")], "a5")).pages[0].extract_text()
    assert "UDKAST" not in read(pdf([of("samsø")], "a5")).pages[0].extract_text()


def test_the_codes_are_read_as_the_links() -> None:
    """Read from the page as a camera would, not from what was meant to be drawn."""
    card = of("silkeborg", at=BOTH)

    found = {each.text for each in zxingcpp.read_barcodes(seen(pdf([card], "a5")))}
    assert found == {code.address for code in card.codes}


def test_without_an_address_there_is_no_code_and_a_word() -> None:
    page = read(pdf([of("silkeborg", at=Addresses())], "a5")).pages[0]

    assert "Kortet har ingen QR-kode" in page.extract_text()


@pytest.mark.parametrize(
    ("lang", "size", "names"),
    [
        (DA, "a5", tuple(each.place.name for each in library().plans.values() if each.own)),
        (EN, "a5", FULLEST),
        (DA, "a4", FULLEST[:1]),
        (EN, "a4", FULLEST[:1]),
    ],
)
def test_every_card_fits_on_its_page(lang: str, size: str, names: tuple[str, ...]) -> None:
    """Places without a plan of their own differ by their name only: the longest is tried."""
    for name in (*names, "ringkøbing-skjern"):
        assert overfull(every_card(lang, name), size) == (), name


def test_a_card_with_too_much_on_it_is_found() -> None:
    """The measure that the test above trusts can fail."""
    card = of("læsø", at=BOTH)

    assert overfull([replace(card, moves=card.moves * 3)], "a5") == (card.id,)


@pytest.mark.parametrize(("size", "millimetres"), [("a5", (148, 210)), ("a4", (210, 297))])
def test_the_page_has_the_size_of_the_paper(size: str, millimetres: tuple[int, int]) -> None:
    box = read(pdf([of("samsø")], size)).pages[0].mediabox

    assert tuple(round(float(side) / 72 * 25.4) for side in (box.width, box.height)) == millimetres


def test_the_paper_is_tagged_for_screen_readers_and_carries_its_own_font() -> None:
    document = read(pdf([of("silkeborg", lang=EN)], "a5"))
    root = document.trailer["/Root"]
    fonts = document.pages[0]["/Resources"]["/Font"]

    assert root["/MarkInfo"]["/Marked"] and root["/StructTreeRoot"]
    assert root["/Lang"] == "en" and document.metadata.title == "Action card: Silkeborg"
    assert b"pdfuaid" in document.trailer["/Root"]["/Metadata"].get_data()
    assert fonts and all(
        "Lato" in font.get_object()["/DescendantFonts"][0].get_object()["/BaseFont"]
        for font in fonts.values()
    )


def test_the_same_card_is_the_same_bytes_on_any_day_that_prints_the_same() -> None:
    card = of("silkeborg")

    assert pdf([card], "a5") == pdf([card], "a5")
    assert pdf([card], "a5") != pdf([replace(card, printed=date(2026, 12, 1))], "a5")


def test_a_picture_has_a_page_for_each_card() -> None:
    assert [each[:4] for each in png([of("samsø"), of("læsø")], "a5")] == [b"\x89PNG"] * 2
