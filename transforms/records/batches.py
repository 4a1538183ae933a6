"""What one load writes, and what a run did."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from transforms.records.articles import Article, PageOutcome, Revision, RevisionChange
from transforms.records.feeds import EntryOutcome
from transforms.records.network import Fetch
from transforms.records.refusals import Refusal
from transforms.records.relations import Duplicate, Fingerprint, StoryMembership, Terms
from transforms.records.site_boilerplate import SiteBoilerplate
from transforms.records.tags import ArticleTag


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAnalysis:
    """All that can be told from one page alone."""

    article: Article
    fingerprint: Fingerprint
    terms: Terms
    tags: tuple[ArticleTag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Everything that one load writes, decided beforehand; it goes in as one transaction.

    `refusals` are those of entries that never became a page; a refused page carries its own.
    """

    outcomes: tuple[PageOutcome, ...] = ()
    revisions: tuple[Revision, ...] = ()
    changes: tuple[RevisionChange, ...] = ()
    fingerprints: tuple[Fingerprint, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    terms: tuple[Terms, ...] = ()
    memberships: tuple[StoryMembership, ...] = ()
    tags: tuple[ArticleTag, ...] = ()
    entries: tuple[EntryOutcome, ...] = ()
    fetches: tuple[Fetch, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    site_boilerplate: SiteBoilerplate = field(default_factory=SiteBoilerplate)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a flow, with how often each outcome occurred."""

    run_id: str
    flow: str
    started_at: datetime
    ended_at: datetime
    counts: tuple[tuple[str, int], ...]
