"""Planted identifiers through every input of every channel, and a search for any trace of them."""
