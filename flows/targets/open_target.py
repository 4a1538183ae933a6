"""Open a target, for those who publish to it, read from it, or ask whether it can be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.errors import UsageError
from flows.extras import require_extra
from flows.filled_target import FilledTarget

if TYPE_CHECKING:
    from flows.targets.lake import Lake
    from flows.targets.target_kind import Target


def open_target(target: FilledTarget) -> Target:
    """Return a target; nothing is asked over the network.

    Raises:
        UsageError: It needs packages that are not installed.
        TargetError: It cannot be opened.
    """
    if target.catalogue:
        return open_lake_target(target)
    if target.needs_s3:
        require_extra("s3", wanted_by=f"the target {target.name}")
    from flows.targets.edition_files import EditionFiles  # noqa: PLC0415 -- fsspec takes 0.1 s to import
    from flows.targets.object_store import ObjectStore  # noqa: PLC0415 -- the same

    return EditionFiles(target.name, ObjectStore(target))


def open_lake_target(target: FilledTarget) -> Lake:
    """Return a target that is a lake.

    Raises:
        UsageError: It is none, or needs packages that are not installed.
    """
    if not target.catalogue:
        raise UsageError(
            f"the target {target.name} has no snapshots: only a lake, which has a catalogue, does"
        )
    require_extra("ducklake", wanted_by=f"the target {target.name}")
    from flows.targets.lake import Lake  # noqa: PLC0415 -- for those who have one

    return Lake(target)
