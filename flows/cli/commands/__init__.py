"""The commands of `newswire`. Each module holds one as `command`, and is found by its name."""
