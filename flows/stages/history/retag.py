"""Tagging history again by today's taxonomy: what would change, and the change itself, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from flows.run_context import RunContext
from flows.stages.taxonomy import open_taxonomy
from flows.workers import Overrun
from transforms.pipeline import tag_texts
from transforms.records import ArticleTag, ArticleText, Refusal, TagChange
from transforms.tagging.retag import add_changes, compare_tags, find_changed
from warehouse.retag import list_articles, open_retagging, read_tag_version, read_tags, read_texts

_Row = TypeVar("_Row")

_BATCH = 2_000  # articles held at a time, some 10 MB of text
_JOB = 50  # articles a worker takes at a time: one costs a millisecond, handing it over half of one


@dataclass(frozen=True, slots=True, kw_only=True)
class RetagReport:
    """What tagging again comes to: the tags that change, and on how many of how many articles.

    `version` is the taxonomy's, `before` that of the one in force until now. The tags of an article in
    `refusals` stay as they were.
    """

    version: str
    before: str | None
    articles: int
    changed: int
    changes: tuple[TagChange, ...]
    refusals: tuple[Refusal, ...]

    @property
    def is_needed(self) -> bool:
        """Whether anything would not stay as it is: a tag, its evidence, or the version beside it."""
        return bool(self.changed) or self.version != self.before


def retag_articles(context: RunContext, *, dry_run: bool) -> RetagReport:
    """Tag every article again, in worker processes; with `dry_run` only say what that would change.

    All of it is one transaction of the writer's file, so a run that is killed leaves the old tags.
    """
    taxonomy = open_taxonomy(context)
    changed = 0
    parts: list[TagChange] = []
    refusals: list[Refusal] = []
    with context.open_warehouse() as con:
        article_ids, before = list_articles(con), read_tag_version(con)
        context.progress.begin("tagging again", len(article_ids))
        with open_retagging(con, taxonomy.tags, version=taxonomy.version, keep=not dry_run) as put:
            for batch in _slice(article_ids, _BATCH):
                texts = read_texts(con, batch)
                new, refused = _tag_texts(context, texts)
                given_up = {refusal.origin for refusal in refused}
                old = [stored for stored in read_tags(con, batch) if stored[0].article_id not in given_up]
                touched = find_changed(old, new, version=taxonomy.version)
                put(touched, [tag for tag in new if tag.article_id in touched])
                titles = {text.article_id: text.title for text in texts}
                parts += compare_tags([tag for tag, _ in old], new, titles=titles)
                changed += len(touched)
                refusals += refused
    return RetagReport(
        version=taxonomy.version,
        before=before,
        articles=len(article_ids),
        changed=changed,
        changes=add_changes(parts),
        refusals=tuple(refusals),
    )


def _tag_texts(context: RunContext, texts: Sequence[ArticleText]) -> tuple[list[ArticleTag], list[Refusal]]:
    """Tag `texts`; where a worker had to be stopped, its texts one by one, to lose none but the culprit."""
    work = partial(tag_texts, taxonomy=context.settings.read_taxonomy())
    jobs = list(_slice(texts, _JOB))
    tags: list[ArticleTag] = []
    alone: list[ArticleText] = []
    for job, result in zip(jobs, context.workers.run(work, jobs), strict=True):
        if isinstance(result, Overrun):
            alone += job
        else:
            tags += result
        for _ in job:
            context.progress.step()
    refusals = []
    for text, result in zip(alone, context.workers.run(work, [[text] for text in alone]), strict=True):
        if isinstance(result, Overrun):
            refusals.append(
                Refusal(
                    url=None, origin=text.article_id, stage="tag", reason=result.reason, detail=str(result)
                )
            )
        else:
            tags += result
    return tags, refusals


def _slice(rows: Sequence[_Row], size: int) -> Iterator[Sequence[_Row]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))
