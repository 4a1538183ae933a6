"""What tests of rebuilding share: all that a reader can see, and the command run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conftest import Desk

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


def state_of(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    return {name: desk.ask(query) for name, query in STATE.items()}


def rebuild(desk: Desk, *arguments: str, status: int = 0) -> dict[str, Any]:
    """Run the command and return what it tells as JSON."""
    done = desk.newswire("rebuild", "--format", "json", *arguments)
    assert done.returncode == status, done.stderr
    assert not (desk.folder / "var" / "rebuild").exists()
    told: dict[str, Any] = json.loads(done.stdout)
    return told
