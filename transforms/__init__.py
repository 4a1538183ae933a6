"""The core: values in, values out. No network, no clock, no randomness, no database."""
