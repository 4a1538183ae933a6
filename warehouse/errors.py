"""What can go wrong with the warehouse, in words that a user can act on.

::

    WarehouseError                any of these; alone: a damaged or unreadable file
    ├── WarehouseBusyError        another process holds the run or the writer's file
    ├── WarehouseFullError        the disk, or this user's share of it, is full
    ├── EditionMissingError       nothing was published yet
    ├── MigrationError            the database and this code do not fit together
    └── AmbiguousArticleError     a name that several articles answer to
"""

from __future__ import annotations

from collections.abc import Sequence

_SHOWN = 10


class WarehouseError(Exception):
    """Something is wrong with the warehouse; the message says what, and what to do."""


class WarehouseBusyError(WarehouseError):
    """Another process holds what was asked for; the message says which one, since when."""


class WarehouseFullError(WarehouseError):
    """There is no room left to write; what was there before is untouched."""


class EditionMissingError(WarehouseError):
    """There is no edition to read yet; the message says what makes one."""


class MigrationError(WarehouseError):
    """A migration failed, was changed after it was applied, or is unknown to this code."""


class AmbiguousArticleError(WarehouseError):
    """Several articles answer to a name: `matches` holds each one's identifier and title."""

    def __init__(self, name: str, matches: Sequence[tuple[str, str]]) -> None:
        self.matches = tuple(matches)
        shown = "\n".join(f"  {article_id}  {title}" for article_id, title in self.matches[:_SHOWN])
        more = f"\n  … and {len(matches) - _SHOWN} more" if len(matches) > _SHOWN else ""
        super().__init__(f"{name} may mean any of {len(matches)} articles:\n{shown}{more}")
