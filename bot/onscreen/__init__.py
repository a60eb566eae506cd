"""What content becomes on the screens of a channel: how long a whole message can be.

`check` judges each text by itself; only a channel knows what it puts into one message.
Telegram alone has a limit: a page and a terminal can be as long as they like.
"""
