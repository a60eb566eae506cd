"""A plan seen by its owner: what the municipality answers, and beside it what the file shows. Pure."""
