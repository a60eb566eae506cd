"""Conversations as data: what is answered, what is expected, and what comes of it. Pure."""
