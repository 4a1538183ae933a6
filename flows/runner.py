"""Two ways to walk the road: as plain calls, or as flows of the Prefect server that is configured."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Protocol

from flows import pipeline
from flows.run_context import RunContext
from flows.stages.history.retag import RetagReport
from warehouse.connection import hold_run


class Runner(Protocol):
    """Carries out stretches of the road for a shift."""

    def hold(self, context: RunContext, command: str) -> AbstractContextManager[object]:
        """Keep other runs out while the block lasts."""

    def poll(self, context: RunContext) -> pipeline.RunReport:
        """Poll every configured feed."""

    def ingest(self, context: RunContext) -> pipeline.RunReport:
        """Work off the list of entries."""

    def load(
        self, context: RunContext, paths: Sequence[Path], corpus: str, charset: str | None
    ) -> pipeline.RunReport:
        """Load files as a corpus."""

    def rebuild(self, context: RunContext, *, dry_run: bool) -> pipeline.RebuildReport:
        """Derive everything again from the archive and publish, or tell what that would change."""

    def retag(self, context: RunContext, *, dry_run: bool) -> RetagReport:
        """Tag all articles again and publish, or say what that would change."""

    def publish(self, context: RunContext) -> bool:
        """Publish the edition."""


class LocalRunner:
    """Plain calls: nothing is started or imported that the run does not need."""

    def hold(self, context: RunContext, command: str) -> AbstractContextManager[object]:
        """Take the run's lock, or raise at once when another run has it."""
        return hold_run(context.settings.home, command=command)

    def poll(self, context: RunContext) -> pipeline.RunReport:
        """Poll every configured feed."""
        return pipeline.poll(pipeline.call, context, every=True)

    def ingest(self, context: RunContext) -> pipeline.RunReport:
        """Work off the list of entries."""
        return pipeline.ingest(pipeline.call, context)

    def load(
        self, context: RunContext, paths: Sequence[Path], corpus: str, charset: str | None
    ) -> pipeline.RunReport:
        """Load files as a corpus."""
        return pipeline.load(pipeline.call, context, paths, corpus=corpus, charset=charset)

    def rebuild(self, context: RunContext, *, dry_run: bool) -> pipeline.RebuildReport:
        """Derive everything again from the archive and publish, or tell what that would change."""
        return pipeline.rebuild(pipeline.call, context, dry_run=dry_run)

    def retag(self, context: RunContext, *, dry_run: bool) -> RetagReport:
        """Tag all articles again and publish, or say what that would change."""
        return pipeline.retag(pipeline.call, context, dry_run=dry_run)

    def publish(self, context: RunContext) -> bool:
        """Publish the edition."""
        return pipeline.publish(pipeline.call, context)


class PrefectRunner:
    """Flow runs in this process, recorded by the server. Prefect takes 1.2 s to import."""

    def hold(self, context: RunContext, command: str) -> AbstractContextManager[object]:
        """Hold nothing: each flow takes the run's lock for itself."""
        del context, command
        return nullcontext()

    def poll(self, context: RunContext) -> pipeline.RunReport:
        """Run the poll flow over every configured feed."""
        from flows.poll import poll  # noqa: PLC0415 -- imports Prefect

        return poll(context.settings, every=True)

    def ingest(self, context: RunContext) -> pipeline.RunReport:
        """Run the ingest flow."""
        from flows.ingest import ingest  # noqa: PLC0415 -- imports Prefect

        return ingest(context.settings)

    def load(
        self, context: RunContext, paths: Sequence[Path], corpus: str, charset: str | None
    ) -> pipeline.RunReport:
        """Run the load flow."""
        from flows.load import load  # noqa: PLC0415 -- imports Prefect

        return load(list(paths), corpus, charset, context.settings)

    def rebuild(self, context: RunContext, *, dry_run: bool) -> pipeline.RebuildReport:
        """Run the rebuild flow."""
        from flows.rebuild import rebuild  # noqa: PLC0415 -- imports Prefect

        return rebuild(context.settings, dry_run=dry_run)

    def retag(self, context: RunContext, *, dry_run: bool) -> RetagReport:
        """Run the retag flow."""
        from flows.retag import retag  # noqa: PLC0415 -- imports Prefect

        return retag(context.settings, dry_run=dry_run)

    def publish(self, context: RunContext) -> bool:
        """Run the publish flow."""
        from flows.publish import publish  # noqa: PLC0415 -- imports Prefect

        return publish(context.settings)


def choose_runner(environment: Mapping[str, str] = os.environ) -> Runner:
    """Return flows when `PREFECT_API_URL` names a server, else plain calls."""
    return PrefectRunner() if environment.get("PREFECT_API_URL") else LocalRunner()
