"""The web page: forms in, pages out; the script is comfort and nothing needs it.

`form.py` reads what a form sent, `screens.py`, `ending.py` and `frame.py` write pages (all
pure), `pages.py` holds those that need no conversation, `channel.py` takes the turn,
`door.py` decides who is let in, `adapter.py` puts them behind addresses.
"""
