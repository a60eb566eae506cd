"""The web page at its real boundary: HTTP over loopback, and a real browser."""
