"""The rows that one load writes, and the record of a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from transforms.records.articles import Article, PageOutcome, Revision, RevisionChange
from transforms.records.comparisons import ArticleClaim
from transforms.records.feeds import EntryOutcome
from transforms.records.network import Fetch
from transforms.records.refusals import Refusal
from transforms.records.relations import Duplicate, Fingerprint, Terms
from transforms.records.site_boilerplate import SiteBoilerplate
from transforms.records.tags import ArticleTag


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAnalysis:
    """Everything that can be derived from one page alone."""

    article: Article
    fingerprint: Fingerprint
    terms: Terms
    tags: tuple[ArticleTag, ...]
    claims: tuple[ArticleClaim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Everything that one load writes, in one transaction; all of it is decided beforehand.

    Attributes:
        outcomes: The outcome of each page.
        revisions: New revisions of articles.
        changes: The differences of these revisions from the ones before.
        fingerprints: The fingerprints of new and revised articles.
        duplicates: Links from copies to originals; they replace the stored links of the same articles.
        terms: The terms of new and revised articles.
        tags: The tags of new and revised articles.
        claims: The claims of new and revised articles.
        entries: The outcome of each entry of the work list.
        fetches: The requests that were made.
        refusals: Refusals of entries that never became a page; a refused page carries its own in `outcomes`.
        site_boilerplate: Changes of the learned boilerplate of sites.
    """

    outcomes: tuple[PageOutcome, ...] = ()
    revisions: tuple[Revision, ...] = ()
    changes: tuple[RevisionChange, ...] = ()
    fingerprints: tuple[Fingerprint, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    terms: tuple[Terms, ...] = ()
    tags: tuple[ArticleTag, ...] = ()
    claims: tuple[ArticleClaim, ...] = ()
    entries: tuple[EntryOutcome, ...] = ()
    fetches: tuple[Fetch, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    site_boilerplate: SiteBoilerplate = field(default_factory=SiteBoilerplate)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a flow.

    Attributes:
        run_id: The run's identifier.
        flow: The name of the flow.
        started_at: When it started.
        ended_at: When it ended.
        counts: How often each outcome occurred, as (outcome, count).
    """

    run_id: str
    flow: str
    started_at: datetime
    ended_at: datetime
    counts: tuple[tuple[str, int], ...]
