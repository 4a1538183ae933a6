"""Pure functions, one package for each step: no network, no clock, no randomness, no database."""
