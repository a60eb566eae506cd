"""Mutation testing of the deciding modules: small faults are planted, a test must see each."""
