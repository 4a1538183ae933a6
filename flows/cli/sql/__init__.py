"""SQL as people type it: its statements, one by one, and the shell."""
