"""Turn records into the rows that a statement reads as ``incoming_<name>``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from transforms.records import Batch, Entry, Feed, FeedNote, Poll
from warehouse.field_names import name_column
from warehouse.packed_texts import list_newest_texts
from warehouse.staged_records import Key, ListedFeed, Number, RevisionBlock, RevisionTag
from warehouse.staged_rows import StagedRows
from warehouse.tables import TABLES

if TYPE_CHECKING:  # it takes 0.06 s to import
    import pyarrow as pa


def list_schemas() -> Mapping[str, pa.Schema]:
    """Return the Arrow schema of every staged table, by the table's name."""
    return {name: tabulate(name, []).to_arrow().schema for name in TABLES}


def tabulate(name: str, records: Iterable[object]) -> StagedRows:
    """Return `records` as the staged table `name`, with one row for each key.

    Of several records with one key the last counts.

    Args:
        name: A name in :data:`warehouse.tables.TABLES`.
        records: Records of that table's type.
    """
    table = TABLES[name]
    key = [path for path in table.paths if name_column(path) in table.key]
    read_key = attrgetter(*key) if key else None
    rows = list({read_key(record): record for record in records}.values() if read_key else records)
    return StagedRows(name=name, records=rows)


def tabulate_keys(keys: Iterable[str]) -> StagedRows:
    """Return the staged table ``keys`` of the identifiers, terms or addresses that a query is about."""
    return tabulate("keys", [Key(key) for key in sorted(set(keys))])


def tabulate_numbers(numbers: Iterable[int]) -> StagedRows:
    """Return the staged table ``numbers`` of the numeric keys that a query is about."""
    return tabulate("numbers", [Number(number) for number in sorted(set(numbers))])


def tabulate_feeds(feeds: Sequence[Feed]) -> StagedRows:
    """Return the staged table ``feeds`` of a feed list, in its order; a feed listed twice is one row."""
    return tabulate("feeds", [ListedFeed(*pair) for pair in enumerate(feeds)])


def tabulate_entries(listed: Iterable[Entry]) -> StagedRows:
    """Return the staged table ``entries``; of an entry listed twice the first counts."""
    return tabulate("entries", list(listed)[::-1])


def tabulate_polls(
    polls: Sequence[Poll], feeds: Sequence[Feed], notes: Sequence[FeedNote]
) -> dict[str, StagedRows]:
    """Return the staged tables of some polls, by name.

    Args:
        polls: The polls.
        feeds: The polled feeds, with their new schedules.
        notes: Notes for the owner of the feed list.
    """
    return {
        "polls": tabulate("polls", polls),
        "fetches": tabulate("fetches", [fetch for poll in polls for fetch in (*poll.hops, poll.fetch)]),
        "schedules": tabulate("schedules", feeds),
        "feed_notes": tabulate("feed_notes", notes),
        "entries": tabulate_entries(entry for poll in polls for entry in poll.entries),
        "refusals": tabulate("refusals", [poll.refusal for poll in polls if poll.refusal]),
    }


def tabulate_batch(batch: Batch) -> dict[str, StagedRows]:
    """Return the staged tables of one load, by name; ``keys`` holds the articles with a new revision."""
    revisions = batch.revisions
    arrived = {revision.article.article_id: revision.article.seen_at for revision in revisions}
    return {
        "pages": tabulate("pages", batch.outcomes),
        "outcomes": tabulate("outcomes", batch.entries),
        "fetches": tabulate("fetches", batch.fetches),
        "refusals": tabulate(
            "refusals", [*batch.refusals, *(page.refusal for page in batch.outcomes if page.refusal)]
        ),
        "keys": tabulate_keys(revision.article.article_id for revision in revisions),
        "revisions": tabulate("revisions", revisions),
        "newest_texts": tabulate("newest_texts", list_newest_texts(revisions)),
        "blocks": tabulate(
            "blocks",
            [
                RevisionBlock(revision.article.article_id, revision.revision, revision.article.seen_at, block)
                for revision in revisions
                for block in revision.article.blocks
            ],
        ),
        "changes": tabulate("changes", batch.changes),
        "fingerprints": tabulate("fingerprints", batch.fingerprints),
        "duplicates": tabulate("duplicates", batch.duplicates),
        "terms": tabulate("terms", batch.terms),
        "article_tags": tabulate(
            "article_tags", [RevisionTag(arrived[tag.article_id], tag) for tag in batch.tags]
        ),
        "claims": tabulate("claims", batch.claims),
        "block_counts": tabulate("block_counts", batch.site_boilerplate.counts),
        "site_days": tabulate("site_days", batch.site_boilerplate.days),
        "learned_rules": tabulate("learned_rules", batch.site_boilerplate.rules),
    }
