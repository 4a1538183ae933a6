"""A made-up newsroom in records, and a warehouse file to put it into."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from transforms.records import (
    ArchiveRef,
    Article,
    ArticleTag,
    Batch,
    CleanedBlock,
    Duplicate,
    Entry,
    Evidence,
    Feed,
    Fetch,
    Fingerprint,
    Page,
    PageOutcome,
    ParsedFeed,
    Poll,
    Refusal,
    Revision,
    StoryMembership,
    Terms,
)
from warehouse.connection import open_writer

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class Make:
    """Builders of records; what a test does not name is plausible and follows from what it names."""

    noon = NOON

    @staticmethod
    def at(minutes: float) -> datetime:
        return NOON + timedelta(minutes=minutes)

    @staticmethod
    def feed(name: str = "harbour") -> Feed:
        return Feed(feed_id=digest(name)[:16], url=f"https://{name}.example/feed.xml", name=name)

    @staticmethod
    def entry(slug: str = "paint-shop", *, feed: str = "harbour", version: str = "1") -> Entry:
        url = f"https://{feed}.example/{slug}"
        return Entry(
            entry_id=digest(feed + slug)[:16],
            feed_id=Make.feed(feed).feed_id,
            guid=url,
            url=url,
            canonical_url=url,
            title=f"All about {slug}",
            authors=("Ada Quill",),
            published_raw="Mon, 02 Mar 2026 12:00:00 GMT",
            published_at=NOON,
            updated_at=None,
            language="en",
            summary=None,
            content=None,
            version=version,
        )

    @staticmethod
    def fetch(url: str, *, at: float = 0, status: int | None = 200, reason: str | None = None) -> Fetch:
        return Fetch(
            fetch_id=digest(f"{url} {at}")[:16],
            url=url,
            final_url=url,
            purpose="page",
            started_at=Make.at(at),
            duration_ms=120,
            status=status,
            size=4_000,
            media_type="text/html",
            etag='"abc"',
            last_modified=None,
            body_sha256=digest(url),
            reason=reason,
            detail=reason and f"it ended with {reason}",
            archived=None if reason else ArchiveRef(file="0001.warc.gz", offset=int(at) * 1_000, length=900),
        )

    @staticmethod
    def poll(*entries: Entry, feed: str = "harbour", at: float = 0, reason: str | None = None) -> Poll:
        known = Make.feed(feed)
        fetch = replace(
            Make.fetch(known.url, at=at, status=None if reason else 200, reason=reason), purpose="feed"
        )
        parsed = ParsedFeed(
            form="rss20",
            title=feed.title(),
            site_url=f"https://{feed}.example/",
            language="en",
            entries=entries,
            truncated=False,
            faults=(),
        )
        refusal = reason and Refusal(
            url=known.url, origin=known.url, stage="fetch", reason=reason, detail=f"it ended with {reason}"
        )
        return Poll(
            feed_id=known.feed_id,
            fetch=fetch,
            parsed=None if reason else parsed,
            refusal=refusal or None,
        )

    @staticmethod
    def page(name: str, *, corpus: str = "inbox", entry: Entry | None = None, at: float = 5) -> Page:
        return Page(
            page_id=digest(f"{name} {at}")[:16],
            corpus="feed" if entry else corpus,
            origin=Make.feed().url if entry else f"{name}.txt",
            entry_id=entry.entry_id if entry else None,
            url=entry.url if entry else None,
            body=b"never stored here",
            media_type="text/plain",
            charset=None,
            sha256=digest(name),
            landed_at=Make.at(at),
            archived=ArchiveRef(file="0002.warc.gz", offset=int(at) * 1_000, length=700),
        )

    @staticmethod
    def article(
        name: str, *, title: str = "", text: str = "", page: Page | None = None, at: float = 5
    ) -> Article:
        page = page or Make.page(name, at=at)
        title = title or f"Headline of {name}"
        text = text or f"The report on {name} says a good deal.\n\nIt also says when."
        kept = [*text.split("\n\n")]
        blocks = [
            CleanedBlock(position=number, kind="paragraph", text=line, kept=True, rule=None, class_=None)
            for number, line in enumerate(kept)
        ]
        ticker = CleanedBlock(
            position=len(kept),
            kind="paragraph",
            text="HBRW12.50+1.25%",
            kept=False,
            rule="ticker-line",
            class_="ticker",
        )
        return Article(
            article_id=digest(name)[:16],
            page_id=page.page_id,
            corpus=page.corpus,
            origin=page.origin,
            source="harbour.example",
            url=page.url,
            title=title,
            authors=("Ada Quill",),
            published_at=NOON,
            published_precision="day",
            published_source="meta",
            language="en",
            text=text,
            word_count=len(text.split()),
            sha256=digest(title + text),
            seen_at=page.landed_at,
            blocks=(*blocks, ticker),
        )

    @staticmethod
    def batch(*articles: Article, pages: Sequence[Page] = (), revision: int = 1, story: str = "") -> Batch:
        """Load `articles` as they are, each from its page, tagged, and each a story of its own."""
        landed = {page.page_id: page for page in pages}
        return Batch(
            outcomes=tuple(
                PageOutcome(
                    page=landed.get(
                        article.page_id,
                        replace(Make.page(article.origin.removesuffix(".txt")), page_id=article.page_id),
                    ),
                    outcome="loaded" if revision == 1 else "revised",
                    article_id=article.article_id,
                    refusal=None,
                )
                for article in articles
            ),
            revisions=tuple(Revision(article=article, revision=revision) for article in articles),
            fingerprints=tuple(Make.fingerprint(article) for article in articles),
            terms=tuple(
                Terms(
                    article_id=article.article_id, at=article.seen_at, counts=(("plant", 2), ("n:nissan", 1))
                )
                for article in articles
            ),
            memberships=tuple(
                StoryMembership(
                    article_id=article.article_id,
                    story_id=story or f"story-{article.article_id}",
                    score=1.0,
                    terms=("plant",),
                )
                for article in articles
            ),
            tags=tuple(Make.tag(article) for article in articles),
        )

    @staticmethod
    def fingerprint(article: Article, *bands: int) -> Fingerprint:
        return Fingerprint(
            article_id=article.article_id,
            site=article.source,
            at=article.seen_at,
            text_sha256=digest(article.text),
            bands=bands or (int(article.article_id[:15], 16), -(2**63)),
            text=article.text,
        )

    @staticmethod
    def tag(article: Article, tag: str = "nissan") -> ArticleTag:
        return ArticleTag(
            article_id=article.article_id,
            tag=tag,
            relevance="subject",
            score=0.9,
            evidence=(Evidence(field="text", start=0, end=3, text=article.text[:3]),),
        )

    @staticmethod
    def copy(article: Article, original: Article) -> Duplicate:
        return Duplicate(
            article_id=article.article_id,
            duplicate_of=original.article_id,
            method="near",
            score=0.95,
        )

    @staticmethod
    def refusal(reason: str = "timeout", *, url: str | None = "https://harbour.example/slow") -> Refusal:
        return Refusal(
            url=url, origin="harbour", stage="fetch", reason=reason, detail=f"it ended with {reason}"
        )


@pytest.fixture(scope="session")
def make() -> type[Make]:
    return Make


@pytest.fixture
def writer(tmp_path: Path) -> Path:
    return tmp_path / "warehouse.duckdb"


@pytest.fixture(scope="session")
def empty_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "warehouse.duckdb"
    with open_writer(path, wait=0):
        pass
    return path


@pytest.fixture
def con(writer: Path, empty_warehouse: Path) -> Iterator[DuckDBPyConnection]:
    """A new warehouse, copied rather than made, which is five times as quick."""
    shutil.copyfile(empty_warehouse, writer)
    with open_writer(writer, wait=0) as con:
        yield con


@pytest.fixture
def start_child() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start Python code in a process of its own; it is killed when the test ends."""
    children: list[subprocess.Popen[str]] = []

    def start(code: str, *arguments: object) -> subprocess.Popen[str]:
        child = subprocess.Popen(
            [sys.executable, "-c", code, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        children.append(child)
        return child

    yield start
    for child in children:
        child.kill()
        child.communicate()
