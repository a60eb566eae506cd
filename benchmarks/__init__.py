"""Speed, measured; no test depends on it."""
