"""One conversation, one turn at a time: pure, total, and the same for every channel."""
