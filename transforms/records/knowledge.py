"""The files of the user's own by which articles are read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """The texts of the taxonomy and of the quantities by which articles are tagged and claims found.

    They must be valid, since a mistake in them is not that of an article.

    Attributes:
        taxonomy: The text of the taxonomy; `None` for the one of this package.
        quantities: The text of the quantities; `None` for those of this package.
    """

    taxonomy: str | None = None
    quantities: str | None = None
