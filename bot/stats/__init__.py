"""How many conversations there were, told so that nobody can be told from it."""
