"""Editions that are published while a run goes on, with the articles that it has loaded so far."""

from __future__ import annotations

from dataclasses import replace

from flows.logs import log
from flows.run_context import RunContext
from flows.stage_runner import StageRunner
from flows.stages.publish import publish_warehouse
from warehouse.errors import WarehouseError


def publish_meanwhile(run_stage: StageRunner, context: RunContext) -> None:
    """Publish the articles loaded so far, if there is no edition yet, or the last is a minute old.

    It is called between the batches of a run, when more follow. The articles of the run have no stories yet:
    these are decided once, at its end, from all of its articles. An error is logged, and the run goes on.
    """
    if context.settings.edition.exists() and not context.session.is_edition_due():
        return
    with context.session.time_edition():
        try:
            run_stage(publish_warehouse, replace(context, compacts=False))
        except WarehouseError as error:
            log.warning("the edition could not be published meanwhile: %s", error)
