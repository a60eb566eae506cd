"""Why a contact is open, closed or not known to be: the sentences, in each language."""

from dataclasses import dataclass

from bot.language import DA, EN, Lang


@dataclass(frozen=True, slots=True)
class HoursPhrases:
    """Every phrase about hours, in one language."""

    open_: str
    closed: str
    likely: str
    unknown: str
    inhouse: str
    always: str
    unstated: str
    no_hours: str
    day_has: str
    day_shut: str
    until_day: str
    closing_day: str
    exception: str
    holiday: str
    holiday_shut: str
    holiday_unsure: str
    doubtful: str
    now_is: str
    disputed: str
    reading: str
    office: str
    office_unlikely: str
    office_shut: str
    office_doubtful: str
    outside_open: str
    outside_hidden: str
    outside_unknown: str
    via: str
    either: str
    clock: str
    window: str
    and_: str


_DA = HoursPhrases(
    open_="Åben, fordi {why}.",
    closed="Lukket, fordi {why}.",
    likely="Nok åben, fordi {why}.",
    unknown="Ikke til at vide, fordi {why}.",
    inhouse="Kan altid spørges, fordi det er en på ens egen arbejdsplads. Tæller aldrig som åben.",
    always="der er åbent hele døgnet",
    unstated="kilden siger, at åbningstiden ikke er kendt",
    no_hours="ingen kilde oplyser åbningstiden",
    day_has="{day} har {windows}",
    day_shut="{day} har lukket",
    until_day="{day} har {windows}, og det løber ind i den næste dag",
    closing_day="{date} er lukkedag",
    exception="der gælder andre tider fra {first} til {last}: {day}",
    holiday="{date} er helligdag, og helligdage har {windows}",
    holiday_shut="{date} er helligdag, og helligdage har lukket",
    holiday_unsure="{date} er helligdag, og kilden siger ikke, om der så er åbent",
    doubtful="{date} har mange kontorer lukket, og planen siger ikke, om dette har",
    now_is="{why}, og klokken er {clock}",
    disputed="kilderne er uenige, og kun det, de er enige om, tæller: {readings}",
    reading="én siger, at {why}",
    office="klokken {clock} ligger i almindelige kontortider ({why}). Den rigtige tid er ikke oplyst",
    office_unlikely="klokken {clock} ligger i almindelige kontortider ({why}), men der er intet"
    " nummer at ringe til",
    office_shut="almindelige kontortider ikke gælder nu: {why}",
    office_doubtful="{why}",
    outside_open="{other} har lukket, og dette er dem, der svarer uden for den tid",
    outside_hidden="{other} har åbent og svarer selv",
    outside_unknown="det ikke er sikkert, om {other} har lukket",
    via="Nås gennem {other}. {sentence}",
    either="Én af disse er nok: {members}.",
    clock="{hour}.{minute:02d}",
    window="kl. {start}-{end}",
    and_=" og ",
)

_EN = HoursPhrases(
    open_="Open, because {why}.",
    closed="Closed, because {why}.",
    likely="Probably open, because {why}.",
    unknown="Not known, because {why}.",
    inhouse="Can always be asked, being somebody at one's own workplace. Never counts as open.",
    always="it is open day and night",
    unstated="the source says that the hours are not known",
    no_hours="no source states the hours",
    day_has="{day} has {windows}",
    day_shut="{day} is closed",
    until_day="{day} has {windows}, which runs into the next day",
    closing_day="{date} is a closing day",
    exception="other hours hold from {first} to {last}: {day}",
    holiday="{date} is a public holiday, and public holidays have {windows}",
    holiday_shut="{date} is a public holiday, and public holidays are closed",
    holiday_unsure="{date} is a public holiday, and the source does not say whether it is open then",
    doubtful="many offices are closed on {date}, and the plan does not say whether this one is",
    now_is="{why}, and it is {clock}",
    disputed="the sources disagree, and only what they agree on counts: {readings}",
    reading="one says that {why}",
    office="{clock} lies within ordinary office hours ({why}). The real hours are not stated",
    office_unlikely="{clock} lies within ordinary office hours ({why}), but there is no number to call",
    office_shut="ordinary office hours do not hold now: {why}",
    office_doubtful="{why}",
    outside_open="{other} is closed, and this is who answers outside those hours",
    outside_hidden="{other} is open and answers itself",
    outside_unknown="it is not certain that {other} is closed",
    via="Reached through {other}. {sentence}",
    either="One of these is enough: {members}.",
    clock="{hour}:{minute:02d}",
    window="{start}–{end}",
    and_=" and ",
)


def hours_phrases(lang: Lang) -> HoursPhrases:
    """Return the phrases in *lang*, Danish where it has none."""
    return {DA: _DA, EN: _EN}.get(lang, _DA)
