"""Listings are tables for people, and JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from made_site import BOILERPLATE

if TYPE_CHECKING:
    from conftest import Workspace


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


def test_learned_rules_have_their_evidence(made_site: Workspace) -> None:
    rules = json.loads(made_site.newswire("rules", "list", "--format", "json").stdout)
    assert {rule["text"] for rule in rules} <= {*BOILERPLATE}
    assert all(rule["articles"] <= rule["of_articles"] for rule in rules)
    listed = made_site.newswire("rules", "list").stdout
    assert all(rule["rule"] in listed for rule in rules)


def test_doctor_lists_its_findings(workspace: Workspace) -> None:
    done = workspace.newswire("doctor", "--format", "json")
    findings = json.loads(done.stdout)
    assert done.returncode == 0
    assert findings[0]["message"].startswith("Python 3.")
    assert {finding["ok"] for finding in findings} == {True}
