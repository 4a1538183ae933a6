"""A target that is a lake: DuckLake, with its catalogue in PostgreSQL, its files in a bucket or a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.errors import NewswireError, TargetError
from flows.filled_target import FilledTarget
from flows.interruption import find_interruption
from flows.logs import details, log
from flows.targets.held_edition import HeldEdition
from flows.targets.target_kind import Delivery, OfferedEdition
from warehouse.errors import EditionMissingError
from warehouse.lake.compaction import Compaction, compact_lake
from warehouse.lake.local_copy import copy_snapshot
from warehouse.lake.place import LakePlace, has_files, open_lake
from warehouse.lake.publication import publish_to_lake
from warehouse.lake.snapshots import Snapshot, find_snapshot, list_snapshots

_PATIENCE = "connect_timeout=10"  # seconds, of libpq
_CONFLICT = ("conflict", "another transaction")  # DuckDB's errors of these have no class of their own
_TRIES = 2
_CURES = {  # by what the errors of DuckDB and of PostgreSQL have in them
    "No such file or directory": (
        "its files are gone: mount their drive or bring them back, or begin anew with an empty database"
    ),
    "permission denied": "its user needs the right to read all tables, and to own them for publishing",
    "Failed to load existing DuckLake": "another program has tables there: name an empty database",
    "does not exist": "make it, an empty one",
    "Unable to connect to Postgres": "see that the server runs, and that `catalogue` names it",
}


class Lake:
    """Publishes editions as snapshots, and copies any of them.

    Args:
        target: Where it is.
        environment: Holds the access key of AWS where the target has none.
    """

    def __init__(self, target: FilledTarget, environment: Mapping[str, str] = os.environ) -> None:
        self._target = target
        self._place = _make_place(target, environment)

    def check_place(self, *, has_edition: bool) -> None:
        """Refuse to make a lake in a folder with files of another, which compaction would remove.

        Raises:
            TargetError: It has such files, or the catalogue does not answer.
        """
        if has_edition:
            return
        with self._translate("cannot be written to"):
            try:
                with open_lake(self._place):
                    return
            except EditionMissingError:
                if not has_files(self._place):
                    return
        raise TargetError(
            f"the target {self._target.name} has a new database, and {self._target.data} has files of another"
            " lake: name a folder for it alone, or `newswire targets publish --again` takes this one, whose"
            " other files compaction removes"
        )

    def publish(self, edition: HeldEdition) -> Delivery:
        """Publish an edition: the rows that are new in it, as one snapshot.

        Where another process publishes at the same time, one of the two is tried again.

        Raises:
            TargetError: The lake is as it was.
        """
        with self._translate("cannot be written to"):
            for attempt in range(_TRIES):
                try:
                    done = publish_to_lake(self._place, edition.path)
                    break
                except Exception as error:  # DuckDB has no type of its own for a conflict of two writers
                    if attempt == _TRIES - 1 or not _is_conflict(error):
                        raise
                    log.info(
                        "another process has published to the target %s; trying again", self._target.name
                    )
        log.debug(
            "rows written to a lake", extra=details(added=done.changes.added, removed=done.changes.removed)
        )
        return Delivery(edition_id=done.edition_id, published_at=done.published_at, bytes=done.bytes)

    def list_snapshots(self) -> list[Snapshot]:
        """Return the editions of the lake, the oldest first.

        Raises:
            TargetError: It cannot be read.
        """
        with self._translate("cannot be read"):
            try:
                with open_lake(self._place) as con:
                    return list_snapshots(con)
            except EditionMissingError:
                return []

    def find_edition(self, at: int | datetime | None) -> OfferedEdition | None:
        """Return the newest edition, or that of a moment or a number; None where there is none."""
        found = find_snapshot(self.list_snapshots(), at)
        if found is None:
            return None
        return OfferedEdition(file_name=f"{found.number:09}-{found.edition_id}.duckdb", source=found)

    def fetch(self, offered: OfferedEdition, file: Path) -> bool:
        """Write an edition into a new file; it is still there, since compaction alone removes it."""
        assert isinstance(offered.source, Snapshot)
        with self._translate("cannot be read"):
            copy_snapshot(self._place, offered.source, file)
        return True

    def compact(self) -> Compaction:
        """Drop snapshots that were replaced longer ago than `keep`, merge files, and remove unused ones.

        Raises:
            TargetError: It cannot be written to, or another process has published meanwhile.
        """
        with self._translate("cannot be compacted"):
            return compact_lake(self._place, keep=timedelta(seconds=self._target.keep), now=datetime.now(UTC))

    @contextmanager
    def _translate(self, what: str) -> Iterator[None]:
        """Translate any error of DuckDB and of the libraries below it, without its secrets."""
        try:
            yield
        except (NewswireError, EditionMissingError):
            raise
        except Exception as error:  # DuckDB raises some of its extensions' errors as any
            if find_interruption(error):
                raise
            words = self._target.mask(str(error)).partition("\n")[0].strip().rstrip(".")
            cure = next((f"; {cure}" for mark, cure in _CURES.items() if mark in words), "")
            raise TargetError(f"the target {self._target.name} {what}: {words}{cure}") from None


def _is_conflict(error: Exception) -> bool:
    return any(word in str(error).lower() for word in _CONFLICT)


def _make_place(target: FilledTarget, environment: Mapping[str, str]) -> LakePlace:
    catalogue = target.catalogue
    if "connect_timeout=" not in catalogue:
        catalogue += f"{'&' if '?' in catalogue else '?'}{_PATIENCE}"
    region = target.region or environment.get("AWS_REGION") or environment.get("AWS_DEFAULT_REGION", "")
    if target.key:
        key, secret, token = target.key, target.secret, ""
    else:
        names = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
        key, secret, token = (environment.get(name, "") for name in names)
    return LakePlace(
        catalogue=catalogue,
        data=target.data,
        endpoint=target.endpoint,
        region=region,
        key=key,
        secret=secret,
        token=token,
    )
