"""What the pages of the explorer read: a module for each, of functions from a connection to records."""
