"""How long a test waits for what must come."""

PATIENCE = 120.0
"""Seconds. A bound and no measure: a busy machine must never fail a test, a hang must end."""
