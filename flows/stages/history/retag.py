"""Tag all articles again with the current taxonomy and find their claims, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from duckdb import DuckDBPyConnection

from flows.job_failures import JobFailure
from flows.run_context import RunContext
from flows.stages.history.find_claims_again import (
    ClaimChanges,
    compare_claims_again,
    replace_changed_claims,
)
from flows.stages.knowledge import load_configured_quantities, load_configured_taxonomy
from transforms.records import ArticleTag, ArticleText, Refusal, TagChange, TextAnalysis
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


@dataclass(kw_only=True)
class _Changes:
    """The changes so far: the articles whose tags change, the changes of tags and of claims, and refusals."""

    tagged: set[str] = field(default_factory=set)
    tags: list[TagChange] = field(default_factory=list)
    claims: ClaimChanges = field(default_factory=ClaimChanges)
    refusals: list[Refusal] = field(default_factory=list)


def retag_articles(context: RunContext, *, dry_run: bool) -> RetagReport:
    """Tag every article again and find its claims, in worker processes.

    All changes are one transaction of the writer's file, so a run that is killed leaves the old state.

    Args:
        context: The run.
        dry_run: Report the changes, and make none.
    """
    from transforms.tagging.retag import sum_changes  # noqa: PLC0415 -- other runs need not import it

    taxonomy = load_configured_taxonomy(context.settings)
    quantities = load_configured_quantities(context.settings)
    changes = _Changes()
    with context.open_warehouse() as con:
        article_ids, before = list_articles(con), read_tag_version(con)
        quantities_before = read_quantity_version(con)
        context.progress.begin("tagging again", len(article_ids))
        with open_retagging(
            con, taxonomy.tags, version=taxonomy.version, keep=not dry_run, now=context.now
        ) as replace_tags:
            if not dry_run and quantities_before != quantities.version:
                replace_quantities(con, quantities.compared, version=quantities.version)
            for batch in _cut(article_ids, _BATCH):
                _retag_batch(
                    context,
                    con,
                    batch,
                    replace_tags,
                    changes,
                    versions=(quantities.version, taxonomy.version),
                    dry_run=dry_run,
                )
            if not dry_run:
                compare_claims_again(con, changes.claims.articles, size=_BATCH)
        if not dry_run:
            prune_former_articles(con, now=context.now, days=context.settings.history.days)
    gained, lost = changes.claims.gained, changes.claims.lost
    return RetagReport(
        version=taxonomy.version,
        before=before,
        articles=len(article_ids),
        changed=len(changes.tagged | changes.claims.articles),
        changes=sum_changes(changes.tags),
        claims=tuple((name, gained[name], lost[name]) for name in sorted(gained | lost)),
        quantities=(quantities.version, quantities_before),
        refusals=tuple(changes.refusals),
    )


def _retag_batch(
    context: RunContext,
    con: DuckDBPyConnection,
    article_ids: Sequence[str],
    replace_tags: Callable[[Collection[str], Sequence[ArticleTag]], None],
    changes: _Changes,
    *,
    versions: tuple[str, str],
    dry_run: bool,
) -> None:
    """Tag some articles again and find their claims; `versions` are of the quantities and the taxonomy."""
    from transforms.tagging.retag import compare_tags, find_changed  # noqa: PLC0415 -- as above

    texts = read_texts(con, article_ids)
    analyses, refusals = _tag_texts(context, texts)
    refused_ids = {refusal.origin for refusal in refusals}
    old = [stored for stored in read_tags(con, article_ids) if stored[0].article_id not in refused_ids]
    tags = [tag for one in analyses for tag in one.tags]
    changed_ids = find_changed(old, tags, version=versions[1])
    replace_tags(changed_ids, [tag for tag in tags if tag.article_id in changed_ids])
    replace_changed_claims(
        con,
        [text.article_id for text in texts if text.article_id not in refused_ids],
        [claim for one in analyses for claim in one.claims],
        changes.claims,
        versions=versions,
        keep=not dry_run,
    )
    titles = {text.article_id: text.title for text in texts}
    changes.tags += compare_tags([tag for tag, _ in old], tags, titles=titles)
    changes.tagged |= changed_ids
    changes.refusals += refusals


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
