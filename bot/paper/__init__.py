"""The plan on paper: the action card for the wall, from the same contacts as the conversation."""
