"""A target that is a folder of whole editions."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from flows.errors import TargetError, UsageError
from flows.logs import log
from flows.targets.held_edition import HeldEdition
from flows.targets.object_store import ObjectStore, Pointer
from flows.targets.target_kind import Delivery, OfferedEdition


class EditionFiles:
    """Publishes editions as files of a folder, and copies the newest of them.

    Args:
        name: The name of the target.
        store: The folder.
    """

    def __init__(self, name: str, store: ObjectStore) -> None:
        self._name = name
        self._store = store

    def check_place(self, *, has_edition: bool) -> None:
        """Refuse a pointer of others, and an empty folder of a disk that had an edition."""
        self._store.check_pointer(is_known=has_edition)

    def publish(self, edition: HeldEdition) -> Delivery:
        """Publish an edition, and remove those that were replaced long ago."""
        now = datetime.now(UTC)
        pointer = self._store.upload(
            edition.file, edition_id=edition.edition_id, published_at=edition.published_at, now=now
        )
        try:
            self._store.remove_replaced(pointer, now=now)
        except TargetError as error:
            log.warning("%s; the edition is there, and the next publish removes the old ones", error)
        return Delivery(edition_id=edition.edition_id, published_at=edition.published_at, bytes=pointer.size)

    def find_edition(self, at: int | datetime | None) -> OfferedEdition | None:
        """Return the newest edition.

        Raises:
            UsageError: An earlier one is asked for.
            TargetError: The folder cannot be read.
        """
        if at is not None:
            raise UsageError(
                f"the target {self._name} has the newest edition alone: one with a catalogue keeps others"
            )
        pointer = self._store.read_pointer()
        if pointer is None:
            return None
        return OfferedEdition(file_name=Path(pointer.file).name, source=pointer)

    def fetch(self, offered: OfferedEdition, file: Path) -> bool:
        """Write an edition into a file; return whether it was still there."""
        assert isinstance(offered.source, Pointer)
        with file.open("wb") as copy:
            return self._store.download(offered.source, copy)
