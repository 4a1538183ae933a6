"""Numbers with what they count, in words."""

from __future__ import annotations


def write_plural(count: int, singular: str, plural: str | None = None) -> str:
    """Return a number with its noun, such as ``1 story`` or ``1,204 stories``."""
    noun = singular if count == 1 else plural or f"{singular}s"
    return f"{count:,} {noun}"
