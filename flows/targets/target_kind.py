"""What every kind of target can do: take an edition, and give one to a reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from flows.targets.held_edition import HeldEdition


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """An edition that a target has.

    Attributes:
        edition_id: Its identifier.
        published_at: When it was published on this machine.
        bytes: What was sent for it.
    """

    edition_id: str
    published_at: datetime
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedEdition:
    """An edition that a target offers.

    Attributes:
        file_name: A name for its copy, which no other edition of the target has.
        source: What the target knows it by.
    """

    file_name: str
    source: object


class Target(Protocol):
    """A place to which editions are published, and from which others read them.

    Each method raises a `TargetError` where the target does not answer.
    """

    def check_place(self, *, has_edition: bool) -> None:
        """Refuse to publish to a place that is somebody else's, or not the one that was published to before.

        Args:
            has_edition: Whether it is noted to have an edition.
        """
        ...

    def publish(self, edition: HeldEdition) -> Delivery:
        """Publish an edition: as a whole or not at all."""
        ...

    def find_edition(self, at: int | datetime | None) -> OfferedEdition | None:
        """Return the newest edition, or that of a moment or a number; None where there is none."""
        ...

    def fetch(self, offered: OfferedEdition, file: Path) -> bool:
        """Write an edition into a new file; return whether it was still there."""
        ...
