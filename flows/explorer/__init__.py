"""The explorer: pages on the edition, made on the server and readable without scripts."""
