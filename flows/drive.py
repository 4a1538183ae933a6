"""Two ways to walk the road: as plain calls, or as flows of the Prefect server that is configured."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Protocol

from flows import road
from flows.shift import Shift
from flows.stages.retag import Retagging
from warehouse.connection import hold_run


class Drive(Protocol):
    """Carries out stretches of the road for a shift."""

    def hold(self, shift: Shift, command: str) -> AbstractContextManager[object]:
        """Keep other runs out while the block lasts."""

    def poll(self, shift: Shift) -> road.Report:
        """Poll every configured feed."""

    def ingest(self, shift: Shift) -> road.Report:
        """Work off the list of entries."""

    def load(self, shift: Shift, paths: Sequence[Path], corpus: str, charset: str | None) -> road.Report:
        """Load files as a corpus."""

    def rebuild(self, shift: Shift, *, dry_run: bool) -> road.Rebuilt:
        """Derive everything again from the archive and publish, or tell what that would change."""

    def retag(self, shift: Shift, *, dry_run: bool) -> Retagging:
        """Tag all articles again and publish, or say what that would change."""

    def publish(self, shift: Shift) -> bool:
        """Publish the edition."""


class PlainDrive:
    """Plain calls: nothing is started or imported that the run does not need."""

    def hold(self, shift: Shift, command: str) -> AbstractContextManager[object]:
        """Take the run's lock, or raise at once when another run has it."""
        return hold_run(shift.settings.home, command=command)

    def poll(self, shift: Shift) -> road.Report:
        """Poll every configured feed."""
        return road.poll(road.call, shift, every=True)

    def ingest(self, shift: Shift) -> road.Report:
        """Work off the list of entries."""
        return road.ingest(road.call, shift)

    def load(self, shift: Shift, paths: Sequence[Path], corpus: str, charset: str | None) -> road.Report:
        """Load files as a corpus."""
        return road.load(road.call, shift, paths, corpus=corpus, charset=charset)

    def rebuild(self, shift: Shift, *, dry_run: bool) -> road.Rebuilt:
        """Derive everything again from the archive and publish, or tell what that would change."""
        return road.rebuild(road.call, shift, dry_run=dry_run)

    def retag(self, shift: Shift, *, dry_run: bool) -> Retagging:
        """Tag all articles again and publish, or say what that would change."""
        return road.retag(road.call, shift, dry_run=dry_run)

    def publish(self, shift: Shift) -> bool:
        """Publish the edition."""
        return road.publish(road.call, shift)


class PrefectDrive:
    """Flow runs in this process, recorded by the server. Prefect takes 1.2 s to import."""

    def hold(self, shift: Shift, command: str) -> AbstractContextManager[object]:
        """Hold nothing: each flow takes the run's lock for itself."""
        del shift, command
        return nullcontext()

    def poll(self, shift: Shift) -> road.Report:
        """Run the poll flow over every configured feed."""
        from flows.poll import poll  # noqa: PLC0415 -- imports Prefect

        return poll(shift.settings, every=True)

    def ingest(self, shift: Shift) -> road.Report:
        """Run the ingest flow."""
        from flows.ingest import ingest  # noqa: PLC0415 -- imports Prefect

        return ingest(shift.settings)

    def load(self, shift: Shift, paths: Sequence[Path], corpus: str, charset: str | None) -> road.Report:
        """Run the load flow."""
        from flows.load import load  # noqa: PLC0415 -- imports Prefect

        return load(list(paths), corpus, charset, shift.settings)

    def rebuild(self, shift: Shift, *, dry_run: bool) -> road.Rebuilt:
        """Run the rebuild flow."""
        from flows.rebuild import rebuild  # noqa: PLC0415 -- imports Prefect

        return rebuild(shift.settings, dry_run=dry_run)

    def retag(self, shift: Shift, *, dry_run: bool) -> Retagging:
        """Run the retag flow."""
        from flows.retag import retag  # noqa: PLC0415 -- imports Prefect

        return retag(shift.settings, dry_run=dry_run)

    def publish(self, shift: Shift) -> bool:
        """Run the publish flow."""
        from flows.publish import publish  # noqa: PLC0415 -- imports Prefect

        return publish(shift.settings)


def choose_drive(environment: Mapping[str, str] = os.environ) -> Drive:
    """Return flows when `PREFECT_API_URL` names a server, else plain calls."""
    return PrefectDrive() if environment.get("PREFECT_API_URL") else PlainDrive()
