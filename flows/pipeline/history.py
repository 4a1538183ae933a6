"""History: tag all articles again, or derive everything again from the archive."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import zip_longest

from flows.pipeline.batches import close_pipeline
from flows.pipeline.news import publish
from flows.run_context import RunContext
from flows.run_report import RebuildReport
from flows.stage_runner import StageRunner
from flows.stages.articles.apply_site_boilerplate import apply_site_boilerplate
from flows.stages.articles.assign_stories import assign_stories
from flows.stages.articles.load_articles import load_articles
from flows.stages.articles.raw_batch import RawBatch
from flows.stages.history.reprocess import (
    Reprocessing,
    begin_reprocessing,
    compare_states,
    install_state,
    list_rules,
    read_archived_pages,
    reanalyse_pages,
)
from flows.stages.history.retag import RetagReport, retag_articles
from flows.stages.history.scratch import clear_scratch
from transforms.records import LearnedRule, Refusal
from warehouse.connection import hold_writer


def retag(run_stage: StageRunner, context: RunContext, *, dry_run: bool = False) -> RetagReport:
    """Tag all articles again by the current taxonomy, and publish; with `dry_run` only report changes."""
    report = run_stage(retag_articles, context, dry_run=dry_run)
    if report.is_needed and not dry_run:
        counts = Counter({"retagged": report.changed, "unchanged": report.articles - report.changed})
        close_pipeline(run_stage, context, "retag", counts, report.refusals)
    if not dry_run:  # even where nothing changes: a killed run may have left its changes unpublished
        publish(run_stage, context)
    for refusal in report.refusals:
        context.progress.warn(f"article {refusal.origin} keeps its tags: {refusal.detail}")
    return report


def rebuild(run_stage: StageRunner, context: RunContext, *, dry_run: bool = False) -> RebuildReport:
    """Derive everything again from the archive, and publish; with `dry_run` only report changes.

    The writer's lock is held from the first copy to the rename that installs the new state.
    """
    with hold_writer(context.settings.warehouse, wait=context.settings.lock_timeout):
        try:
            rebuilt, counts, kept = _reprocess(run_stage, context)
            difference = run_stage(compare_states, context, rebuilt)
            report = close_pipeline(run_stage, rebuilt.scratch, "rebuild", counts, kept)
            is_taken = bool(difference.tables) and not dry_run
            if is_taken:
                run_stage(install_state, context, rebuilt)
        finally:
            clear_scratch(context)
    if not dry_run:
        publish(run_stage, context)
    for refusal in report.refusals:
        context.progress.warn(f"{refusal.url or refusal.origin} stays as it was: {refusal.detail}")
    return RebuildReport(report=report, difference=difference, is_taken=is_taken)


def _reprocess(
    run_stage: StageRunner, context: RunContext
) -> tuple[Reprocessing, Counter[str], list[Refusal]]:
    """Read all pages again in the order of their arrival, and once more if that learned a rule.

    A rule holds for the pages before it too. The learned rules do not depend on the rules in force, so
    the second time learns nothing new.
    """
    rules: list[LearnedRule] = []
    while True:
        rebuilt = run_stage(begin_reprocessing, context, rules)
        counts: Counter[str] = Counter()
        kept: list[Refusal] = []
        with rebuilt.scratch.keep_warehouse_open():
            existing = len(run_stage(list_rules, rebuilt))
            for pages, following in zip_longest(rebuilt.runs, rebuilt.runs[1:]):
                past_run = replace(rebuilt.scratch, now=pages[0].received_at, run_id=pages[0].run_id)
                rest = pages
                while rest:
                    archived = run_stage(read_archived_pages, context, rest)
                    rest = rest[len(archived.pages) :]
                    readings, faults = run_stage(reanalyse_pages, past_run, archived)
                    cleaned = run_stage(apply_site_boilerplate, past_run, readings)
                    batch = RawBatch(pages=archived.pages)
                    outcomes = run_stage(load_articles, past_run, batch, cleaned)
                    counts += Counter(outcome.outcome for outcome in outcomes)
                    kept += faults
                if following is None or following[0].run_id != pages[0].run_id:
                    run_stage(assign_stories, past_run)  # as the run did at its end
            rules = run_stage(list_rules, rebuilt)
        if len(rules) == existing:
            return rebuilt, counts, kept
