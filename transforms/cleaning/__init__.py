"""Remove boilerplate from an article's blocks: rules, passes over the blocks, learned site boilerplate."""
