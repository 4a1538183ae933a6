"""Read the rows of all views that a run fills, completely or only as far as two equal runs agree."""

from __future__ import annotations

from typing import Any

from asked_folder import AskedFolder

STATE = {
    "articles": "FROM articles ORDER BY ALL",
    "blocks": "FROM blocks ORDER BY ALL",
    "tags": "FROM article_tags ORDER BY ALL",
    "stories": "FROM stories ORDER BY ALL",
    "duplicates": "FROM duplicates ORDER BY ALL",
    "revisions": "FROM revisions ORDER BY ALL",
    "entries": "FROM entries ORDER BY ALL",
    "pages": "FROM pages ORDER BY ALL",
    "refusals": "FROM refusals ORDER BY ALL",
    "fetches": "FROM fetches ORDER BY ALL",
    "feeds": "FROM feeds ORDER BY ALL",
    "learned": "FROM learned_rules ORDER BY ALL",
    "runs": "FROM runs WHERE flow <> 'rebuild' ORDER BY ALL",
}
# A rebuild gives an article or a refusal that it makes anew the time at which it made it.
_WITHOUT_LOAD_TIMES = {
    "articles": "SELECT * EXCLUDE (loaded_at) FROM articles ORDER BY ALL",
    "revisions": "SELECT * EXCLUDE (loaded_at) FROM revisions ORDER BY ALL",
    "refusals": 'SELECT * EXCLUDE ("at", refused_at) FROM refusals ORDER BY ALL',
}
# Without times, the log of requests, and positions in the archive.
_COMPARABLE = {name: STATE[name] for name in ("blocks", "tags", "duplicates")} | {
    "articles": (
        "SELECT * EXCLUDE (first_seen_at, revised_at, came_out_at, loaded_at) FROM articles ORDER BY ALL"
    ),
    "stories": "SELECT * EXCLUDE (first_seen_at, last_seen_at) FROM stories ORDER BY ALL",
    "revisions": "SELECT article_id, revision, title, text, sha256 FROM revisions ORDER BY ALL",
    "entries": "SELECT entry_id, version, outcome, reason, attempts, article_id FROM entries ORDER BY ALL",
    "pages": "SELECT page_id, corpus, origin, url, sha256, outcome, article_id FROM pages ORDER BY ALL",
    "refusals": "SELECT url, origin, stage, reason FROM refusals ORDER BY ALL",
    "learned": "SELECT rule, text, articles, of_articles FROM learned_rules ORDER BY ALL",
}


def read_state(asked: AskedFolder) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of these views of the edition, by the names in `STATE`."""
    return asked.ask_all(STATE)


def read_derived_state(asked: AskedFolder) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of these views without the times at which they were loaded or refused."""
    return asked.ask_all(STATE | _WITHOUT_LOAD_TIMES)


def read_comparable_state(asked: AskedFolder) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows without the columns and views that depend on the times of the runs or their number."""
    return asked.ask_all(_COMPARABLE)
