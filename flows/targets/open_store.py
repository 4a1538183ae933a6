"""Opens the folder of a target, for those who publish to it, read from it, or ask whether it can be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extras import require_extra
from flows.target_settings import FilledTarget

if TYPE_CHECKING:
    from flows.targets.object_store import ObjectStore


def open_store(target: FilledTarget) -> ObjectStore:
    """Return the folder of a target; nothing is asked over the network.

    Raises:
        UsageError: It needs packages that are not installed.
        TargetError: It cannot be opened.
    """
    if target.needs_s3:
        require_extra("s3", wanted_by=f"the target {target.name}")
    from flows.targets.object_store import ObjectStore  # noqa: PLC0415 -- fsspec takes 0.1 s to import

    return ObjectStore(target)
