"""Where sessions, seen event ids and the outbox are kept."""
