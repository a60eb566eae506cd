"""A second opinion on who answers when: slow, by the minute, written from docs/semantics.md.

It reads the YAML itself, takes the public holidays from the `holidays` library, finds the
clock changes by looking at every minute's wall clock, and imports nothing that it judges.
Only `comparing.py` knows both sides.
"""
