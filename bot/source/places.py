"""Reading `municipal_configs/places.yaml`: municipalities and other well-known names."""

import re

from bot.plan.model import MunicipalityCode, Place
from bot.plan.places import OtherName, Places
from bot.problems import Location
from bot.source.reader import Reader
from bot.source.yaml import Mapping, Node

CODE = re.compile(r"\d{4}")
PLACES_KEYS = ("places", "not_municipalities")
PLACE_KEYS = ("name", "region", "police", "spellings")
OTHER_KEYS = ("name", "spellings", "ask", "abroad", "note")


def read_places(reader: Reader, root: Mapping) -> Places:
    """Return the places of *root*."""
    reader.only(root, "places", PLACES_KEYS)
    places = {}
    for key, value in reader.entries(root.get("places"), "places"):
        if not CODE.fullmatch(key.text):
            reader.problem("P204", key.where, code=key.text)
        found = reader.mapping(value, key.text)
        if found is not None:
            code = MunicipalityCode(key.text)
            places[code] = _place(reader, code, found, key.where)
    others = tuple(
        other
        for item in reader.items(root.get("not_municipalities"))
        if (other := _other(reader, item, places)) is not None
    )
    return Places(places, others)


def _place(reader: Reader, code: MunicipalityCode, node: Mapping, where: Location) -> Place:
    reader.only(node, f"place {code}", PLACE_KEYS)
    reader.required(node, f"place {code}", ("name", "police"))
    return Place(
        code=code,
        name=reader.string(node.get("name"), "name"),
        region=reader.string(node.get("region"), "region"),
        police=reader.string(node.get("police"), "police"),
        spellings=reader.strings(node.get("spellings"), "spellings"),
        where=where,
    )


def _other(reader: Reader, node: Node, places: dict[MunicipalityCode, Place]) -> OtherName | None:
    found = reader.mapping(node, "not_municipalities")
    if found is None:
        return None
    reader.only(found, "not_municipalities", OTHER_KEYS)
    asked = reader.strings(found.get("ask"), "ask")
    for item, code in zip(reader.items(found.get("ask")), asked, strict=True):
        if code not in places:
            reader.unknown("municipality", code, item.where, places)
    return OtherName(
        name=reader.string(found.get("name"), "name"),
        spellings=reader.strings(found.get("spellings"), "spellings"),
        ask=tuple(map(MunicipalityCode, asked)),
        abroad=reader.flag(found.get("abroad"), "abroad"),
    )
