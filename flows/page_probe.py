"""Probe pages: read an article from a file or from the network, without storing anything."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from flows.input_reading import read_input_files
from flows.intake.files import is_feed_document
from flows.intake.input_file import InputFile
from flows.intake.input_paths import list_input_files
from flows.job_failures import JobFailure
from flows.jobs.workers import Workers
from flows.settings import Settings
from flows.stages.articles.apply_site_boilerplate import remove_site_boilerplate
from flows.stages.articles.fetch_pages import follow_page
from flows.web.client import Client
from flows.web.exchange import Exchange, FetchResult
from flows.web.host_registry import HostRegistry
from transforms.pipeline import analyse_article, analyse_page
from transforms.records import LearnedRule, Page, PageAnalysis, Refusal, RefusalReason
from transforms.text.normalisation import digest, identify

_CORPUS = "extract"
_FEED = "it is the document of a feed and no page; `newswire load` takes its entries"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageProbe:
    """Reads pages as a run would read them, with the learned rules of the last edition.

    Attributes:
        settings: The settings, of which the taxonomy and those of the client count.
        workers: The processes to read in.
        rules: The learned rules on site boilerplate.
        now: The present, beyond which a date is not believed.
    """

    settings: Settings
    workers: Workers
    rules: Sequence[LearnedRule]
    now: datetime

    def read_files(self, paths: Sequence[Path], *, charset: str | None) -> Iterator[PageAnalysis | Refusal]:
        """Read the pages in files, or in folders of them, and yield a result for each.

        Args:
            paths: Text, HTML and WARC files.
            charset: The encoding of all of them, instead of those that the pages declare.

        Raises:
            UsageError: A path does not exist.
        """
        for one in read_input_files(self.workers, list_input_files(paths)):
            if one.fault:
                yield _refuse(one, *one.fault)
            elif is_feed_document(one):
                yield _refuse(one, RefusalReason.NOT_HTML, _FEED)
            else:
                yield self._analyse(_make_page(one, self.now, charset or one.charset))

    def read_address(self, url: str, hosts: HostRegistry) -> PageAnalysis | Refusal:
        """Fetch a page as a run does, robots.txt, delays and address checks included, and read it.

        Args:
            url: The address.
            hosts: The state of hosts, with the servers that asked us to wait.
        """

        async def fetch() -> FetchResult:
            async with Client(self.settings.fetch, hosts) as client:
                return await follow_page(client, url)

        last = asyncio.run(fetch()).last
        if isinstance(last, Exchange) and last.reason is None:
            fetched = InputFile(
                origin=last.url,
                url=last.url,
                body=last.body,
                media_type=last.media_type or "",
                charset=last.charset,
                canonical_link=last.canonical_link,
            )
            return self._analyse(_make_page(fetched, self.now, last.charset))
        reason = last.reason or RefusalReason.UNREADABLE
        return Refusal(
            url=last.url, origin=url, stage="fetch", reason=reason, detail=last.detail or reason.sentence
        )

    def _analyse(self, page: Page) -> PageAnalysis | Refusal:
        knowledge = self.settings.read_knowledge()
        work = partial(analyse_page, now=self.now, knowledge=knowledge)
        (result,) = self.workers.run(work, [page])
        if isinstance(result, PageAnalysis):
            cleaned = remove_site_boilerplate([result.article], self.rules).get(page.page_id)
            if cleaned is None:
                return result
            (result,) = self.workers.run(partial(analyse_article, knowledge=knowledge), [cleaned])
        if isinstance(result, JobFailure):
            return result.refuse(url=page.url, origin=page.origin, stage="extract")
        return result


def _make_page(one: InputFile, now: datetime, charset: str | None) -> Page:
    sha256 = digest(one.body)
    return Page(
        page_id=identify("page", _CORPUS, one.origin, sha256),
        corpus=_CORPUS,
        origin=one.origin,
        entry_id=None,
        url=one.url,
        body=one.body,
        media_type=one.media_type,
        charset=charset,
        sha256=sha256,
        received_at=now,
        archived=None,
        is_cut=one.is_cut,
        canonical_link=one.canonical_link,
    )


def _refuse(one: InputFile, reason: RefusalReason, detail: str) -> Refusal:
    return Refusal(url=one.url, origin=one.origin, stage="load", reason=reason, detail=detail)
