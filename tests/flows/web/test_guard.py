"""The guard: no address, name, answer of the name service or redirect leads to a private address."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from ipaddress import ip_network
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from flows.web.guard import BlockedAddressError, Guard
from flows.web.special_addresses import SPECIAL_RANGES, name_special_use

if TYPE_CHECKING:
    from conftest import ScriptedServer

HERE = Path(__file__).parent
PUBLIC = "93.184.216.34"
PUBLIC_V6 = "2606:2800:220:1:248:1893:25c8:1946"
REFUSED = {"blocked-address", "bad-redirect"}
SPECIAL = [str(ip_network(network)[-1]) for network, _, _ in SPECIAL_RANGES]
# What the name service answers for each name: an address of each range, also beside public ones.
NAMES = {f"special-{number}.example": [address] for number, address in enumerate(SPECIAL)} | {
    "inside.example": ["10.0.0.1"],
    "loop.example": ["127.0.0.1"],
    "mixed.example": [PUBLIC, "10.0.0.1"],
    "mixed-again.example": ["10.0.0.1", PUBLIC],
    "mixed-kinds.example": [PUBLIC_V6, "127.0.0.1"],
    "mixed-six.example": [PUBLIC, "::1"],
    "many.example": [PUBLIC, "93.184.216.35", "93.184.216.36", "192.168.7.7"],
    "zone-six.example": ["fe80::1%lo"],
    "xn--bcher-kva.example": ["192.168.0.9"],
    "trailing.example.": ["10.9.8.7"],
}
# Forms that are refused wherever they lead; those that hide an address hide one of documentation.
FORMS = [
    "http://localhost/",
    "http://sub.localhost/",
    "http://3405803785/",
    "http://0xcb007109/",
    "http://0313.0.0161.011/",
    "http://203.0.28937/",
    "http://２０３.0.113.9/",
    "http://203%2e0.113.9/",
    "http://[fe80::1%25eth0]/",
    "http://[2001:db8::1",
    "http://[]/",
    "http://user@news.example/",
    "http://user:secret@news.example/",
    "http://@news.example/",
    "http://news.example\\path",
    "http://news.example/\r\nX-Other: 1",
    "http://news.example\t/",
    "http://news.example /",
    "ftp://news.example/",
    "gopher://news.example/",
    "file:///etc/hostname",
    "data:text/html,hello",
    "javascript:void(0)",
    "ws://news.example/",
    "//news.example/",
    "news.example",
    "",
    "http:",
    "http:///path",
    "http://:80/",
    "http://./",
    "http://news.example:22/",
    "http://news.example:0/",
    "http://news.example:65536/",
    "http://news.example:8081/",
    "http://news.example:443x/",
]
# Where redirects lead, first at once and then at the end of a chain of them.
REDIRECTS = [
    "http://127.0.0.1/",
    "//127.0.0.1:OTHER/",
    "http://127.0.0.2:PORT/",
    "http://[::1]:PORT/",
    "http://localhost:PORT/",
    "http://169.254.169.254/",
    "http://168.63.129.16/",
    "http://[fd00:ec2::254]/",
    "http://inside.example/",
    "http://mixed.example/",
    "http://flip.example/",
    "https://inside.example:8443/",
    "http://user@127.0.0.1:PORT/",
    "http://news.example:22/",
    "file:///etc/hostname",
]


def probe(server: ScriptedServer, urls: list[str], *, purpose: str = "feed", **task: Any) -> Any:
    """Fetch `urls` in a process that watches its connections; returns reasons and connections."""
    task_fields = {
        "port": server.port,
        "urls": urls,
        "purpose": purpose,
        "names": NAMES,
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


def write_host(address: str) -> str:
    return f"[{address}]" if ":" in address else address


@pytest.mark.parametrize("purpose", ["feed", "page"])
def test_no_special_address_and_no_name_of_one_is_connected_to(server: ScriptedServer, purpose: str) -> None:
    hosts = [*map(write_host, SPECIAL), *NAMES]
    ports = ["", ":80", ":8443", ":PORT"] if purpose == "feed" else [""]
    urls = [f"http://{host}{port}/" for host in hosts for port in ports]
    urls += [f"https://{host}/" for host in hosts]
    seen = probe(server, [fill_in(url, server) for url in [*urls, *FORMS]], purpose=purpose)
    assert seen["connected"] == []
    assert [(url, reason) for url, reason, _ in seen["found"] if reason not in REFUSED] == []


def test_no_redirect_leads_to_a_private_address_however_many_there_are(server: ScriptedServer) -> None:
    chains = []
    for number, target in enumerate(REDIRECTS):
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


@pytest.mark.parametrize("address", SPECIAL)
def test_no_socket_is_made_for_a_special_address_even_if_the_other_checks_let_it_pass(address: str) -> None:
    guard = Guard(private=["127.0.0.1:8600"], connect_to={"a.example": "[::1]:8600"})
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with pytest.raises(BlockedAddressError, match="no public address"):
        guard.make_socket((family, socket.SOCK_STREAM, 6, "", (address, 80)))


def test_sockets_are_made_for_the_places_in_private_and_connect_to() -> None:
    guard = Guard(private=["127.0.0.1:8600"], connect_to={"a.example": "[::1]:8600"})
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        guard.make_socket((family, socket.SOCK_STREAM, 6, "", (address, 8600))).close()
        with pytest.raises(BlockedAddressError):
            guard.make_socket((family, socket.SOCK_STREAM, 6, "", (address, 8601)))
