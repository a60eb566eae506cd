"""The proof that content holds: on every path, under every plan, at every minute.

`check` is what is quick and needs no walk; `prove` is the whole. It walks each flow by
real answers (`walks`), holds its safety sentences against what every ending shows
(`sentences`), and hands the distinct endings (`endings`) to the minutes:

    prove_minutes(library, flow, endings, start, until) -> MinutesVerdict

of `bot.proof.minutes`, for the days from *start* until before *until*.
"""
