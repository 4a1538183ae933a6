"""`python -m flows.service`: runs the service until it is told to end (SIGTERM, Ctrl-C)."""

from __future__ import annotations


def main() -> None:
    """Run the service."""


if __name__ == "__main__":
    main()
