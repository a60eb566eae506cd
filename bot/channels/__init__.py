"""Where people are met: a channel turns what arrives into events, and replies into screens."""
