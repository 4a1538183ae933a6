"""A page that a feed lists before it is there is fetched again; one that was there long ago is not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace


def test_only_the_page_of_a_fresh_entry_is_waited_for(workspace: Workspace, server: ScriptedServer) -> None:
    now = datetime.now(UTC)
    dates = {"/fresh": now, "/old": now - timedelta(days=30)}
    items = "".join(
        f"<item><title>T</title><link>{server.url(path)}</link><pubDate>{format_datetime(at)}</pubDate></item>"
        for path, at in dates.items()
    )
    feed = f"<rss version='2.0'><channel>{items}</channel></rss>"
    workspace.configure(server.answer("/feed", feed.encode()))
    workspace.newswire("run")
    rows = workspace.ask(
        "SELECT outcome, reason, attempts, next_attempt_at > now() FROM entries ORDER BY url"
    )
    assert rows == [("pending", "not-found", 1, True), ("refused", "not-found", 1, None)]
