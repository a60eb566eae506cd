"""Inputs that nobody meant: content files, updates of Telegram, requests, whole conversations."""
