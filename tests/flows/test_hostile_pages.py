"""Pages of the shapes by which parsers failed: each has a named outcome, and other pages are read."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import pytest
from hostile import HEADLINE, PROSE, list_hostile_pages, make_good_page, make_hostile_pages
from memory import read_peak, reset_peak
from records import make_page

from flows.job_failures import JobFailure
from flows.jobs.workers import Workers
from flows.settings import ReadSettings
from transforms.pipeline import analyse_page
from transforms.records import MAX_PAGE_BYTES, Knowledge, Page, PageAnalysis, Refusal

NOW = datetime(2026, 6, 1, tzinfo=UTC)
SETTINGS = ReadSettings(workers=2)
REASONS = {
    "empty",
    "too-large",
    "not-html",
    "no-text",
    "no-article",
    "unreadable",
    "reading-timeout",
    "memory",
}
MAX_MEMORY = 50  # MB; about 25 are seen, 20 of them for starting the pool
NAMES = list_hostile_pages()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The properties of a result that are checked, since the result itself may be a text of 2 MB.

    Attributes:
        kind: ``article``, ``stopped`` or ``refused``.
        sound: Whether the article is clean text, or the refusal has an existing reason and a sentence.
        title: The title of the article.
        has_prose: Whether the article contains the whole text of the good page.
    """

    kind: str
    sound: bool
    title: str = ""
    has_prose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """The results of the hostile pages, by name, and of the good ones, and the growth of memory in MB."""

    hostile: dict[str, Checked]
    good: list[Checked]
    memory: float


def check(result: PageAnalysis | Refusal | JobFailure) -> Checked:
    if isinstance(result, PageAnalysis):
        article = result.article
        unsound = re.search("[\x00\ud800-\udfff]", article.text + article.title)
        sound = bool(article.text.strip()) and not unsound
        return Checked(kind="article", sound=sound, title=article.title, has_prose=PROSE in article.text)
    if isinstance(result, JobFailure):
        return Checked(kind="stopped", sound=result.reason in REASONS and bool(result.detail))
    return Checked(kind="refused", sound=result.reason in REASONS and bool(result.detail))


def measure(page: Page) -> int:
    """Return the bytes of a page, by which pages are handed to the workers in chunks."""
    return len(page.body)


@pytest.fixture(scope="module")
def outcomes() -> Outcomes:
    """Read all hostile pages in one batch, every second page a good one."""
    bodies = [body for _, hostile in make_hostile_pages() for body in (hostile, make_good_page())]
    pages = [make_page(body, corpus="inbox", origin="page.html", url=None) for body in bodies]
    before = reset_peak()
    with Workers(SETTINGS) as workers:
        work = partial(analyse_page, now=NOW, knowledge=Knowledge())
        results = [check(result) for result in workers.run(work, pages, measure=measure)]
    memory = read_peak() - before
    return Outcomes(hostile=dict(zip(NAMES, results[::2], strict=True)), good=results[1::2], memory=memory)


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_page_is_an_article_or_a_refusal_with_an_existing_reason(
    name: str, outcomes: Outcomes
) -> None:
    assert outcomes.hostile[name].sound


def test_pages_beside_hostile_ones_are_read_as_if_alone(outcomes: Outcomes) -> None:
    assert len(outcomes.good) == len(NAMES)
    for result in outcomes.good:
        assert (result.kind, result.title, result.has_prose) == ("article", HEADLINE, True)


def test_no_hostile_page_has_to_be_stopped_and_most_are_articles(outcomes: Outcomes) -> None:
    ended = [result.kind for result in outcomes.hostile.values()]
    assert ended.count("stopped") == 0
    assert ended.count("article") > len(NAMES) / 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the peak of memory is read from /proc")
def test_the_memory_of_the_main_process_stays_small(outcomes: Outcomes) -> None:
    assert outcomes.memory < MAX_MEMORY


def test_there_are_at_least_100_hostile_pages_and_each_is_small_or_refused_for_its_size() -> None:
    assert len(NAMES) >= 100
    sizes = [len(body) for _, body in make_hostile_pages()]
    assert [size for size in sizes if size > 120_000] == [MAX_PAGE_BYTES + 1]
