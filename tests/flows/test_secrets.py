"""Secrets in feed addresses are sent to their servers, and are in no file and no log."""

from __future__ import annotations

import base64
import gzip
import io
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest
from warcio.archiveiterator import ArchiveIterator

from flows.config_file import find_feed_faults, load_settings

if TYPE_CHECKING:
    import socket

    from conftest import ScriptedServer, Workspace

TOKEN, PASSWORD, VARIABLE, HOST = "tok-81aaQq", "hunter22-Zz", "v4r/iable+S3", "h0st-named-so"
BASIC = base64.b64encode(f"reader:{PASSWORD}".encode()).decode()
PRIVATE, CODE = "p4th9f8e7d6c5b4a3928", "c0de-Qq91x"
SECRETS = (TOKEN, PASSWORD, VARIABLE, HOST, "v4r%2Fiable%2BS3", BASIC, PRIVATE, CODE)
PROSE = (
    "The Nissan plant at Kaneda will build the next Leaf from April, its manager told reporters on Monday. "
    "It hires 400 people for a second shift, and the supplier park next door grows by two halls. "
)
PAGE = f"<html><head><title>Kaneda</title></head><body><article><p>{PROSE * 2}</p></article></body></html>"


def write_feed(own: str, *links: str) -> bytes:
    items = "".join(
        f"<item><link>{link.replace('&', '&amp;')}</link><title>Kaneda</title></item>" for link in links
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Private of {own}</title><link>{own}</link>'
        f"{items}</channel></rss>"
    ).encode()


def list_written(workspace: Workspace) -> dict[str, bytes]:
    """Return all bytes in the state folder, by file, by table and by unpacked archive."""
    written: dict[str, bytes] = {}
    for path in (workspace.folder / "var").rglob("*"):
        if path.is_file():
            written[str(path)] = path.read_bytes()
        if path.suffix == ".duckdb":
            with duckdb.connect(str(path), read_only=True) as con:
                for schema, name in con.execute(
                    "SELECT table_schema, table_name FROM information_schema.tables"
                ).fetchall():
                    rows = con.execute(f'FROM "{schema}"."{name}"').fetchall()
                    written[f"{path.name} {schema}.{name}"] = repr(rows).encode()
        if path.name.endswith(".warc.gz"):
            written[f"{path.name} unpacked"] = read_records(path)
    return written


def read_records(path: Path) -> bytes:
    """Return the headers and bodies of all records, compressed bodies decoded as well."""
    unpacked = io.BytesIO()
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream):
            unpacked.write(repr(record.rec_headers.headers).encode())
            if record.http_headers:
                unpacked.write(repr((record.http_headers.statusline, record.http_headers.headers)).encode())
            raw = record.raw_stream.read()
            unpacked.write(raw + (zlib.decompress(raw, 47) if raw.startswith(b"\x1f\x8b") else b""))
    return unpacked.getvalue()


def list_requests(server: ScriptedServer) -> dict[str, bytes]:
    return {request.split(b" ", 2)[1].decode(): request for request in server.requests}


@pytest.fixture(scope="module")
def polled(
    make_workspace: Callable[[Path], Workspace],
    lasting_server: ScriptedServer,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Workspace, str]:
    """A workspace where feeds with all kinds of secrets were polled twice, and the output of its commands."""
    workspace, server = make_workspace(tmp_path_factory.mktemp("secrets")), lasting_server
    html = "Content-Type: text/html; charset=utf-8"
    place = server.url("").removeprefix("http://")
    quoted = "v4r%2Fiable%2BS3"
    connect = f'[fetch.connect_to]\n"{HOST}.example" = "127.0.0.1:{server.port}"\n'
    page = server.answer(f"/page?id=7&token={TOKEN}", PAGE.encode(), html)
    server.answer("/members", PAGE.replace("Leaf", "Ariya").encode(), html)
    server.answer("/public", PAGE.replace("Leaf", "Note").encode(), html, f"X-Echo: {TOKEN}")

    def ask_for_password(peer: socket.socket, request: bytes) -> None:
        body = write_feed(server.url("/basic"), server.url("/members"))
        is_reader = f"Authorization: Basic {BASIC}".encode() in request
        head = f"HTTP/1.1 {'200 OK' if is_reader else '401 No'}\r\nContent-Length: {len(body)}\r\n\r\n"
        peer.sendall(head.encode() + body)

    server.script("/basic", ask_for_password)
    own = server.url(f"/feed?token={TOKEN}&n=1")
    wire = gzip.compress(write_feed(own, page, server.url("/public")))
    server.answer(f"/feed?token={TOKEN}&n=1", wire, "Content-Encoding: gzip", f'ETag: "{TOKEN}"')
    server.answer(f"/{quoted}/feed", write_feed(server.url(f"/{quoted}/feed")))
    server.answer(
        f"/old?apikey={TOKEN}", b"", f"Location: /new?apikey={TOKEN}&sig=made-up-77", status="301 Moved"
    )
    server.answer(f"/new?apikey={TOKEN}&sig=made-up-77", f"<html>{TOKEN}</html>".encode())
    server.answer(f"/broken?secret={TOKEN}", b"<rss><channel><item>" + TOKEN.encode())
    private = f"/private/{PRIVATE}/feed.xml?code={CODE}&sessionId=s3ss-{TOKEN}"
    server.answer(
        f"/private/{PRIVATE}/report", PAGE.replace("Leaf", "Sakura").encode(), html, f"Set-Cookie: a={TOKEN}"
    )
    server.answer(private, write_feed(server.url(private), server.url(f"/private/{PRIVATE}/report")))
    workspace.configure(
        server.url(private),
        f"http://reader:{PASSWORD}@{place}/basic",
        own,
        server.url("/${NEWSWIRE_VALUE}/feed"),
        server.url(f"/old?apikey={TOKEN}"),
        server.url(f"/broken?secret={TOKEN}"),
        server.url("/unset?token=${NEWSWIRE_UNSET}"),
        f"http://127.0.0.1:1/closed?key={TOKEN}",
        "http://${NEWSWIRE_HOST}.example/unknown",
        settings=connect,
    )
    printed = ""
    for command in (
        ("-vv", "run"),
        ("-vv", "--log-format", "json", "run"),
        ("feeds", "list"),
        ("feeds", "check"),
        ("feeds", "export"),
        ("doctor",),
    ):
        done = workspace.newswire(*command, NEWSWIRE_VALUE=VARIABLE, NEWSWIRE_HOST=HOST)
        assert "Traceback" not in done.stderr, done.stderr
        printed += done.stdout + done.stderr
    return workspace, printed


def test_secrets_reach_their_servers_and_are_in_no_file_and_no_log(
    polled: tuple[Workspace, str], lasting_server: ScriptedServer
) -> None:
    workspace, printed = polled
    requests = list_requests(lasting_server)
    assert f"/feed?token={TOKEN}&n=1" in requests
    assert "/v4r%2Fiable%2BS3/feed" in requests
    assert f"/private/{PRIVATE}/feed.xml?code={CODE}&sessionId=s3ss-{TOKEN}" in requests
    assert f"/private/{PRIVATE}/report" in requests
    assert f"/page?id=7&token={TOKEN}" in requests  # a link of the feed, with its secret put back
    assert BASIC.encode() in requests["/members"]
    assert b"Authorization" not in requests["/public"]
    written = list_written(workspace) | {"printed": printed.encode()}
    assert any("warc.gz unpacked" in name for name in written)
    assert any("store.fetches" in name for name in written)
    assert "robots.txt read" in printed
    found = {
        (name, secret)
        for name, raw in written.items()
        for secret in (*SECRETS, "made-up-77")
        if secret.encode() in raw
    }
    assert found == set()


def test_masked_addresses_show_where_the_secret_is(
    polled: tuple[Workspace, str], lasting_server: ScriptedServer
) -> None:
    (workspace, printed), server = polled, lasting_server
    urls = {url for (url,) in workspace.ask("SELECT url FROM feeds")}
    assert server.url("/${NEWSWIRE_VALUE}/feed") in urls
    assert server.url("/feed?token=***&n=1") in urls
    assert server.url("/basic") in urls
    (private,) = (url for url in urls if "/private/" in url)
    assert re.fullmatch(r".*/private/\*\*\*[0-9a-f]{8}/feed\.xml\?code=\*\*\*&sessionId=\*\*\*", private)
    assert workspace.ask("SELECT url FROM articles WHERE url LIKE '%/page%'") == [
        (server.url("/page?id=7&token=***"),)
    ]
    assert workspace.ask("SELECT last_reason, last_detail FROM feeds WHERE url LIKE '%/unset%'") == [
        ("no-secret", "its address names NEWSWIRE_UNSET, which the environment does not set")
    ]
    assert not any("unset" in path for path in list_requests(server))
    assert "NEWSWIRE_UNSET" in printed


def test_user_info_is_sent_to_its_own_server_only(workspace: Workspace, server: ScriptedServer) -> None:
    server.answer("/feed", b"", "Location: http://elsewhere.example/there", status="302 Found")
    server.answer("/there", b"", status="404 Not Found")
    connect = f'[fetch.connect_to]\n"elsewhere.example" = "127.0.0.1:{server.port}"\n'
    workspace.configure(f"http://reader:{PASSWORD}@127.0.0.1:{server.port}/feed", settings=connect)
    done = workspace.newswire("run")
    assert [f"Basic {BASIC}".encode() in request for request in server.requests] == [True, False], done.stderr
    assert b"Host: elsewhere.example" in server.requests[1]


@pytest.mark.parametrize(
    ("feeds", "words"),
    [
        (["https://a.example/f?token=***"], "line 2: feeds.1.url: its secret is hidden here"),
        (
            ["https://a.example/f?token=x1y2z3", "https://a.example/f?token=z3y2x1"],
            "line 4: feeds.2.url: its address differs in its secret alone from that of another feed",
        ),
    ],
)
def test_an_address_that_cannot_work_is_refused_without_printing_it(
    tmp_path: Path, feeds: list[str], words: str
) -> None:
    path = tmp_path / "newswire.toml"
    path.write_text("".join(f'[[feeds]]\nurl = "{url}"\n' for url in feeds))
    environment = {"NEWSWIRE_CONFIG": str(path)}
    (fault,) = find_feed_faults(environment)
    assert words in fault.message
    assert "x1y2z3" not in fault.message
    settings = load_settings(environment)
    assert settings is not None
    assert len(settings.feeds) == len(feeds) - 1


def test_no_dump_of_the_settings_holds_a_secret(tmp_path: Path) -> None:
    path = tmp_path / "newswire.toml"
    path.write_text(
        f'[[feeds]]\nurl = "https://reader:{PASSWORD}@a.example/${{NEWSWIRE_V}}/f?token={TOKEN}"\n'
    )
    settings = load_settings({"NEWSWIRE_CONFIG": str(path), "NEWSWIRE_V": VARIABLE})
    assert settings is not None
    for dump in (repr(settings), str(settings), settings.model_dump_json(), repr(settings.list_feeds())):
        assert not any(secret in dump for secret in SECRETS)
    (address,) = settings.list_addresses().values()
    assert address.address == f"https://a.example/v4r%2Fiable%2BS3/f?token={TOKEN}"
    assert address.authorization == f"Basic {BASIC}"
    assert not any(secret in repr(address) for secret in SECRETS)
