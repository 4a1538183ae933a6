"""The commands of `newswire`, a module each: what a module holds as `command` is found by its name."""
