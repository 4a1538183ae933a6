"""The guard: no address, name, answer of the name service or redirect leads to a private address."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from folders import DATA

from flows.web.guard import BlockedAddressError, Guard
from flows.web.special_addresses import name_special_use

if TYPE_CHECKING:
    from conftest import ScriptedServer

HERE = Path(__file__).parent
FORGED = tomllib.loads((DATA / "forged.toml").read_text(encoding="utf-8"))
PUBLIC = "93.184.216.34"
REFUSED = {"blocked-address", "bad-redirect"}


def probe(server: ScriptedServer, urls: list[str], *, purpose: str = "feed", **task: Any) -> Any:
    """Fetch `urls` in a process that watches its connections; returns reasons and connections."""
    task_fields = {
        "port": server.port,
        "urls": urls,
        "purpose": purpose,
        "names": FORGED["names"],
        "private": [],
    }
    done = subprocess.run(
        [sys.executable, HERE / "probe_guard.py"],
        input=json.dumps(task_fields | {"alternating": [PUBLIC, "127.0.0.1"]} | task),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=HERE.parents[1],
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def list_private(connected: list[list[Any]], server: ScriptedServer) -> list[list[Any]]:
    """Return the connections to private places, but for the one that the configuration lists."""
    return [
        place
        for place in connected
        if name_special_use(str(place[0])) and place != ["127.0.0.1", server.port]
    ]


def fill_in(url: str, server: ScriptedServer) -> str:
    return url.replace("PORT", str(server.port)).replace("OTHER", "8443")


@pytest.mark.parametrize("purpose", ["feed", "page"])
def test_no_forged_address_and_no_forged_name_is_connected_to(server: ScriptedServer, purpose: str) -> None:
    names = [f"{scheme}://{name}/" for name in FORGED["names"] for scheme in ("http", "https")]
    urls = [fill_in(url, server) for url in FORGED["urls"]] + names
    assert len(urls) >= 150
    seen = probe(server, urls, purpose=purpose)
    assert seen["connected"] == []
    assert [(url, reason) for url, reason, _ in seen["found"] if reason not in REFUSED] == []


def test_no_redirect_leads_to_a_private_address_however_many_there_are(server: ScriptedServer) -> None:
    chains = []
    for number, target in enumerate(FORGED["redirects"]):
        end = f"Location: {fill_in(target, server)}"
        chains.append(server.answer(f"/{number}", b"", end, status="302 Found"))
        server.answer(f"/{number}/2", b"", f"Location: /{number}", status="307 Temporary Redirect")
        chains.append(server.answer(f"/{number}/1", b"", f"Location: /{number}/2", status="301 Moved"))
    seen = probe(server, chains, alternating=["10.0.0.1", "127.0.0.1"])
    assert list_private(seen["connected"], server) == []
    assert [(url, reason) for url, reason, _ in seen["found"] if reason not in REFUSED] == []
    assert {hops for _, _, hops in seen["found"]} == {1, 2, 3, 4}


def test_a_robots_txt_that_redirects_to_a_private_address_is_not_followed(server: ScriptedServer) -> None:
    server.answer("/robots.txt", b"", "Location: http://169.254.169.254/", status="302 Found")
    seen = probe(server, [server.url("/page")], purpose="page")
    assert list_private(seen["connected"], server) == []
    assert [reason for _, reason, _ in seen["found"]] == ["robots-unreachable"]
    assert server.requests == []


def test_a_thousand_lookups_that_alternate_between_public_and_private_make_no_private_connection(
    server: ScriptedServer,
) -> None:
    answers = [PUBLIC, "127.0.0.1", "169.254.169.254", "::1", "10.0.0.1"]
    seen = probe(server, ["http://flip.example/"] * 1000, alternating=answers)
    assert list_private(seen["connected"], server) == []
    assert {address for address, *_ in seen["connected"]} == {PUBLIC}
    assert [reason for _, reason, _ in seen["found"]].count("blocked-address") == 800


def test_listed_places_can_be_reached_by_address_and_by_name_and_nothing_beside_them(
    server: ScriptedServer,
) -> None:
    server.answer("/a", b"here")
    listed, other = f"http://loop.example:{server.port}/a", f"http://inside.example:{server.port}/a"
    urls = [server.url("/a"), listed, other, f"http://127.0.0.1:{server.port + 1}/a"]
    seen = probe(server, urls, private=[f"loop.example:{server.port}"])
    assert [reason for _, reason, _ in seen["found"]] == [None, None, "blocked-address", "blocked-address"]
    assert seen["connected"] == [["127.0.0.1", server.port]] * 2


@pytest.mark.parametrize("address", [answer for answers in FORGED["names"].values() for answer in answers])
def test_no_socket_is_made_for_a_special_address_even_if_the_other_checks_let_it_pass(address: str) -> None:
    guard = Guard(private=["127.0.0.1:8600"], connect_to={"a.example": "[::1]:8600"})
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    target = (family, socket.SOCK_STREAM, 6, "", (address, 80))
    if name_special_use(address) is None:
        guard.make_socket(target).close()
        return
    with pytest.raises(BlockedAddressError, match="no public address"):
        guard.make_socket(target)


def test_sockets_are_made_for_the_places_in_private_and_connect_to() -> None:
    guard = Guard(private=["127.0.0.1:8600"], connect_to={"a.example": "[::1]:8600"})
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        guard.make_socket((family, socket.SOCK_STREAM, 6, "", (address, 8600))).close()
        with pytest.raises(BlockedAddressError):
            guard.make_socket((family, socket.SOCK_STREAM, 6, "", (address, 8601)))


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "93.184.216.34",
        "172.32.0.1",
        "100.128.0.1",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00::1",
    ],
)
def test_public_addresses_are_public(address: str) -> None:
    assert name_special_use(address) is None


@pytest.mark.parametrize(
    ("inside", "outside"),
    [
        ("10.255.255.255", "11.0.0.0"),
        ("100.64.0.0", "100.63.255.255"),
        ("127.255.255.255", "128.0.0.0"),
        ("169.254.255.255", "169.255.0.0"),
        ("172.31.255.255", "172.32.0.0"),
        ("192.168.255.255", "192.169.0.0"),
        ("198.19.255.255", "198.20.0.0"),
        ("2001:1ff:ffff::", "2001:200::"),
        ("2002::", "2003::"),
        ("3fff:fff::", "3fff:1000::"),
    ],
)
def test_a_special_range_ends_at_its_last_address(inside: str, outside: str) -> None:
    assert name_special_use(inside)
    assert name_special_use(outside) is None
