"""Henvend: a municipality's plan as a conversation.

The map of the package, from what decides to what carries:

- `conditions`, `language`, `problems`, `clock`, `limits`: what everything else shares
- `plan`: whom to contact and when they answer; `flow`: what is asked and where it leads
- `library`: the loaded flows and plans
- `dialogue`: one conversation, one turn at a time; pure and total
- `source`: YAML to values; `check`: what must hold before anyone relies on it, quick
- `proof`: that it holds on every path, under every plan, at every minute
- `scenario`: conversations as data, played and compared
- `service`, `stores`, `channels`: one event, one transaction; in from people, out to people
- `onscreen`: how long what a channel shows can be, under every plan
- `operation`: log, health and figures for whoever runs it; `serving`: parts side by side
- `app`, `standby`: wired together, and answering while that fails; `cli`: the command ``henvend``
"""

__version__ = "0.1.0"
