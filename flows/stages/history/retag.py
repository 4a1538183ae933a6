"""Tag all articles again with the current taxonomy, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from flows.job_failures import JobFailure
from flows.run_context import RunContext
from flows.stages.taxonomy import load_run_taxonomy
from transforms.records import ArticleTag, ArticleText, Refusal, TagChange
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
        changed: On how many of them tags, or their evidence, change.
        changes: The changes by tag.
        refusals: The articles that could not be tagged. Their tags stay as they were.
    """

    version: str
    before: str | None
    articles: int
    changed: int
    changes: tuple[TagChange, ...]
    refusals: tuple[Refusal, ...]

    @property
    def is_needed(self) -> bool:
        """Whether anything changes: a tag, its evidence, or the version beside it."""
        return bool(self.changed) or self.version != self.before


def retag_articles(context: RunContext, *, dry_run: bool) -> RetagReport:
    """Tag every article again, in worker processes.

    All changes are one transaction of the writer's file, so a run that is killed leaves the old tags.

    Args:
        context: The run.
        dry_run: Report the changes, and make none.
    """
    from transforms.tagging.retag import compare_tags, find_changed, sum_changes  # noqa: PLC0415 -- other runs need not import it

    taxonomy = load_run_taxonomy(context)
    changed = 0
    changes: list[TagChange] = []
    refusals: list[Refusal] = []
    with context.open_warehouse() as con:
        article_ids, before = list_articles(con), read_tag_version(con)
        context.progress.begin("tagging again", len(article_ids))
        with open_retagging(
            con, taxonomy.tags, version=taxonomy.version, keep=not dry_run, now=context.now
        ) as put:
            for batch in _cut(article_ids, _BATCH):
                texts = read_texts(con, batch)
                new, refused = _tag_texts(context, texts)
                refused_ids = {refusal.origin for refusal in refused}
                old = [stored for stored in read_tags(con, batch) if stored[0].article_id not in refused_ids]
                changed_ids = find_changed(old, new, version=taxonomy.version)
                put(changed_ids, [tag for tag in new if tag.article_id in changed_ids])
                titles = {text.article_id: text.title for text in texts}
                changes += compare_tags([tag for tag, _ in old], new, titles=titles)
                changed += len(changed_ids)
                refusals += refused
        if not dry_run:
            prune_former_articles(con, now=context.now, days=context.settings.history.days)
    return RetagReport(
        version=taxonomy.version,
        before=before,
        articles=len(article_ids),
        changed=changed,
        changes=sum_changes(changes),
        refusals=tuple(refusals),
    )


def _tag_texts(context: RunContext, texts: Sequence[ArticleText]) -> tuple[list[ArticleTag], list[Refusal]]:
    from transforms.pipeline import tag_text  # noqa: PLC0415 -- other runs need not import it

    work = partial(tag_text, taxonomy=context.settings.read_taxonomy())
    tags: list[ArticleTag] = []
    refusals = []
    for text, result in zip(texts, context.workers.run(work, texts), strict=True):
        if isinstance(result, JobFailure):
            refusals.append(result.refuse(url=None, origin=text.article_id, stage="tag"))
        else:
            tags += result
        context.progress.step()
    return tags, refusals


def _cut(rows: Sequence[_Row], size: int) -> Iterator[Sequence[_Row]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))
