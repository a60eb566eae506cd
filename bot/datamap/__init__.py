"""The data map: everything that is kept, where, in which form and how long; the rest cannot be."""
