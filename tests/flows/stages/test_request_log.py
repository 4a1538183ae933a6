"""The fetch log and the refusals, compared with the server's own log; and feeds that are not polled."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transforms.records import RefusalReason

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Wheel</title>
{items}</channel></rss>"""


def write_feed(*links: str) -> bytes:
    items = "".join(f"<item><link>{link}</link><title>Kaneda</title></item>" for link in links)
    return FEED.format(items=items).encode()


def test_every_request_has_a_row_and_every_refusal_a_row_with_its_reason(
    workspace: Workspace, server: ScriptedServer
) -> None:
    html = "Content-Type: text/html"
    server.answer("/gone", b"", status="410 Gone")
    server.answer("/hop", b"", "Location: /hop2", status="302 Found")
    server.answer("/hop2", b"", "Location: /short", status="307 Temporary Redirect")
    server.answer("/short", b"<html><body><p>Nothing to read.</p></body></html>", html)
    server.answer("/loop", b"", "Location: /loop", status="302 Found")
    server.answer("/inside", b"", "Location: http://10.0.0.1/", status="302 Found")
    paths = ("/gone", "/hop", "/loop", "/inside")
    server.answer("/real", write_feed(*map(server.url, paths)))
    workspace.configure(
        server.answer("/feed", b"", "Location: /real", status="301 Moved"),
        server.answer("/busy", b"", status="500 Internal Server Error"),
        server.answer("/html", b"<html></html>"),
    )
    assert workspace.newswire("run").returncode == 1
    requested = Counter(request.split(b" ", 2)[1].decode() for request in server.requests)
    answered = workspace.ask("SELECT url FROM fetches WHERE purpose <> 'robots' AND status IS NOT NULL")
    logged = Counter(url.removeprefix(server.url("")) for (url,) in answered)
    assert logged == requested
    assert requested["/loop"] == 6
    assert workspace.ask("SELECT reason, count(*) FROM fetches WHERE status IS NULL GROUP BY reason") == [
        ("blocked-address", 1)
    ]
    refused = workspace.ask("SELECT url, stage, reason, detail <> '' FROM refusals")
    assert sorted((url.removeprefix(server.url("")), *rest) for url, *rest in refused) == [
        ("/busy", "fetch", "server-error", True),
        ("/gone", "fetch", "gone", True),
        ("/html", "parse", "not-a-feed", True),
        ("/loop", "fetch", "redirect", True),
        ("/short", "extract", "no-article", True),
        ("http://10.0.0.1/", "fetch", "blocked-address", True),
    ]
    assert {reason for _, _, reason, _ in refused} <= set(RefusalReason)
    settled = {outcome for (outcome,) in workspace.ask("SELECT outcome FROM entries")}
    assert settled == {"refused"}


def test_feeds_that_are_gone_or_have_to_wait_are_not_polled_and_the_run_says_so(
    workspace: Workspace, server: ScriptedServer
) -> None:
    gone = server.answer("/gone", b"", status="410 Gone")
    workspace.configure(gone, server.answer("/busy", b"", "Retry-After: 3600", status="503 Busy"))
    first = workspace.newswire("run")
    assert first.returncode == 1
    assert "gone for good" in first.stderr
    assert workspace.newswire("run").returncode == 0
    assert len(server.requests) == 2
    again = workspace.newswire("run")
    assert "newswire feeds revive" in again.stderr
    assert "asked us to wait until" in again.stderr
    listed = workspace.newswire("feeds", "list").stdout
    assert "gone since" in listed
    assert "asked us to wait until" in listed
    assert workspace.newswire("feeds", "revive", "nobody").returncode == 2
    assert "1 asked again" in workspace.newswire("feeds", "revive", gone).stdout
    assert "none of them is gone" in workspace.newswire("feeds", "revive").stdout
    workspace.newswire("run")
    assert [request.split(b" ", 2)[1] for request in server.requests] in (
        [b"/gone", b"/busy"],
        [b"/busy", b"/gone"],
    )


def test_the_help_of_the_command_says_which_feeds_it_polls(workspace: Workspace) -> None:
    help_text = " ".join(workspace.newswire("run", "--help").stdout.split())
    assert "Every feed is asked" in help_text
    assert "Retry-After" in help_text
    assert "only the feeds that are due" in help_text
