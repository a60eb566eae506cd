"""The smallest change to the content in `tests/content` that gives each problem."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bot.check import check, errors_among
from bot.check.report import as_text
from bot.language import DA, EN
from bot.onscreen.messages import whole_messages
from bot.problems import Problem
from bot.source.folder import load
from bot.source.scenarios import read_scenarios

CONTENT = Path(__file__).parent.parent / "content"
EXPECTED = Path(__file__).parent / "expected"
TODAY = date(2026, 9, 15)

FLOW = "flows/vandskade.yaml"
WORDS = "flows/vocabulary.yaml"
LAWS = "flows/laws.yaml"
NATIONAL = "municipal_configs/danmark.yaml"
PLAN = "municipal_configs/aaby.yaml"
OTHER = "municipal_configs/baekby.yaml"
PLACES = "municipal_configs/places.yaml"
SCENARIOS = "flows/scenarios/vandskade.yaml"

Change = Callable[[Path], None]


def edit(path: str, old: str, new: str) -> Change:
    """Replace *old*, which stands once in *path*, by *new*."""

    def change(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path} has {old!r} {text.count(old)} times"
        (root / path).write_text(text.replace(old, new), encoding="utf-8")

    return change


def add(path: str, text: str) -> Change:
    """Write *text* at the end of *path*, which may be new."""

    def change(root: Path) -> None:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        before = file.read_bytes() if file.exists() else b""
        file.write_bytes(before + text.encode())

    return change


def remove(path: str) -> Change:
    """Delete *path*."""
    return lambda root: (root / path).unlink()


def link(path: str) -> Change:
    """Make *path* a link to a file outside the folder."""
    return lambda root: os.symlink("/etc/hostname", root / path)


def scenario(*lines: str) -> tuple[Change, ...]:
    """Add a scenario with *lines*."""
    base = ["scenarios:", "  - name: Vådt loft", *(f"    {line}" for line in lines)]
    return (add(SCENARIOS, "\n".join(base) + "\n"),)


HARD = "Forsikringen efterspørger fotografier, beskrivelser, opmålinger, vurderinger og regninger."
SECOND = "Tag din ven med ud, og luk så døren bag jer to."
WAIT = "Gå ud nu, og vent på de andre ved den lave røde mur. "
ON_CARD = {
    "reparer": "Ring til dem her.",
    "formanden": "Sig det til formanden.",
    "raad": "Spørg rådgivningen, hvem der dækker stedet.",
    "luk-hanen": "Få lukket for vandet.",
    "forsikring": "Gem alle regninger.",
}
MANY = "Gå ind ad porten. " * 38

CASES: dict[str, tuple[Change, ...]] = {
    "Y101": (edit(FLOW, "da: Det drypper", "da: Det drypper: lidt"),),
    "Y102": (edit(LAWS, "    checked: null", "    checked: null\n    checked: 2026-09-01"),),
    "Y103": (edit(FLOW, "da: Ring 112,", "da: *vigtigt Ring 112,"),),
    "Y104": (edit(LAWS, "    checked: null", "    <<: andet"),),
    "Y105": (edit(FLOW, "da: Ring 112,", "da: !vigtigt Ring 112,"),),
    "Y106": (add(LAWS, "---\nlaws: {}\n"),),
    "Y107": (edit(FLOW, "  vand:\n", "\tvand:\n"),),
    "Y108": (add(LAWS, "# " + "x" * 300_000 + "\n"),),
    "Y109": (add(OTHER, "- vaerksted\n"),),
    "Y110": (edit(LAWS, "    checked: null", "    {checked}: null"),),
    "Y111": (link(OTHER),),
    "Y112": (add(OTHER, "name: Bækby\n"),),
    "Y113": (remove(LAWS),),
    "Y201": (edit(LAWS, "    checked: null", "    checked: {dag: 2026-09-01}"),),
    "Y202": (edit(PLAN, "    hours: unknown", "    hour: unknown"),),
    "Y203": (edit(FLOW, "  i-dag:\n    urgency: today\n", "  i-dag:\n"),),
    "Y204": (edit(PLAN, "  affugter:", "  Affugter:"),),
    "Y205": (edit(FLOW, "    urgency: can_wait\n    optional: true", "    optional: ja"),),
    "Y206": (edit(PLAN, "checked: 2026-09-01", "checked: 1. september"),),
    "Y207": (edit(FLOW, "gulv: {da: Vådt gulv,", "gulv: {da: Vådt, koldt gulv,"),),
    "Y208": (edit(FLOW, "gulv: {da: Vådt gulv,", "gulv: {da:Vådt gulv,"),),
    "T101": (edit(FLOW, "    en: Call these.\n", ""),),
    "T102": (edit(FLOW, "    short: {da: Vandet, en: The water}\n", ""),),
    "T103": (
        edit(
            FLOW,
            "    why:\n      da: Formanden skal give lov til en regning.\n"
            "      en: The chair must agree to a bill.\n",
            "",
        ),
    ),
    "T201": (edit(FLOW, "da: Ring til dem her.", "da: Ring til dem på 37 10 20 12."),),
    "T202": (edit(FLOW, "da: Ring til dem her.", "da: Skriv til vagt@klubhus.example."),),
    "T203": (edit(FLOW, "da: Ring til dem her.", "da: Sig ikke 010190-1234 til dem."),),
    "T204": (edit(FLOW, "da: Ring til dem her.", "da: Ring til {kommune}."),),
    "T205": (edit(FLOW, "da: Det drypper", "da: Drypper i {municipality}"),),
    "T206": (edit(FLOW, "da: Ved formanden det?", "da: Ved formanden det? Hvorfor?"),),
    "T207": (edit(FLOW, "da: Ikke endnu", "da: Slet"),),
    "T208": (edit(FLOW, "da: Ikke endnu", "da: Ja"),),
    "T209": (edit(FLOW, "da: Det drypper", "da: Det drypper " + "og drypper " * 6),),
    "T210": (edit(FLOW, "da: Det drypper", "da: Det drypper fra loft og fra vægge"),),
    "F201": (edit(FLOW, "    to: skoen", "    to: skon"),),
    "F203": (edit(FLOW, "      - to: kan-vente\n", ""),),
    "F204": (edit(FLOW, "        set: {water: now}\n        to: rolle\n", ""),),
    "F205": (
        edit(
            FLOW,
            "    da: Spørg rådgivningen, hvem der dækker stedet.\n"
            "    en: Ask the advice line who covers the place.\n",
            "",
        ),
    ),
    "F207": (edit(FLOW, "    urgency: now\n    title", "    urgency: today\n    title"),),
    "F208": (edit(FLOW, "set: {board: told}", "set: {cover: full}"),),
    "F209": (edit(FLOW, "when: {who: member}", "when: {open: alarm}"),),
    "F210": (edit(FLOW, "at_least: 2", "at_least: to"),),
    "F211": (edit(FLOW, "{who: caretaker}\n\n", "{who: caretaker, municipality: known}\n\n"),),
    "F212": (edit(FLOW, "set: {water: drip}", "set: {water: [drip, dry]}"),),
    "F213": (edit(FLOW, "when: {urgency: calm}", "when: {urgency: calm, cover: full}"),),
    "F214": (edit(FLOW, "languages: [da, en]", "languages: [da, en, de]"),),
    "F215": (edit(FLOW, "steps_at_most: 4", "steps_at_most: fire"),),
    "F216": (edit(FLOW, "  vand:\n", "  vand:     # professional: is this asked first\n"),),
    "F217": (edit(FLOW, "  vicevaert: {who: caretaker}\n", "  vice-vaert: {who: caretaker}\n"),),
    "F218": (lambda root: shutil.copy(root / FLOW, root / "flows/vandskade-2.yaml"),),
    "F219": (edit(FLOW, "    every_ending: {contact: raadgivning}\n", ""),),
    "F220": (edit(FLOW, "flow: vandskade", "flow: akut"),),
    "F301": (
        edit(FLOW, "choose: municipality\n    to: omraade", "choose: municipality\n    to: spor"),
    ),
    "F302": (
        edit(
            FLOW,
            "      - to: kan-vente\n",
            "      - {when: {who: guest}, to: slut}\n      - to: kan-vente\n",
        ),
    ),
    "F303": (
        edit(FLOW, "        words: [dråber, drops]\n", "        to: ring\n"),
        edit(
            FLOW,
            "  rolle:\n    ask:",
            "  ring:\n    ask: {da: Igen?, en: Again?}\n    why: {da: Sådan., en: So.}\n"
            "    short: {da: Igen, en: Again}\n    choices:\n"
            "      ja: {da: Ja da, en: Oh yes, to: ring}\n\n  rolle:\n    ask:",
        ),
    ),
    "F304": (
        edit(
            FLOW, "\nlinks:", "  vej:\n    da: Find vej\n    en: Find the way\n    to: by\n\nlinks:"
        ),
    ),
    "F305": (edit(FLOW, "gaest: {da: Gæst", "stroem: {da: Gæst"),),
    "F306": (edit(FLOW, "gaest: {da: Gæst", "om: {da: Gæst"),),
    "F307": (edit(FLOW, "set: {board: not_told}", "set: {board: told}"),),
    "F308": (
        edit(
            FLOW,
            "en: Wet floor, set: {trace: wet}",
            "en: Wet floor, set: {trace: wet, water: drip}",
        ),
        edit(
            FLOW,
            "en: Wet ceiling, set: {trace: wet}",
            "en: Wet ceiling, set: {trace: wet, water: dry}",
        ),
    ),
    "F309": (edit(FLOW, "    avoid: [gaa-ikke-ind]\n", ""),),
    "F310": (
        edit(
            WORDS,
            "  cover: {gives: fact}\n",
            "  cover: {gives: fact}\n  advice: {gives: contacts}\n",
        ),
        edit(FLOW, "  raad:\n    contacts: [raadgivning]", "  raad:\n    route: advice"),
    ),
    "F311": (
        edit(WORDS, "  cover: {gives: fact}\n", "  cover: {gives: fact}\n  tips: {gives: text}\n"),
        edit(
            FLOW,
            "    da: Gem alle regninger.\n    en: Keep all bills.\n",
            "    says: tips\n",
        ),
    ),
    "F312": (
        edit(WORDS, "  cover: {gives: fact}\n", "  cover: {gives: fact}\n  tips: {gives: text}\n"),
    ),
    "F313": (edit(FLOW, "    law: byggelov-14\n", ""),),
    "F314": (
        edit(
            FLOW,
            "      - when: {trace: {at_least: 2, of: wet}}",
            "      - {when: {trace: power, water: drip}, to: formand}\n"
            "      - when: {trace: {at_least: 2, of: wet}}",
        ),
    ),
    "F315": (edit(FLOW, "      - to: kan-vente\n", "      - to: kan-vente\n      - to: i-dag\n"),),
    "F316": (
        edit(
            FLOW,
            "when: {cover: [full, part]}",
            "when: {cover: full, who: {not: member}, any: [{who: member}]}",
        ),
    ),
    "F317": (
        edit(WORDS, "      old: {", "      new: {da: nyt, en: new}\n      old: {"),
        edit(FLOW, "{water: drip, since: old}", "{water: drip, since: [new, old]}"),
    ),
    "F318": (
        edit(
            WORDS,
            "  level:\n",
            "  roof:\n    da: Tag\n    en: Roof\n"
            "    values: {flat: {da: fladt, en: flat}}\n  level:\n",
        ),
    ),
    "F319": (edit(FLOW, "renamed: {loekke: skoen}", "renamed: {rolle: skoen}"),),
    "F320": (edit(FLOW, "  vicevaert: {who: caretaker}\n", "  vicevaert: {since: old}\n"),),
    "F321": (
        edit(
            FLOW, "steps: [ring-alarm, sluk-hanen]", "steps: [ring-alarm, ring-alarm, sluk-hanen]"
        ),
    ),
    "F322": (edit(FLOW, "review_by: 2027-03-01", "review_by: 2026-03-01"),),
    "F323": (edit(FLOW, "      laenge: {", "      laenge-og-meget-mere-end-bare-laenge: {"),),
    "F324": (edit(FLOW, ", set: {board: not_told}}", "}"),),
    "F325": (edit(FLOW, "promises: {can_wait: {longest_wait_hours: 84}}\n", ""),),
    "P102": (edit(PLAN, "09:00-12:00", "09:00-12.00"),),
    "P103": (edit(PLAN, "fredag: lukket", "fredag: måske"),),
    "P104": (edit(PLAN, "Mo-Fr 07:00-15:00", "Jan-Jun Mo-Fr 07:00-15:00"),),
    "P105": (edit(PLAN, "      fredag: lukket", "      fre: lukket"),),
    "P106": (edit(PLAN, "until: 2026-07-31", "until: 2026-07-01"),),
    "P107": (edit(PLAN, "torsdag: 13:00-18:00", "torsdag: 13:00-13:00"),),
    "P108": (
        edit(
            PLAN,
            "    hours: unknown\n",
            "    hours: unknown\n    exceptions:\n"
            "      - {from: 2026-07-13, until: 2026-07-31, hours: lukket}\n",
        ),
    ),
    "P109": (edit(PLAN, "hours: Mo-Fr 07:00-15:00", "hours: 07:00-15:00"),),
    "P201": (edit(PLAN, "when: {level: big, area: nord}", "when: {water: drip, area: nord}"),),
    "P202": (edit(PLAN, "  nabo:\n", "  raadgivning:\n    title: Vores egen\n  nabo:\n"),),
    "P203": (edit(PLAN, "decision: 09:00-15:00", "decision: null"),),
    "P204": (edit(PLACES, '"0903":', '"903":'),),
    "P205": (edit(PLAN, "name: Aaby\n", "name: Bækby\n"),),
    "P206": (
        add(OTHER, 'municipality: "0901"\nname: Aaby\nsource: https://x.example\ncontacts: {}\n'),
    ),
    "P207": (edit(NATIONAL, "    - contacts: [formand, vaerksted]\n", ""),),
    "P208": (
        edit(
            NATIONAL,
            "    - contacts: [vaerksted, vagten]\n",
            "    - contacts: [vaerksted, vagten]\n"
            "    - {when: {who: guest}, contacts: [raadgivning]}\n",
        ),
    ),
    "P209": (
        edit(
            PLAN,
            "    - contacts: [vaerksted, toemrer, varmemester]",
            "    - {when: {level: small, who: guest}, contacts: [nabo]}\n"
            "    - contacts: [vaerksted, toemrer, varmemester]",
        ),
    ),
    "P210": (
        edit(PLAN, "source: https://aaby.example/klubhuse\nsource_date: 2025-06\n", ""),
        edit(PLAN, "    hours: unknown", "    hours: unknown\n    source: https://nabo.example"),
        edit(PLAN, "    form: {da", "    source: https://aaby.example/\n    form: {da"),
        edit(PLAN, "    either: [", "    source: https://aaby.example/\n    either: ["),
        edit(
            PLAN,
            '    phone: "37 10 20 21"',
            '    source: https://aaby.example/\n    phone: "37 10 20 21"',
        ),
    ),
    "P211": (edit(PLAN, '    phone: "37 10 20 21"', "    via: toemrer"),),
    "P212": (edit(PLAN, "    hours: unknown\n", ""),),
    "P213": (edit(PLAN, '    phone: "37 10 20 41"\n', ""),),
    "P214": (edit(PLAN, "[formand, vaerksted, nabo]", "[formand, vaerksted]"),),
    "P215": (edit(PLAN, '"37 10 20 41"', '"+4537102041"'),),
    "P216": (edit(PLAN, '"37 10 20 41"', '"90 10 20 41"'),),
    "P217": (edit(PLAN, '"37 10 20 41"', '"112"'),),
    "P218": (edit(PLAN, "chat: https:", "chat: http:"),),
    "P219": (
        edit(PLAN, "source: https://aaby.example/klubhuse", "source: http://aaby.example/klubhuse"),
    ),
    "P220": (edit(PLAN, "secure_mail: sikker@aaby.example", "secure_mail: sikker@aaby"),),
    "P221": (edit(PLAN, '"37 10 20 41"', '"37 10 20 98"'),),
    "P222": (edit(PLAN, "review_by: 2029-06-01", "review_by: 2026-06-01"),),
    "P223": (edit(PLAN, "review_by: 2029-06-01", "review_by: 2031-06-01"),),
    "P224": (
        add(
            OTHER,
            'municipality: "0902"\nname: Bækby\ncontacts:\n  vaerksted:\n    phone: "21 43 65 87"\n'
            "    hours: office_days\n    checked: 2026-09-01\n",
        ),
    ),
    "P225": (edit(PLAN, "checked: 2026-09-01", "checked: null"),),
    "P226": (edit(PLAN, '"37 10 20 41"', '"37 10 20 31"'),),
    "P238": (edit(PLAN, '      - is: "37 10 20 12"\n', ""),),
    "T225": (
        edit(
            FLOW,
            "        en: Yes, it is running\n",
            "        en: Yes, it is running\n        words: [dråber]\n",
        ),
    ),
    "T227": (edit(FLOW, "da: Få lukket for vandet.", "da: Få **lukket** for vandet."),),
    "T226": (
        edit(
            FLOW,
            "en: Take a picture before anything is moved.",
            "en: Tag et billede, før noget bliver flyttet.",
        ),
    ),
    "P237": (edit(PLAN, "adopted: 2025-06-01", "adopted: 2052-06-01"),),
    "T211": (edit(FLOW, "da: Ring 112,", "da: Ring 112, vedrørende fare,"),),
    "T212": (
        edit(
            FLOW,
            "da: Det viser, hvor stor skaden er.",
            "da: Det viser, hvor stor skaden er, og hvad du kan nå at gøre ved den selv i dag.",
        ),
    ),
    "T213": (edit(FLOW, "da: Det drypper", "da: 💧"),),
    "T214": (
        edit(FLOW, "da: Det viser, hvor stor skaden er.", f"da: {HARD} {HARD}"),
        edit(FLOW, "da: Formanden skal give lov til en regning.", f"da: {HARD} {HARD}"),
    ),
    "T215": (edit(FLOW, "da: Få lukket for vandet.", "da: Luk for det. Tag billeder. Ring."),),
    "T216": (edit(FLOW, "da: Få lukket for vandet.", "da: Få fat i den, der er skyldig."),),
    "T217": (
        edit(
            FLOW,
            "    avoid: [gaa-ikke-ind]\n",
            "    avoid: [gaa-ikke-ind, luk-hanen, sluk-hanen, reparer, raad]\n",
        ),
    ),
    "T218": (
        edit(FLOW, "steps:\n  ring-alarm:", "children: [uden-kommune]\n\nsteps:\n  ring-alarm:"),
        edit(
            FLOW,
            "    steps: [raad]",
            "    steps: [raad, luk-hanen, formanden, forsikring, reparer]",
        ),
        edit(FLOW, "da: Spørg rådgivningen, hvem der dækker stedet.", "da: Gå ud nu. Gå ikke ind."),
        edit(FLOW, "da: Få lukket for vandet.", "da: Luk for det. Lad det være."),
        edit(FLOW, "da: Sig det til formanden.", "da: Sig det nu. Sig, hvor du er."),
        edit(FLOW, "da: Gem alle regninger.", "da: Gem det hele. Vis det så."),
        edit(FLOW, "da: Ring til dem her.", "da: Ring til dem. Du må gerne."),
    ),
    "T219": (
        edit(
            FLOW,
            "steps: [ring-alarm, sluk-hanen]",
            "steps: [ring-alarm, sluk-hanen, raad, luk-hanen, formanden]",
        ),
        *(
            edit(FLOW, f"da: {old}", f"da: {WAIT}{SECOND}")
            for old in (
                "Spørg rådgivningen, hvem der dækker stedet.",
                "Få lukket for vandet.",
                "Sig det til formanden.",
            )
        ),
    ),
    "T220": (edit(FLOW, "da: Det drypper", "da: Det drypper."),),
    "T221": (
        edit(
            FLOW,
            "    Hjælp til et vådt klubhus.",
            "    Hjælp til et klubhus, der er blevet vådt i nat.",
        ),
    ),
    "T223": (
        edit(
            FLOW,
            "\nproperties:",
            "\ncards:\n  ved-hanen:\n    for: {da: Alle, en: All}\n"
            "    title: {da: Vand, en: Water}\n    set: {who: member, water: now}\n"
            "    to: kan-vente\n\nproperties:",
        ),
        edit(FLOW, "    steps: [reparer, formanden]", f"    steps: [{', '.join(ON_CARD)}]"),
        *(edit(FLOW, f"da: {old}", f"da: {WAIT}{SECOND}") for old in ON_CARD.values()),
    ),
    "T224": (
        edit(PLAN, "visit: Havnevej 3, 9010 Aaby", f"visit: {MANY}"),
        edit(PLAN, "{da: kommunens blanket, en: the municipality's form}", MANY),
    ),
    "T222": (edit(FLOW, "    Hjælp til et vådt klubhus.", "    Hjælp til en vandskade."),),
    "P236": (edit(PLAN, '"37 10 20 41"', '"37 99 20 41"'),),
    "P227": (
        edit(
            PLAN,
            "conflicts:\n  - about: varmemester.hours\n    decision: 09:00-15:00\n"
            "    reason: den nyeste side\n",
            "",
        ),
    ),
    "P228": (edit(PLAN, "      is: part\n", "      is: part\n      locked: true\n"),),
    "P229": (
        edit(
            NATIONAL,
            "      contacts: [raadgivning]\n    - contacts: [vaerksted, vagten]",
            "      contacts: []\n    - contacts: [vaerksted, vagten]",
        ),
    ),
    "P230": (edit(PLAN, "  syd: {da", "  none: {da"),),
    "P231": (edit(PLAN, "when: {who: caretaker, level: big}", "when: {cover: full}"),),
    "P232": (
        add(
            OTHER,
            'municipality: "0902"\nname: Bækby\nsource: https://x.example\n'
            "areas: {oest: Øst}\ncontacts: {}\n",
        ),
    ),
    "P233": (
        edit(
            PLACES,
            "    police: Sydpolitiet\n",
            "    police: Sydpolitiet\n    spellings: [Åby Havn]\n",
        ),
    ),
    "P234": (edit(PLAN, "approved: null", "approved: 2026-09-01"),),
    "P235": (
        edit(
            PLAN,
            "checked: 2026-09-01\nclosing",
            "checked: 2026-09-01\nchecked_by: Anna Hansen\nclosing",
        ),
    ),
    "S101": scenario("at: i morgen tidlig", "answers: []", "expect: {}"),
    "S102": scenario("at: 2026-03-29 02:30", "answers: []", "expect: {}"),
    "S103": scenario("at: 2026-09-15 10:20", "answers: [{vand: nej, rolle: gaest}]", "expect: {}"),
    "S104": scenario("at: 2026-09-15 10:20", "answers: []", "expect: {states: {alarm: åben}}"),
    "S105": (
        *scenario("at: 2026-09-15 10:20", "answers: []", "expect: {}"),
        add(SCENARIOS, "  - {name: Vådt loft, at: 2026-09-15 19:00, answers: [], expect: {}}\n"),
    ),
    "S106": scenario("at: 2026-09-15 10:20", "answers: []", "expect: {questions_at_most: fem}"),
}


@dataclass(frozen=True)
class Found:
    """What is wrong with some content, and how it is told."""

    root: Path
    problems: list[Problem]
    read: dict[str, list[str]] = field(default_factory=dict)

    def told(self, problems: list[Problem]) -> str:
        """Return *problems* in both languages."""
        return "\n".join(as_text(problems, self.lines, lang) for lang in (DA, EN))

    def lines(self, path: str) -> list[str]:
        if path not in self.read:
            file = self.root / path
            text = file.read_text(encoding="utf-8") if file.is_file() else ""
            self.read[path] = text.split("\n")
        return self.read[path]


def found_in(root: Path) -> Found:
    """Return everything wrong with the content under *root*."""
    loaded = load(root)
    problems = list(loaded.problems)
    if loaded.draft is not None:
        problems = check(loaded.draft, TODAY, loaded.problems)
        if not any(errors_among(problems)):
            problems += whole_messages(loaded.draft)
    if loaded.library is not None:
        for path in sorted((root / "flows/scenarios").glob("*.yaml")):
            name = path.relative_to(root).as_posix()
            problems += read_scenarios(name, path.read_bytes(), loaded.library)[1]
    return Found(root, problems)


def changed(root: Path, code: str) -> Found:
    """Copy the content to *root*, make the change that gives *code*, and check it."""
    return after(root, *CASES[code])


def after(root: Path, *changes: Change) -> Found:
    """Copy the content to *root*, make *changes*, and check it."""
    shutil.copytree(CONTENT, root)
    for change in changes:
        change(root)
    return found_in(root)


def new(found: Found, before: Found) -> list[Problem]:
    """Return the problems that *before* does not have, wherever they stand."""
    known = [(each.code, each.values) for each in before.problems]
    return [each for each in found.problems if (each.code, each.values) not in known]


def told(root: Path, code: str) -> str:
    """Return what is told of the change that gives *code*."""
    found = changed(root, code)
    return found.told(new(found, found_in(CONTENT)))
