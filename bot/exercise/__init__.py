"""Exercises: scenarios played by people, marked on every screen, counted without persons. Pure."""
