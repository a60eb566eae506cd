"""Putting it together: settings to store, service and channels. Nothing is wired elsewhere."""
