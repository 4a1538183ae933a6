"""The edition while it is published to targets: one file, however often the next one takes its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from os import fstat
from pathlib import Path
from typing import IO

from warehouse.edition import open_edition
from warehouse.listings import read_edition_moment

_TRIES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldEdition:
    """An edition that stays as it is.

    Attributes:
        path: Where it was; a newer one may be there by now.
        file: Its bytes. While it is open, no publish writes the edition after the next into it.
        edition_id: Its identifier.
        published_at: When it was published.
    """

    path: Path
    file: IO[bytes]
    edition_id: str
    published_at: datetime


@contextmanager
def hold_edition(path: Path) -> Iterator[HeldEdition | None]:
    """Open the edition; yield None where nothing was published yet.

    Raises:
        WarehouseError: The file is damaged.
    """
    for _ in range(_TRIES):
        if not path.exists():
            break
        with path.open("rb") as file:
            with open_edition(path, options={"threads": "1"}) as con:
                found = read_edition_moment(con)
            if found is None:
                break
            if fstat(file.fileno()).st_ino == path.stat().st_ino:  # it was not replaced in between
                edition_id, published_at = found
                yield HeldEdition(path=path, file=file, edition_id=edition_id, published_at=published_at)
                return
    yield None
