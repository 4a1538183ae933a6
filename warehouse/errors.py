"""The errors of the warehouse, with messages that a user can act on.

::

    WarehouseError                any of these; by itself: a file that cannot be read or written
    ├── WarehouseBusyError        another process holds the run lock or the writer's file
    ├── WarehouseFullError        the disk, or this user's share of it, is full
    ├── WarehouseDamagedError     the file, or its log, is not what was written
    ├── EditionMissingError       nothing has been published yet
    ├── MigrationError            the database and this code do not fit together
    │   └── FormerSchemaError     the database was made before the first release
    ├── OccupiedPlaceError        something else is where an export was to be written
    ├── AmbiguousArticleError     several articles match a name
    └── SearchQueryError          a search does not understand its query
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Self

_MAX_SHOWN = 10


class WarehouseError(Exception):
    """An error of the warehouse; the message names the problem and the remedy."""


class WarehouseBusyError(WarehouseError):
    """Another process holds the lock or the file; the message names it and says since when."""


class WarehouseFullError(WarehouseError):
    """There is no room left to write; existing data is untouched."""


class WarehouseDamagedError(WarehouseError):
    """A database file or its log is not what was written; the message names the command that mends it."""


class EditionMissingError(WarehouseError):
    """There is no edition to read yet; the message names the command that makes one."""

    @classmethod
    def of_file(cls, edition: Path) -> Self:
        """Make the error for a file that is not there, which may have been looked for in a wrong folder."""
        return cls(
            f"there is no edition at {edition.absolute()} yet: type `newswire run` to make one, or name the "
            "folder of another with NEWSWIRE_HOME"
        )


class MigrationError(WarehouseError):
    """A migration failed, was changed after it was applied, or is unknown to this code."""


class FormerSchemaError(MigrationError):
    """The database has a schema from before the first release; the message names the command to type."""


class OccupiedPlaceError(WarehouseError):
    """The place named for an export holds something else, which stays; the message asks for another."""


class AmbiguousArticleError(WarehouseError):
    """Several articles match a name.

    Attributes:
        matches: The identifier and the title of each article.
    """

    def __init__(self, name: str, matches: Sequence[tuple[str, str]]) -> None:
        self.matches = tuple(matches)
        shown = "\n".join(f"  {article_id}  {title}" for article_id, title in self.matches[:_MAX_SHOWN])
        more = f"\n  … and {len(matches) - _MAX_SHOWN} more" if len(matches) > _MAX_SHOWN else ""
        super().__init__(f"{name} may mean any of {len(matches)} articles:\n{shown}{more}")


class SearchQueryError(WarehouseError):
    """A search does not understand its query; the message names the clause, and says what to write."""
