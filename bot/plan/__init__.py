"""Whom to contact, and when they answer."""
