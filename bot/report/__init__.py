"""A plan as its owner sees it: what the municipality answers, and what its file shows. Pure."""
