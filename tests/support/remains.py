"""All that a run leaves and a reader can see: whole, or what two runs of the same must have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conftest import Workspace

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
# But for the clock, the log of requests and where bytes lie in the archive.
_SAME = {name: STATE[name] for name in ("blocks", "tags", "duplicates")} | {
    "articles": "SELECT * EXCLUDE (first_seen_at, revised_at) FROM articles ORDER BY ALL",
    "stories": "SELECT * EXCLUDE (first_seen_at, last_seen_at) FROM stories ORDER BY ALL",
    "revisions": "SELECT article_id, revision, title, text, sha256 FROM revisions ORDER BY ALL",
    "entries": "SELECT entry_id, version, outcome, reason, attempts, article_id FROM entries ORDER BY ALL",
    "pages": "SELECT page_id, corpus, origin, url, sha256, outcome, article_id FROM pages ORDER BY ALL",
    "refusals": "SELECT url, origin, stage, reason FROM refusals ORDER BY ALL",
    "learned": "SELECT rule, text, articles, of_articles FROM learned_rules ORDER BY ALL",
}


def state_of(workspace: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """Return all of it, to the moment and the byte."""
    return {name: workspace.ask(query) for name, query in STATE.items()}


def what_is_left(workspace: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """Return what does not depend on when a run took place, and in how many goes."""
    return {name: workspace.ask(query) for name, query in _SAME.items()}
