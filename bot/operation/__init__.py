"""What an operator sees of a running service: its log, its health, its figures; never a person."""
