"""`python -m flows.cli` is the command `newswire`."""

from __future__ import annotations

from flows.cli import main

if __name__ == "__main__":
    main()
