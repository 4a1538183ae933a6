"""Listings are tables for people, and JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from made_site import BOILERPLATE

from transforms.feeds.sitemap import MAX_CHILD_SITEMAPS

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace


def test_feeds_have_their_health_and_their_state_in_words(workspace: Workspace) -> None:
    workspace.configure("http://127.0.0.1:9/feed", "http://127.0.0.1:9/other")
    (new, _) = json.loads(workspace.newswire("feeds", "list", "--format", "json").stdout)
    assert (new["url"], new["state"], new["pushes"]) == ("http://127.0.0.1:9/feed", "not polled yet", None)
    assert workspace.newswire("run").returncode == 1
    (feed, _) = json.loads(workspace.newswire("feeds", "list", "--format", "json").stdout)
    assert feed["failures"] == 1
    assert feed["state"].startswith("failed once: unreachable")
    assert feed["feed_id"] == new["feed_id"]


def test_a_feed_that_is_configured_again_is_not_called_removed(workspace: Workspace) -> None:
    for port in ("9", "10"):
        workspace.configure(f"http://127.0.0.1:{port}/feed")
        workspace.newswire("run")
    workspace.configure("http://127.0.0.1:9/feed")
    (feed,) = json.loads(workspace.newswire("feeds", "list", "--format", "json").stdout)
    assert feed["state"].startswith("failed once: unreachable")


def test_what_an_index_of_sitemaps_lacks_is_in_the_state_of_the_feed(
    workspace: Workspace, server: ScriptedServer
) -> None:
    lost = range(MAX_CHILD_SITEMAPS)
    listed = "".join(f"<sitemap><loc>{server.url(f'/lost-{n}.xml')}</loc></sitemap>" for n in lost)
    index = f"<sitemapindex><sitemap><loc>{server.url('/news.xml')}</loc></sitemap>{listed}</sitemapindex>"
    for n in lost:
        server.answer(f"/lost-{n}.xml", b"", status="404 Not Found")
    page = server.url("/page")
    server.answer("/news.xml", f"<urlset><url><loc>{page}</loc></url></urlset>".encode())
    workspace.configure(server.answer("/sitemap.xml", index.encode()), places=[server.place])
    workspace.newswire("run")
    (feed,) = json.loads(workspace.newswire("feeds", "list", "--format", "json").stdout)
    first, cut, defect = feed["state"].split("; ")
    assert (first, cut) == ("ok", "lists more than one poll takes, so only the newest were read")
    assert defect.startswith(server.url("/lost-"))
    assert defect.endswith(f"and {MAX_CHILD_SITEMAPS - 2} more defects")


def test_learned_rules_have_their_evidence(made_site: Workspace) -> None:
    rules = json.loads(made_site.newswire("rules", "list", "--format", "json").stdout)
    assert {rule["text"] for rule in rules} <= {*BOILERPLATE}
    assert all(rule["articles"] <= rule["of_articles"] for rule in rules)
    listed = made_site.newswire("rules", "list").stdout
    assert all(rule["rule"] in listed for rule in rules)


def test_doctor_lists_its_findings(new_workspace: Workspace) -> None:
    done = new_workspace.newswire("doctor", "--format", "json")
    findings = json.loads(done.stdout)
    assert done.returncode == 0
    assert findings[0]["message"].startswith("Python 3.")
    assert {finding["ok"] for finding in findings} == {True}
