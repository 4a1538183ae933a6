"""Where an article came from: its dates, feeds, requests, pages and revisions, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from textwrap import shorten

from transforms.records import Article, Fetch, Refusal
from warehouse.article_history import ArticleHistory, SourceEntry, StoredPage, StoredRevision

_BLOCK_WIDTH = 200


def describe_moment(at: datetime | None, precision: str | None, source: str | None) -> str:
    """Return a date with its precision and where it was found."""
    if source == "rejected":
        return "not given: the page states a date ahead of the day on which it was read"
    return f"{at:%Y-%m-%d %H:%M} UTC, to the {precision}, from {source}" if at else "not given"


def describe_text(article: Article) -> str:
    """Return where the text is from, and whether it may be incomplete."""
    flags = ["paywalled"] if article.paywalled else []
    flags += ["truncated"] if article.truncated else []
    return ", ".join([f"the {article.text_source}", *flags])


def list_facts(history: ArticleHistory) -> Iterator[tuple[str, str]]:
    """Yield what an article says of itself, each fact with its name."""
    article = history.article
    yield "article", f"{article.article_id}, revision {history.revision}, {article.word_count} words"
    yield "corpus", f"{article.corpus}, from {article.origin}"
    yield "source", article.source
    yield "address", article.url or "none"
    yield "authors", ", ".join(article.authors) or "none named"
    yield "canonical", article.canonical_url or "not given"
    yield (
        "published",
        describe_moment(article.published_at, article.published_precision, article.published_source),
    )
    yield (
        "modified",
        describe_moment(article.modified_at, article.modified_precision, article.modified_source),
    )
    yield "section", article.section or "not given"
    yield "image", article.image_url or "none"
    yield "text from", describe_text(article)
    yield "language", article.language or "not recognised"
    yield "first seen", f"{history.first_seen_at:%Y-%m-%d %H:%M:%S} UTC"


def list_arrivals(history: ArticleHistory) -> Iterator[tuple[str, str]]:
    """Yield the entries, requests, refusals and pages of an article, each with a name for its kind."""
    for entry in history.entries:
        yield "listed by", _describe_entry(entry)
    for fetch in history.fetches:
        yield "requested", _describe_fetch(fetch)
    for refusal in history.refusals:
        yield "refused", _describe_refusal(refusal)
    for page in history.pages:
        yield "read from", _describe_page(page)


def list_revisions(history: ArticleHistory) -> Iterator[tuple[str, str]]:
    """Yield the revisions of an article, each followed by its changes, which have an empty name."""
    for revision in history.revisions:
        seen = f"{revision.revision}: {revision.seen_at:%Y-%m-%d %H:%M} UTC"
        yield "revision", f"{seen}, {revision.word_count} words, {revision.title}"
        yield from (("", change) for change in _list_changes(revision))


def describe_rules(history: ArticleHistory) -> Iterator[str]:
    """Yield a sentence for each learned rule that removed blocks of an article."""
    for learned in history.rules:
        evidence = f"on {learned.articles} of {learned.of_articles} articles of {learned.site}"
        yield f"{learned.rule} was learned: {evidence}, from {learned.first_day} to {learned.last_day}"


def _describe_entry(entry: SourceEntry) -> str:
    return f"{entry.feed or entry.feed_url}: {entry.outcome}, attempt {entry.attempts}, guid {entry.guid}"


def _describe_fetch(fetch: Fetch) -> str:
    answer = f"status {fetch.status}" if fetch.status else "no answer"
    reason = f", {fetch.reason}: {fetch.detail}" if fetch.reason else ""
    took = f"{fetch.started_at:%Y-%m-%d %H:%M:%S} UTC, {fetch.duration_ms:,} ms"
    return f"{took}, {answer}, {fetch.size:,} bytes{reason}, {fetch.purpose} {fetch.url}"


def _describe_refusal(refusal: Refusal) -> str:
    return f"{refusal.stage}: {refusal.reason}: {refusal.detail}"


def _describe_page(page: StoredPage) -> str:
    kept = page.archived
    place = f"{kept.file} at {kept.offset:,} ({kept.length:,} bytes)" if kept else "not archived"
    return f"{place}: {page.outcome}, sha256 {page.sha256[:12]}…"


def _list_changes(revision: StoredRevision) -> Iterator[str]:
    if revision.title_before:
        yield f"title before: {revision.title_before}"
    for pair in revision.figures_changed or ():
        yield f"figure: {pair.after}, before {pair.before}"
    for block in revision.blocks_removed or ():
        yield f"- {shorten(block, _BLOCK_WIDTH, placeholder=' …')}"
    for block in revision.blocks_added or ():
        yield f"+ {shorten(block, _BLOCK_WIDTH, placeholder=' …')}"
