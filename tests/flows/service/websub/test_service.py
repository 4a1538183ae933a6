"""The whole way: a poll finds a hub, the service subscribes, and what the hub pushes becomes an article."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from free_port import find_free_port
from made_site import write_page
from waiting import wait_until
from websub_hub import Hub

from flows.config_file import load_settings
from flows.doctor import check_databases
from warehouse.connection import open_writer
from warehouse.subscriptions import read_subscriptions

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace

PUBLIC = "https://newswire.example/press"


def make_feed(server: ScriptedServer, hub: Hub, *numbers: int) -> bytes:
    items = "".join(f"<item><title>Report {one}</title><link>/{one}</link></item>" for one in numbers)
    links = f'<a:link rel="hub" href="{hub.url}"/><a:link rel="self" href="{server.url("/feed")}"/>'
    return (
        '<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>Courier</title>'
        f"{links}{items}</channel></rss>"
    ).encode()


def test_what_a_hub_pushes_is_an_article_of_the_edition_without_another_poll(
    hub: Hub, server: ScriptedServer, workspace: Workspace
) -> None:
    for number in (1, 2):
        server.answer(f"/{number}", write_page(number).encode(), "Content-Type: text/html")
    feed = server.answer("/feed", make_feed(server, hub, 1), "Content-Type: application/rss+xml")
    port = find_free_port()
    hub.reached_at = PUBLIC, f"http://127.0.0.1:{port}"
    workspace.configure(
        feed, places=[hub.place], read=f'workers = 1\n[listen]\nport = {port}\npublic = "{PUBLIC}/"'
    )
    service = subprocess.Popen(
        [sys.executable, "-m", "flows.service"],
        cwd=workspace.folder,
        env=workspace.environment,
        stderr=subprocess.PIPE,
    )
    try:
        wait_until(lambda: bool(hub.confirmations), seconds=60)
        assert hub.confirmations == [(200, "carrots & peas")]
        wait_until(lambda: is_active(workspace))  # what the next edition says too
        assert hub.push(make_feed(server, hub, 2, 1)) == 202
        wait_until(lambda: len(list_entries(workspace)) == 2, seconds=60)
    finally:
        service.terminate()
        _, errors = service.communicate(timeout=60)
    assert service.returncode == 0, errors
    assert list_entries(workspace) == [("Report 1", "poll", "loaded"), ("Report 2", "push", "loaded")]
    assert sum(request.startswith(b"GET /feed") for request in server.requests) == 1
    assert workspace.ask("SELECT hub, state, entries_by_push, entries_by_poll FROM subscriptions") == [
        (hub.url, "active", 1, 0)
    ]
    listed = workspace.newswire("feeds", "list")
    assert "pushed by 127.0.0.1 until" in listed.stdout
    settings = load_settings({"NEWSWIRE_CONFIG": str(workspace.folder / "newswire.toml")})
    assert settings is not None
    findings = check_databases(settings.model_copy(update={"home": workspace.folder / "var"}))
    assert "hubs: 1 of 1 subscriptions are active" in [finding.message for finding in findings]


def is_active(workspace: Workspace) -> bool:
    with open_writer(workspace.folder / "var" / "warehouse.duckdb", wait=10) as con:
        return [one.state for one in read_subscriptions(con)] == ["active"]


def list_entries(workspace: Workspace) -> list[tuple[str, str, str]]:
    """Return the title of each loaded entry, and how it first came."""
    if not workspace.edition.exists():
        return []
    return workspace.ask(
        "SELECT title, came_by, outcome FROM entries WHERE outcome = 'loaded' ORDER BY title"
    )
