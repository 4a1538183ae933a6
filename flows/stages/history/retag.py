"""Tag all articles again with the current taxonomy and find their claims, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from flows.job_failures import JobFailure
from flows.run_context import RunContext
from flows.stages.history.find_claims_again import (
    ClaimChanges,
    compare_claims_again,
    replace_changed_claims,
)
from flows.stages.knowledge import load_configured_quantities, load_configured_taxonomy
from transforms.records import ArticleText, Refusal, TagChange, TextAnalysis
from warehouse.claims import read_quantity_version, replace_quantities
from warehouse.former_articles import prune_former_articles
from warehouse.retag import list_articles, open_retagging, read_tag_version, read_tags, read_texts

_Row = TypeVar("_Row")

_BATCH = 2_000  # articles in memory at a time, some 10 MB of text


@dataclass(frozen=True, slots=True, kw_only=True)
class RetagReport:
    """The result of tagging again.

    Attributes:
        version: The version of the current taxonomy.
        before: The version of the stored tags; `None` when nothing was tagged yet.
        articles: How many articles there are.
        changed: On how many of them tags or claims, or their evidence, change.
        changes: The changes by tag.
        claims: For each quantity of which claims change, how many are new and how many are gone.
        quantities: The version of the current quantities, and that of the stored claims.
        refusals: The articles that could not be tagged. Their tags and claims stay as they were.
    """

    version: str
    before: str | None
    articles: int
    changed: int
    changes: tuple[TagChange, ...]
    claims: tuple[tuple[str, int, int], ...]
    quantities: tuple[str, str | None]
    refusals: tuple[Refusal, ...]

    @property
    def is_needed(self) -> bool:
        """Whether anything changes: a tag, a claim, its evidence, or the version beside it."""
        new, old = self.quantities
        return bool(self.changed) or self.version != self.before or new != old


def retag_articles(context: RunContext, *, dry_run: bool) -> RetagReport:
    """Tag every article again and find its claims, in worker processes.

    All changes are one transaction of the writer's file, so a run that is killed leaves the old state.

    Args:
        context: The run.
        dry_run: Report the changes, and make none.
    """
    from transforms.tagging.retag import compare_tags, find_changed, sum_changes  # noqa: PLC0415 -- other runs need not import it

    taxonomy, quantities = (
        load_configured_taxonomy(context.settings),
        load_configured_quantities(context.settings),
    )
    changed: set[str] = set()
    claims = ClaimChanges()
    changes: list[TagChange] = []
    refusals: list[Refusal] = []
    with context.open_warehouse() as con:
        article_ids, before = list_articles(con), read_tag_version(con)
        quantities_before = read_quantity_version(con)
        context.progress.begin("tagging again", len(article_ids))
        with open_retagging(
            con, taxonomy.tags, version=taxonomy.version, keep=not dry_run, now=context.now
        ) as put:
            if not dry_run and quantities_before != quantities.version:
                replace_quantities(con, quantities.compared, version=quantities.version)
            for batch in _cut(article_ids, _BATCH):
                texts = read_texts(con, batch)
                new, refused = _tag_texts(context, texts)
                refused_ids = {refusal.origin for refusal in refused}
                old = [stored for stored in read_tags(con, batch) if stored[0].article_id not in refused_ids]
                tags = [tag for one in new for tag in one.tags]
                changed_ids = find_changed(old, tags, version=taxonomy.version)
                put(changed_ids, [tag for tag in tags if tag.article_id in changed_ids])
                replace_changed_claims(
                    con,
                    [text.article_id for text in texts if text.article_id not in refused_ids],
                    [claim for one in new for claim in one.claims],
                    claims,
                    versions=(quantities.version, taxonomy.version),
                    keep=not dry_run,
                )
                titles = {text.article_id: text.title for text in texts}
                changes += compare_tags([tag for tag, _ in old], tags, titles=titles)
                changed |= changed_ids
                refusals += refused
            if not dry_run:
                compare_claims_again(con, claims.articles, size=_BATCH)
        if not dry_run:
            prune_former_articles(con, now=context.now, days=context.settings.history.days)
    return RetagReport(
        version=taxonomy.version,
        before=before,
        articles=len(article_ids),
        changed=len(changed | claims.articles),
        changes=sum_changes(changes),
        claims=tuple(
            (name, claims.gained[name], claims.lost[name]) for name in sorted(claims.gained | claims.lost)
        ),
        quantities=(quantities.version, quantities_before),
        refusals=tuple(refusals),
    )


def _tag_texts(context: RunContext, texts: Sequence[ArticleText]) -> tuple[list[TextAnalysis], list[Refusal]]:
    from transforms.pipeline import analyse_text  # noqa: PLC0415 -- other runs need not import it

    work = partial(analyse_text, knowledge=context.settings.read_knowledge())
    analyses: list[TextAnalysis] = []
    refusals = []
    for text, result in zip(texts, context.workers.run(work, texts), strict=True):
        if isinstance(result, JobFailure):
            refusals.append(result.refuse(url=None, origin=text.article_id, stage="tag"))
        else:
            analyses.append(result)
        context.progress.step()
    return analyses, refusals


def _cut(rows: Sequence[_Row], size: int) -> Iterator[Sequence[_Row]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))
