"""What the explorer refuses before any page, and the headers of every answer."""

from __future__ import annotations

import pytest
from explorer_client import PORT, ExplorerClient

from flows.explorer.request_guard import list_hosts


@pytest.mark.parametrize(
    ("written", "allowed"),
    [
        (f"127.0.0.1:{PORT}", True),
        (f"localhost:{PORT}", True),
        (f"LOCALHOST.:{PORT}", True),
        (f"[::1]:{PORT}", True),
        ("127.0.0.1", False),
        ("localhost:8080", False),
        (f"news.example:{PORT}", False),
        (f"localhost.news.example:{PORT}", False),
        (f"10.0.0.7:{PORT}", False),
        (f"::1:{PORT}", False),
        (f"localhost:{PORT}x", False),
        ("", False),
    ],
)
def test_only_names_of_this_machine_with_the_port_are_answered_for(written: str, allowed: bool) -> None:
    assert list_hosts(host="127.0.0.1", port=PORT).allows(written) is allowed


def test_a_listed_host_is_answered_for_with_any_port_or_with_its_own() -> None:
    hosts = list_hosts(host="127.0.0.1", port=PORT, others=("news.example", "desk.example:8443"))
    assert hosts.allows("news.example")
    assert hosts.allows("news.example:8080")
    assert hosts.allows("desk.example:8443")
    assert not hosts.allows("desk.example")


def test_beyond_loopback_addresses_are_answered_for_but_no_names() -> None:
    hosts = list_hosts(host="0.0.0.0", port=PORT)
    assert hosts.allows(f"10.0.0.7:{PORT}")
    assert not hosts.allows(f"rebound.example:{PORT}")


def test_on_port_80_a_host_needs_no_port() -> None:
    assert list_hosts(host="127.0.0.1", port=80).allows("localhost")


@pytest.mark.parametrize(
    "path", ["/stories", "/nothing", "/static/explorer.css", "/stories?days=x", "/health"]
)
def test_every_answer_has_the_policy_that_forbids_scripts_of_others(
    explorer: ExplorerClient, path: str
) -> None:
    headers = explorer.ask(path).headers
    assert headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["x-dns-prefetch-control"] == "off"
    assert "set-cookie" not in headers


def test_another_host_gets_no_page(explorer: ExplorerClient) -> None:
    answer = explorer.ask("/stories", host="news.example:8648")
    assert answer.status_code == 421
    assert "<html" not in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_pages_are_read_by_get_alone(explorer: ExplorerClient, method: str) -> None:
    answer = explorer.ask("/stories", method)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_head_has_the_headers_of_get_and_no_body(explorer: ExplorerClient) -> None:
    answer = explorer.ask("/stories", "HEAD")
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    ("site", "mode", "status"),
    [
        ("cross-site", "navigate", 200),
        ("cross-site", "no-cors", 403),
        ("same-site", "cors", 403),
        ("same-origin", "no-cors", 200),
        ("none", "navigate", 200),
    ],
)
def test_other_sites_may_link_to_a_page_and_not_embed_it(
    explorer: ExplorerClient, site: str, mode: str, status: int
) -> None:
    answer = explorer.ask("/stories", sec_fetch_site=site, sec_fetch_mode=mode)
    assert answer.status_code == status
