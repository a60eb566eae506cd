"""The catalogue of faults and attacks, the hazards, and the tests that perform each of them."""
