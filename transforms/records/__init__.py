"""The records that pass between the stages.

A stage adds a record and never fills in a field of an existing one: a page becomes an extraction, an
extraction becomes an article, and each refers to the record before it by identifier. All times are
aware datetimes in UTC. Identifiers are hex strings made by
:func:`transforms.text.normalisation.identify`, so that the same input always gets the same identifier.
"""

from __future__ import annotations

from transforms.records.arrivals import Arrival, ArrivalCorpus, ArrivalOutcome
from transforms.records.articles import (
    Article,
    ExistingRevision,
    ExistingText,
    FigureChange,
    PageOutcome,
    Revision,
    RevisionChange,
)
from transforms.records.batches import Batch, PageAnalysis, Run
from transforms.records.claims import UNNAMED_PART, Claim, Qualifier
from transforms.records.comparisons import (
    ArticleClaim,
    ClaimPair,
    ComparedQuantity,
    ReportedClaim,
    TextAnalysis,
    Verdict,
)
from transforms.records.feeds import (
    INDEX_FORM,
    DueEntry,
    Entry,
    EntryOutcome,
    ExistingEntry,
    Feed,
    FeedBody,
    Outcome,
    ParsedFeed,
)
from transforms.records.knowledge import Knowledge
from transforms.records.moments import Moment, Precision
from transforms.records.network import (
    ArchiveRef,
    Fetch,
    HostBackoff,
    Poll,
    Purpose,
    RobotsFile,
)
from transforms.records.pages import (
    LINKED_SHARE,
    MAX_PAGE_BYTES,
    ONE_LINK_SHARE,
    Block,
    BlockKind,
    CleanedBlock,
    Extraction,
    Page,
)
from transforms.records.poll_schedules import Bounds, FeedNote, OlderPages, Schedule
from transforms.records.refusals import MAX_DETAIL, Refusal, RefusalReason, RefusalStage
from transforms.records.relations import (
    BAND_HOLDERS,
    MAX_CANDIDATES,
    MAX_SINGLE_BAND_CANDIDATES,
    Duplicate,
    Fingerprint,
    Override,
    StoryMembership,
    TermFlag,
    Terms,
)
from transforms.records.site_boilerplate import (
    REMEMBERED_DAYS,
    BlockCount,
    LearnedRule,
    SiteBoilerplate,
    SiteDay,
)
from transforms.records.subscriptions import (
    FeedHubs,
    HubLinks,
    HubMode,
    Subscription,
    SubscriptionState,
)
from transforms.records.tags import (
    ArticleTag,
    ArticleText,
    Evidence,
    Relevance,
    Tag,
    TagChange,
    TagKind,
)

__all__ = [
    "BAND_HOLDERS",
    "INDEX_FORM",
    "LINKED_SHARE",
    "MAX_CANDIDATES",
    "MAX_DETAIL",
    "MAX_PAGE_BYTES",
    "MAX_SINGLE_BAND_CANDIDATES",
    "ONE_LINK_SHARE",
    "REMEMBERED_DAYS",
    "UNNAMED_PART",
    "ArchiveRef",
    "Arrival",
    "ArrivalCorpus",
    "ArrivalOutcome",
    "Article",
    "ArticleClaim",
    "ArticleTag",
    "ArticleText",
    "Batch",
    "Block",
    "BlockCount",
    "BlockKind",
    "Bounds",
    "Claim",
    "ClaimPair",
    "CleanedBlock",
    "ComparedQuantity",
    "DueEntry",
    "Duplicate",
    "Entry",
    "EntryOutcome",
    "Evidence",
    "ExistingEntry",
    "ExistingRevision",
    "ExistingText",
    "Extraction",
    "Feed",
    "FeedBody",
    "FeedHubs",
    "FeedNote",
    "Fetch",
    "FigureChange",
    "Fingerprint",
    "HostBackoff",
    "HubLinks",
    "HubMode",
    "Knowledge",
    "LearnedRule",
    "Moment",
    "OlderPages",
    "Outcome",
    "Override",
    "Page",
    "PageAnalysis",
    "PageOutcome",
    "ParsedFeed",
    "Poll",
    "Precision",
    "Purpose",
    "Qualifier",
    "Refusal",
    "RefusalReason",
    "RefusalStage",
    "Relevance",
    "ReportedClaim",
    "Revision",
    "RevisionChange",
    "RobotsFile",
    "Run",
    "Schedule",
    "SiteBoilerplate",
    "SiteDay",
    "StoryMembership",
    "Subscription",
    "SubscriptionState",
    "Tag",
    "TagChange",
    "TagKind",
    "TermFlag",
    "Terms",
    "TextAnalysis",
    "Verdict",
]
