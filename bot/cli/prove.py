"""``henvend prove``: every path, under every plan, and what breaks where something does."""

import argparse
import json
from collections.abc import Iterator
from datetime import datetime
from typing import TextIO

from bot.cli.arguments import Misused, flow_of
from bot.cli.content import library
from bot.cli.parser import MISUSE, Parser, by
from bot.cli.progress import with_progress
from bot.cli.said import Json
from bot.clock import SystemClock
from bot.dialogue.walk import Walk
from bot.flow.model import Sentence
from bot.language import Lang
from bot.library import Library
from bot.proof.broken import broken
from bot.proof.paths import Fault
from bot.proof.sentences import Breach
from bot.proof.whole import Proof, prove
from bot.source.scenario_text import HEADER, to_yaml

EXAMPLE = "henvend prove handlingsplan"


def add(parser: Parser) -> None:
    """Add the command's arguments to *parser*."""
    lang = parser.lang
    parser.add_argument(
        "flow",
        nargs="?",
        metavar=by(lang, "SAMTALE", "FLOW"),
        help=by(lang, "samtalen der bevises; ellers alle", "the flow to prove; all by default"),
    )
    parser.add_argument("--json", action="store_true", help=by(lang, "skriv JSON", "write JSON"))


def run(args: argparse.Namespace, out: TextIO) -> int:
    """Prove it; 1 where something is broken."""
    lang = Lang(args.lang)
    content = library(args.content, lang)
    try:
        flows = [flow_of(content, args.flow, lang)] if args.flow else list(content.flows.values())
    except Misused:
        return MISUSE
    proofs = [prove(content, flow) for flow in with_progress(flows)]
    now = SystemClock().now()
    if args.json:
        told = [_in_json(content, each, now) for each in proofs]
        print(json.dumps({"flows": told}, ensure_ascii=False, indent=2), file=out)
    else:
        for each in proofs:
            print("\n".join(_told(content, each, now, lang)), file=out)
    return 0 if all(each.holds for each in proofs) else 1


def _told(content: Library, proof: Proof, now: datetime, lang: Lang) -> Iterator[str]:
    paths, plans = proof.paths, len(content.plans)
    yield f"{proof.flow.id}"
    yield by(
        lang,
        f"  {paths.combinations} kombinationer af svar på {paths.places} steder er gået igennem.",
        f"  {paths.combinations} combinations of answers in {paths.places} places were walked.",
    )
    yield by(
        lang,
        f"  Højst {paths.longest} spørgsmål; fra ethvert sted er der højst {paths.furthest}"
        " svar til en slutning.",
        f"  At most {paths.longest} questions; from anywhere an ending is at most"
        f" {paths.furthest} answers away.",
    )
    yield by(
        lang,
        f"  {len(proof.endings)} forskellige slutninger, under {plans} kommuners planer"
        f" ({proof.kinds} forskellige) og uden kommune.",
        f"  {len(proof.endings)} different endings, under the plans of {plans} municipalities"
        f" ({proof.kinds} different ones) and without a municipality.",
    )
    count = len(proof.flow.sentences)
    kept = count - len({each.sentence.id for each in proof.sentences.breaches})
    kept -= len(proof.sentences.empty)
    yield by(
        lang,
        f"  {kept} af {count} sikkerhedssætninger holder overalt.",
        f"  {kept} of {count} safety sentences hold everywhere.",
    )
    yield from (f"  {_fault(each, lang)}" for each in paths.faults)
    for each in proof.sentences.empty:
        yield by(
            lang,
            f"  {_place(each)}: sætningen {each.id} gælder ingen steder: ret dens when",
            f"  {_place(each)}: the sentence {each.id} applies nowhere: mend its when",
        )
    for breach in proof.sentences.breaches:
        yield from _breach(content, proof, breach, now, lang)


def _breach(
    content: Library, proof: Proof, breach: Breach, now: datetime, lang: Lang
) -> Iterator[str]:
    place = content.plan(breach.municipality).place
    named = place.name if place is not None else by(lang, "uden kommune", "no municipality")
    at, sentence = _place(breach.sentence), breach.sentence.id
    yield by(
        lang,
        f"  {at}: sætningen {sentence} brydes: {breach.claim} i {breach.state}"
        f" ({named}). Spil den korteste vej med henvend test:",
        f"  {at}: the sentence {sentence} is broken: {breach.claim} in"
        f" {breach.state} ({named}). Play the shortest path with henvend test:",
    )
    yield ""
    yield _scenario(content, proof, breach, now)


def _place(sentence: Sentence) -> str:
    return f"{sentence.where.path}:{sentence.where.line}"


def _scenario(content: Library, proof: Proof, breach: Breach, now: datetime) -> str:
    return HEADER + to_yaml(broken(Walk(content, proof.flow), breach, now))


def _fault(fault: Fault, lang: Lang) -> str:
    path = " ".join(f"{each.state}={','.join(each.choices)}" for each in fault.path)
    told = {
        "stuck": by(lang, "et svar fører ingen steder hen", "an answer leads nowhere"),
        "endless": by(lang, "der er ingen vej til en slutning", "there is no way to an ending"),
        "circle": by(lang, "en kreds uden spørgsmål", "a circle without a question"),
        "branch": by(
            lang,
            f"ingen vej tager gren nummer {fault.said}",
            f"no path takes branch number {fault.said}",
        ),
        "acute": by(lang, "det akutte er ikke ét tryk væk", "the acute exit is not one turn away"),
    }[fault.kind]
    return f"{fault.state}: {told}" + (f" ({path})" if path else "")


def _in_json(content: Library, proof: Proof, now: datetime) -> Json:
    paths = proof.paths
    return {
        "flow": proof.flow.id,
        "holds": proof.holds,
        "places": paths.places,
        "combinations": paths.combinations,
        "longest": paths.longest,
        "furthest": paths.furthest,
        "endings": len(proof.endings),
        "plans": len(content.plans),
        "kinds_of_plan": proof.kinds,
        "sentences": len(proof.flow.sentences),
        "faults": [
            {"kind": each.kind, "state": each.state, "said": each.said} for each in paths.faults
        ],
        "nowhere": [each.id for each in proof.sentences.empty],
        "breaches": [
            {
                "sentence": each.sentence.id,
                "claim": each.claim,
                "state": each.state,
                "municipality": each.municipality,
                "scenario": _scenario(content, proof, each, now),
            }
            for each in proof.sentences.breaches
        ],
    }
