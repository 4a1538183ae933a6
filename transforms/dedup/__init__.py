"""How two texts are held against each other: words in order, facts that were swapped."""
