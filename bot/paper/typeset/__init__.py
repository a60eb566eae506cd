"""How a card looks: a template for Typst, which only ever sees values."""
