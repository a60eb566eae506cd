"""Very many people at once, against an emulator that enforces Telegram's limits: make load."""
