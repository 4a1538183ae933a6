"""A story for the explorer: a report with a revision, a copy, a report at odds with it, a hostile article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from explorer_client import ExplorerClient
from record_factory import RecordFactory

from transforms.records import (
    Article,
    Batch,
    CleanedBlock,
    ComparedQuantity,
    Evidence,
    RevisionChange,
    Tag,
)
from warehouse.claims import load_quantities
from warehouse.connection import open_writer
from warehouse.load import load_batch, load_tags, sync_feeds, write_overrides, write_polls
from warehouse.stories import write_stories

STORY, OTHER_STORY, HOSTILE_STORY = "a" * 16, "b" * 16, "c" * 16
LEAD = "Nissan cuts 20,000 jobs at Oppama, its oldest plant, the carmaker said on Monday."
BACKGROUND = "The plant has built cars since 1961. Its second line stood still for the whole of last winter."
END = "Shop stewards meet the managers of the plant again on Thursday."
REPORT = f"{LEAD}\n\n{BACKGROUND}\n\n{END}"
COPY = f"{BACKGROUND}\n\n{LEAD}\n\nOur own desk adds a paragraph of its own about the town."
RIVAL = "No more than 9,000 jobs go at Oppama, says its union. It asks for a new model instead."
TICKER = "HBRW12.50+1.25%"
PAYLOAD = '<script>document.title="hit"</script><img src=x onerror=alert(1)>'
HOSTILE = (
    f"{PAYLOAD} \u202egnp.evil\u202c {'w' * 5_000}\n\njavascript:alert(1) & \"quotes\" 'single' <b>bold</b>"
)


@dataclass(frozen=True)
class ToldStory:
    """The explorer on the edition, and the identifiers of its articles by name."""

    client: ExplorerClient
    articles: dict[str, str]

    def read(self, name: str, query: str = "") -> str:
        """Return the page of an article."""
        return self.client.read(f"/articles/{self.articles[name]}{query}")


def make_told_edition(path: Path) -> dict[str, str]:
    """Write an edition with the story, and return the identifiers of its articles by name."""
    make = RecordFactory
    entry = make.entry()
    page = make.page("report", entry=entry)
    report = _date(make.article("report", title="Nissan cuts 20,000 jobs", text=REPORT, page=page), 0)
    copy = _date(make.article("copy", title="Nissan to cut jobs", text=COPY, at=95), 90, "copy.example")
    rival = _date(make.article("rival", title="Union: 9,000 jobs", text=RIVAL, at=65), 60, "rival.example")
    later = _date(make.article("later", title="Oppama again", text="Oppama waits. " * 9, at=3_000), 2_990)
    hostile = _date(make.article("hostile", title=f"{PAYLOAD}\u202e", text=HOSTILE, at=4_000), 3_990, PAYLOAD)
    articles = (report, copy, rival, later, hostile)
    with open_writer(path, wait=0) as con:
        sync_feeds(con, [make.feed()], now=make.noon)
        write_polls(con, [make.poll(entry)], [make.feed()], run_id="r", now=make.noon)
        failed, fetched = (
            make.fetch(entry.url, at=3, status=None, reason="timeout"),
            make.fetch(entry.url, at=4),
        )
        load_batch(con, Batch(fetches=(failed, fetched)), run_id="r", now=make.noon)
        load_tags(con, _TAGS, version="1")
        load_quantities(con, _QUANTITIES, version="1")
        claims = (
            _claim(report, "20,000 jobs", 20_000),
            _claim(copy, "20,000 jobs", 20_000),
            _claim(rival, "9,000 jobs", 9_000, qualifier="denied", attributed_to="Shop stewards"),
        )
        batch = make.batch(*articles, pages=[page])
        tags = [tag for article in articles for tag in _tag(article)]
        batch = replace(batch, tags=tuple(tags), claims=claims, duplicates=(make.copy(copy, report),))
        load_batch(con, batch, run_id="r", now=make.at(4_001))
        _revise(con, report, tags=_tag(report), claims=claims[:1])
        memberships = [
            *make.memberships(report, copy, rival, story=STORY),
            *make.memberships(later, story=OTHER_STORY),
            *make.memberships(hostile, story=HOSTILE_STORY),
        ]
        memberships = [replace(each, terms=("n:oppama", "oppama", "f:20000 jobs")) for each in memberships]
        write_stories(
            con, memberships, [], all_open=True,
            compared=[rival.article_id], pairs=[make.claim_pair(report, rival)],
        )  # fmt: skip
        write_overrides(
            con, added=[make.override(report.article_id, rival.article_id, relation="story")], removed=[]
        )
    return {article.origin.removesuffix(".txt"): article.article_id for article in articles[1:]} | {
        "report": report.article_id
    }


_TAGS = [
    Tag(tag="nissan", kind="company", label="Nissan", parent=None, description="The carmaker"),
    Tag(tag="oppama", kind="plant", label="Oppama plant", parent=None, description="A plant"),
    Tag(tag="job-cuts", kind="topic", label="Job cuts", parent=None, description="Jobs that go"),
]
_QUANTITIES = [
    ComparedQuantity(quantity="job-cuts", label="Job cuts", description="Jobs cut", is_lasting=True)
]


def _date(article: Article, minutes: float, source: str = "harbour.example") -> Article:
    return replace(
        article, published_at=RecordFactory.at(minutes), published_precision="minute", source=source
    )


def _find(article: Article, words: str) -> Evidence:
    start = article.text.index(words)
    return Evidence(field="text", start=start, end=start + len(words), text=words)


def _tag(article: Article) -> list[Any]:
    """Tag an article by the words that it has; the evidence of two tags overlaps."""
    words = {"nissan": "Nissan", "oppama": "Oppama", "job-cuts": "cuts 20,000 jobs at Oppama"}
    tags = [
        replace(RecordFactory.tag(article, tag), evidence=(_find(article, passage),))
        for tag, passage in words.items()
        if passage in article.text
    ]
    if article.title.startswith("Nissan") and tags:
        title = Evidence(field="title", start=0, end=6, text="Nissan")
        tags[0] = replace(tags[0], evidence=(title, *tags[0].evidence))
    if PAYLOAD in article.text:
        script = replace(RecordFactory.tag(article, "nissan"), evidence=(_find(article, PAYLOAD),))
        tags.append(script)
    return tags


def _claim(article: Article, words: str, value: float, **fields: Any) -> Any:
    return RecordFactory.claim(article, value=value, evidence=(_find(article, words),), **fields)


def _revise(con: Any, report: Article, *, tags: list[Any], claims: tuple[Any, ...]) -> None:
    """Load a second revision of a report, with one more sentence and a block that was removed."""
    text = f"{report.text} The mayor was told on Sunday."
    kept = [CleanedBlock(position=n, kind="paragraph", text=each, kept=True, rule=None, class_=None)
            for n, each in enumerate(text.split("\n\n"))]  # fmt: skip
    removed = CleanedBlock(
        position=len(kept), kind="paragraph", text=TICKER, kept=False, rule="ticker-line", class_="ticker"
    )
    revised = replace(
        report, title="Nissan cuts 20,000 jobs at Oppama", text=text, seen_at=RecordFactory.at(4_010),
        sha256="2" * 64, blocks=tuple(
            replace(each, position=n) for n, each in enumerate((*kept[:1], removed, *kept[1:]))
        ),
    )  # fmt: skip
    change = RevisionChange(
        article_id=report.article_id,
        revision=2,
        title_before=report.title,
        blocks_added=(f"{END} The mayor was told on Sunday.",),
        blocks_removed=(END,),
        figures=(),
    )
    batch = replace(
        RecordFactory.batch(revised, revision=2), changes=(change,), tags=tuple(tags), claims=claims
    )
    load_batch(con, batch, run_id="r2", now=RecordFactory.at(4_011))
