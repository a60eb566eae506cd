"""Two versions of the content: what people are told otherwise, where, when and how often."""
