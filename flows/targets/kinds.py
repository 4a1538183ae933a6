"""The kinds of targets, each by the beginning of its address."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol

from flows.errors import TargetError
from flows.extras import require_extra
from flows.logs import log
from flows.target_settings import FilledTarget
from flows.targets.held_edition import HeldEdition


class Target(Protocol):
    """A place to which editions are published."""

    def publish(self, edition: HeldEdition) -> int:
        """Publish an edition, and return the bytes that were sent.

        Raises:
            TargetError: It failed; readers find the edition before.
        """


class ObjectStoreTarget:
    """Publishes into a folder of an object store or of a disk.

    Args:
        target: Where it is.
    """

    def __init__(self, target: FilledTarget) -> None:
        self._target = target

    def publish(self, edition: HeldEdition) -> int:
        """Publish an edition, and remove those that were replaced long ago."""
        from flows.targets.object_store import ObjectStore  # noqa: PLC0415 -- fsspec takes 0.1 s to import

        now = datetime.now(UTC)
        store = ObjectStore(self._target)
        pointer = store.upload(
            edition.file, edition_id=edition.edition_id, published_at=edition.published_at, now=now
        )
        try:
            store.remove_replaced(pointer, now=now)
        except TargetError as error:
            log.warning("%s; the edition is there, and the next publish removes the old ones", error)
        return pointer.size


def open_target(target: FilledTarget) -> Target:
    """Return the target of an address.

    Raises:
        UsageError: It needs packages that are not installed.
    """
    if target.needs_s3:
        require_extra("s3", wanted_by=f"the target {target.name}")
    return ObjectStoreTarget(target)
