"""The records that stages hand to one another.

A stage adds a record, it never fills in a field of somebody else's: a page becomes an
extraction, an extraction an article, and each refers to the one before by identifier. All
times are aware datetimes in UTC. Identifiers are hex strings made by
:func:`transforms.text.identify`, so the same input always gets the same identifier.
"""

from __future__ import annotations

from transforms.records.articles import (
    Article,
    FigureChange,
    KnownRevision,
    PageOutcome,
    PastText,
    Revision,
    RevisionChange,
)
from transforms.records.feeds import (
    INDEX_FORM,
    DueEntry,
    Entry,
    EntryOutcome,
    Feed,
    FeedBody,
    KnownEntry,
    Outcome,
    ParsedFeed,
)
from transforms.records.fetches import (
    ArchiveRef,
    Fetch,
    HostRest,
    Poll,
    Purpose,
    Refusal,
    RobotsFile,
)
from transforms.records.furniture import REMEMBERED_DAYS, BlockCount, Furniture, LearnedRule, SiteDay
from transforms.records.loads import Batch, Reading, Run
from transforms.records.pages import Block, BlockKind, CleanedBlock, Extraction, Page, Precision
from transforms.records.relations import (
    Duplicate,
    Fingerprint,
    Ruling,
    StoryMember,
    StoryMembership,
    Terms,
)
from transforms.records.schedules import Bounds, FeedNote, Schedule
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
    "INDEX_FORM",
    "REMEMBERED_DAYS",
    "ArchiveRef",
    "Article",
    "ArticleTag",
    "ArticleText",
    "Batch",
    "Block",
    "BlockCount",
    "BlockKind",
    "Bounds",
    "CleanedBlock",
    "DueEntry",
    "Duplicate",
    "Entry",
    "EntryOutcome",
    "Evidence",
    "Extraction",
    "Feed",
    "FeedBody",
    "FeedNote",
    "Fetch",
    "FigureChange",
    "Fingerprint",
    "Furniture",
    "HostRest",
    "KnownEntry",
    "KnownRevision",
    "LearnedRule",
    "Outcome",
    "Page",
    "PageOutcome",
    "ParsedFeed",
    "PastText",
    "Poll",
    "Precision",
    "Purpose",
    "Reading",
    "Refusal",
    "Relevance",
    "Revision",
    "RevisionChange",
    "RobotsFile",
    "Ruling",
    "Run",
    "Schedule",
    "SiteDay",
    "StoryMember",
    "StoryMembership",
    "Tag",
    "TagChange",
    "TagKind",
    "Terms",
]
