"""What only an exercise says, in each language."""

from dataclasses import dataclass

from bot.language import DA, EN, Lang


@dataclass(frozen=True, slots=True)
class ExerciseWords:
    """Every phrase of exercises, in one language."""

    mark: str
    small: str
    nobody: str
    covered: str
    do_not_call: str
    heading: str
    situation: str
    moment: str
    lives_in: str
    how: tuple[str, ...]
    how_heading: str
    for_real: str
    first: str
    then: str
    note: str
    number_of: str
    ready: str
    to_result: str
    skipped: str
    right: str
    right_contacts: str
    right_outcome: str
    wrong: str
    expected: str
    shown: str
    went_wrong: str
    your_answer: str
    right_answer: str
    stop_if_real: str
    otherwise: str
    took: str
    summed_up: str
    over: str
    kept: str
    unanswered: str
    report_heading: str
    none_yet: str
    too_few: str
    runs: str
    contacts_right: str
    outcomes_right: str
    median: str
    from_to: str
    where: str
    no_question: str
    no_wrong: str
    unreadable: str
    by_nobody: str


_DA = ExerciseWords(
    mark="ØVELSE",
    small="øvelse",
    nobody="ring ikke, og skriv ikke til nogen.",
    covered="{dots} (øvelse)",
    do_not_call="{number} (øvelse: ring ikke)",
    heading="Øvelse for {place}",
    situation="Situation {number}",
    moment="Det er {day} kl. {clock}.",
    lives_in="Personen bor i {place}.",
    how_heading="Sådan deltager du",
    how=(
        "Læs en situation. Forestil dig, at den sker for dig på det tidspunkt, der står.",
        "Skriv, hvem du ville kontakte først, og hvem så. Brug det, du ellers ville bruge.",
        "Prøv bagefter den samme situation i Henvend: {command}",
        "Ring ikke til nogen, og skriv ikke til nogen. Øvelsen viser ingen rigtige numre.",
        "Skriv ikke navne på arket, heller ikke dit eget. Øvelsen prøver planen, ikke dig.",
    ),
    for_real="Sker der noget rigtigt imens, så stop øvelsen. {alarm}",
    first="Jeg kontakter først",
    then="Og derefter",
    note="Jeg fandt svaret her",
    number_of="{number} af {count}",
    ready="Enter = begynd, x = slut",
    to_result="Enter = se resultatet",
    skipped="Samtalen kom ikke til et svar og tælles ikke med.",
    right="Ja. Samtalen endte med de rigtige kontakter.",
    right_contacts="Kontakterne er de rigtige, men svaret er et andet.",
    right_outcome="Svaret er det rigtige, men kontakterne er andre.",
    wrong="Nej. Samtalen endte et andet sted.",
    expected="Det rigtige: {what}",
    shown="Du fik: {what}",
    went_wrong="Her skiltes vejene: {question}",
    your_answer="Du svarede: {answer}",
    right_answer="Til situationen hører: {answer}",
    stop_if_real="Sker der noget rigtigt imens, så stop øvelsen med x.",
    otherwise="Du svarede anderledes her, men endte det rigtige sted: {question}",
    took="Det tog {seconds} sekunder.",
    summed_up="{right} af {count} endte med de rigtige kontakter.",
    over="Øvelsen er slut. Nu gælder numrene igen.",
    kept="Gemt uden navn i {path}",
    unanswered="Ikke besvaret",
    report_heading="Øvelser i {place}",
    none_yet="Der er ingen øvelser endnu.",
    too_few="Gennemført: {count}. Under {least} viser vi ikke mere, så ingen kan kendes på det.",
    runs="Gennemført: {count}",
    contacts_right="Endte med de rigtige kontakter: {right} af {count}",
    outcomes_right="Endte med det rigtige svar: {right} af {count}",
    median="Midterste tid: {seconds} sekunder",
    from_to="Fra {first} til {last}",
    where="Her gik det galt",
    no_question="Intet bestemt spørgsmål",
    no_wrong="Ingen gik galt.",
    unreadable="{count} linjer i filen kunne ikke læses og er ikke talt med.",
    by_nobody="Ingen navne og ingen klokkeslæt bliver gemt.",
)

_EN = ExerciseWords(
    mark="EXERCISE",
    small="exercise",
    nobody="call nobody, and write to nobody.",
    covered="{dots} (exercise)",
    do_not_call="{number} (exercise: do not call)",
    heading="Exercise for {place}",
    situation="Situation {number}",
    moment="It is {day}, {clock}.",
    lives_in="The person lives in {place}.",
    how_heading="How to take part",
    how=(
        "Read a situation. Imagine that it happens to you at the time that is stated.",
        "Write whom you would contact first, and whom then. Use what you would use otherwise.",
        "Then try the same situation in Henvend: {command}",
        "Call nobody, and write to nobody. The exercise shows no real numbers.",
        "Write no names on the sheet, not your own either. The exercise tries the plan, not you.",
    ),
    for_real="If something real happens meanwhile, stop the exercise. {alarm}",
    first="First I contact",
    then="And then",
    note="I found the answer here",
    number_of="{number} of {count}",
    ready="Enter = begin, x = stop",
    to_result="Enter = see the result",
    skipped="The conversation came to no answer and is not counted.",
    right="Yes. The conversation ended with the right contacts.",
    right_contacts="The contacts are the right ones, but the answer is another.",
    right_outcome="The answer is the right one, but the contacts are others.",
    wrong="No. The conversation ended elsewhere.",
    expected="Right would be: {what}",
    shown="You got: {what}",
    went_wrong="Here the ways parted: {question}",
    your_answer="You answered: {answer}",
    right_answer="To this situation belongs: {answer}",
    stop_if_real="If something real happens meanwhile, stop the exercise with x.",
    otherwise="You answered otherwise here but ended in the right place: {question}",
    took="It took {seconds} seconds.",
    summed_up="{right} of {count} ended with the right contacts.",
    over="The exercise is over. Now the numbers count again.",
    kept="Kept without names in {path}",
    unanswered="Not answered",
    report_heading="Exercises in {place}",
    none_yet="There are no exercises yet.",
    too_few="Completed: {count}. Below {least} we show no more, so that nobody can be told by it.",
    runs="Completed: {count}",
    contacts_right="Ended with the right contacts: {right} of {count}",
    outcomes_right="Ended with the right answer: {right} of {count}",
    median="Median time: {seconds} seconds",
    from_to="From {first} to {last}",
    where="Where it went wrong",
    no_question="No particular question",
    no_wrong="None went wrong.",
    unreadable="{count} lines of the file could not be read and are not counted.",
    by_nobody="No names and no times of day are kept.",
)

_WORDS = {DA: _DA, EN: _EN}


def exercise_words(lang: Lang) -> ExerciseWords:
    """Return the words of exercises in *lang*, Danish where it has none."""
    return _WORDS.get(lang, _DA)
