"""Why it is so: rows of tables, states of contacts and steps left out, in plain sentences.

Values go in and sentences come out. Nothing here decides anything: what is told was
decided by `bot.plan` and `bot.dialogue`, and the tests hold the two together.
"""
