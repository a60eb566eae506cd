"""What came of a proof, in words and as JSON, each breach with a scenario that can be played."""

from collections.abc import Iterator
from datetime import datetime

from bot.cli.parser import by
from bot.cli.said import Json
from bot.dialogue.walk import Walk
from bot.flow.model import Sentence
from bot.instants import iso
from bot.language import Lang
from bot.library import Library
from bot.proof import told
from bot.proof.broken import acts, broken
from bot.proof.paths import Fault
from bot.proof.promises import Breach as Unkept
from bot.proof.promises import Wait
from bot.proof.sentences import Breach
from bot.proof.whole import Proof
from bot.source.scenario_text import HEADER, to_yaml


def in_words(content: Library, proof: Proof, now: datetime, lang: Lang) -> Iterator[str]:
    """Yield what came of *proof* line by line; a scenario of a sentence is played *now*."""
    yield from _what_was_proven(content, proof, lang)
    yield from (f"  {line}" for line in told.in_words(content, proof.minutes, lang))
    yield from (f"  {_fault(each, lang)}" for each in proof.paths.faults)
    for each in proof.sentences.empty:
        yield by(
            lang,
            f"  {_place(each)}: sætningen {each.id} gælder ingen steder: ret dens when",
            f"  {_place(each)}: the sentence {each.id} applies nowhere: mend its when",
        )
    for breach in proof.sentences.breaches:
        yield from _breach(content, proof, breach, now, lang)
    for unkept in proof.minutes.breaches:
        yield from _unkept(content, proof, unkept, lang)


def _what_was_proven(content: Library, proof: Proof, lang: Lang) -> Iterator[str]:
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
        f"  {paths.taken} af {paths.branches} grene i forgreningerne bliver taget på en vej.",
        f"  {paths.taken} of {paths.branches} branches in the forks are taken on some path.",
    )
    yield by(
        lang,
        f"  {proof.endings} forskellige slutninger, under {plans} kommuners planer"
        f" ({proof.kinds} forskellige) og uden kommune.",
        f"  {proof.endings} different endings, under the plans of {plans} municipalities"
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


def _unkept(content: Library, proof: Proof, breach: Unkept, lang: Lang) -> Iterator[str]:
    yield "  " + by(
        lang,
        f"{told.breach_in_words(content, breach, lang)}. Spil vejen dertil med henvend test:",
        f"{told.breach_in_words(content, breach, lang)}. Play the way there with henvend test:",
    )
    yield ""
    yield _scenario_of(content, proof, breach)


def _scenario_of(content: Library, proof: Proof, breach: Unkept) -> str:
    code = breach.municipalities[0] if breach.municipalities else None
    walk = Walk(content, proof.flow)
    played = told.as_scenario(proof.flow.id, breach, tuple(acts(walk, breach.path, code)))
    return HEADER + to_yaml(played)


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


def in_json(content: Library, proof: Proof, now: datetime) -> Json:
    """Return *proof* as other programs read it: times with their offset, waits in seconds."""
    paths, breaches = proof.paths, proof.sentences.breaches
    return {
        "flow": proof.flow.id,
        "holds": proof.holds,
        "places": paths.places,
        "combinations": paths.combinations,
        "longest": paths.longest,
        "furthest": paths.furthest,
        "forks": paths.forks,
        "branches": paths.branches,
        "endings": proof.endings,
        "plans": len(content.plans),
        "kinds_of_plan": proof.kinds,
        "sentences": len(proof.flow.sentences),
        "faults": [
            {"kind": each.kind, "state": each.state, "said": each.said} for each in paths.faults
        ],
        "nowhere": [each.id for each in proof.sentences.empty],
        "breaches": [_breach_in_json(content, proof, each, now) for each in breaches],
        "minutes": _minutes_in_json(content, proof),
    }


def _breach_in_json(content: Library, proof: Proof, breach: Breach, now: datetime) -> Json:
    return {
        "sentence": breach.sentence.id,
        "claim": breach.claim,
        "state": breach.state,
        "municipality": breach.municipality,
        "scenario": _scenario(content, proof, breach, now),
    }


def _minutes_in_json(content: Library, proof: Proof) -> Json:
    minutes = proof.minutes
    return {
        "from": iso(minutes.start),
        "until": iso(minutes.until),
        "cases": minutes.proven,
        "contacts": minutes.contacts,
        "undeclared": list(minutes.undeclared),
        "breaches": [
            {
                "broken": each.broken.value,
                **_when(each),
                "times": each.times,
                "endings": each.endings,
                "scenario": _scenario_of(content, proof, each),
            }
            for each in minutes.breaches
        ],
        "waits": [
            {**_when(each), "opens": None if each.opens is None else iso(each.opens)}
            for each in minutes.waits
        ],
    }


def _when(found: Unkept | Wait) -> Json:
    return {
        "urgency": found.urgency,
        "outcome": found.outcome,
        "municipalities": list(found.municipalities),
        "start": iso(found.start),
        "seconds": int(found.lasting.total_seconds()),
    }
