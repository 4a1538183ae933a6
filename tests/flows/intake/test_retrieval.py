"""A body is retrieved from the archive as it was stored, or not at all."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest

from flows.intake.archive import Archive
from flows.intake.retrieval import MissingBodyError, RetrievedBody, retrieve_body
from flows.intake.warc_pages import read_warc
from flows.web.exchange import Exchange
from transforms.records import ArchiveRef
from transforms.text.normalisation import digest

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
BODY = "<p>Das Werk öffnet im März.</p>".encode("cp1252") * 40


def make_exchange(wire: bytes, *headers: tuple[str, str]) -> Exchange:
    return Exchange(
        url="https://harbour.example/1",
        purpose="page",
        started_at=NOON,
        duration_ms=1,
        sent=(("Host", "harbour.example"),),
        status=200,
        headers=headers,
        wire=wire,
        body=BODY,
    )


def archive(folder: Path, wire: bytes, *headers: tuple[str, str]) -> ArchiveRef:
    with Archive(folder, day=NOON, max_bytes=1_000_000) as stored:
        stored.append_resources([("urn:x", b"first", "text/plain")], at=NOON)
        return stored.append_exchange(make_exchange(wire, *headers))


@pytest.mark.parametrize(
    ("wire", "headers"),
    [
        (BODY, []),
        (gzip.compress(BODY, mtime=0), [("Content-Encoding", "gzip")]),
        (brotli.compress(BODY), [("content-encoding", "br")]),
        (
            zlib.compress(gzip.compress(BODY, mtime=0)),
            [("Content-Encoding", "gzip"), ("Content-Encoding", "deflate")],
        ),
        (gzip.compress(BODY, mtime=0), [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]),
    ],
)
def test_a_response_is_retrieved_decoded(tmp_path: Path, wire: bytes, headers: list[tuple[str, str]]) -> None:
    said = ("Content-Type", 'text/html; charset="windows-1252"')
    ref = archive(tmp_path, wire, said, *headers)
    assert retrieve_body(tmp_path, ref, sha256=digest(BODY)) == RetrievedBody(
        body=BODY, charset="windows-1252"
    )


def test_a_file_is_retrieved_as_it_was_loaded(tmp_path: Path) -> None:
    with Archive(tmp_path, day=NOON, max_bytes=1_000_000) as stored:
        (ref,) = stored.append_resources([("urn:x", BODY, "text/plain")], at=NOON)
    assert retrieve_body(tmp_path, ref, sha256=digest(BODY)) == RetrievedBody(body=BODY)


def test_a_record_that_is_no_longer_there_is_missing(tmp_path: Path) -> None:
    ref = archive(tmp_path, gzip.compress(BODY, mtime=0), ("Content-Encoding", "gzip"))
    wrong: list[tuple[ArchiveRef | None, str]] = [
        (None, "never archived"),
        (replace(ref, file="gone.warc.gz"), "cannot be read"),
        (replace(ref, offset=ref.offset + 5), "no whole record|other bytes"),
        (replace(ref, offset=10**9), "no whole record"),
        (replace(ref, length=ref.length // 2), "no whole record|other bytes"),
        (replace(ref, offset=0, length=10**6), "other bytes"),
    ]
    for at, words in wrong:
        with pytest.raises(MissingBodyError, match=words):
            retrieve_body(tmp_path, at, sha256=digest(BODY))


def test_the_words_on_a_record_that_does_not_begin_as_one_hold_none_of_its_bytes(tmp_path: Path) -> None:
    ref = archive(tmp_path, gzip.compress(BODY, mtime=0), ("Content-Encoding", "gzip"))
    file = tmp_path / ref.file
    file.write_bytes(file.read_bytes()[: ref.offset] + b"\x1b[31mred\xff" * 100)
    with pytest.raises(MissingBodyError, match="is no whole record: it does not begin as one") as caught:
        retrieve_body(tmp_path, ref, sha256=digest(BODY))
    assert str(caught.value).isprintable()


def test_a_record_that_was_damaged_is_missing(tmp_path: Path) -> None:
    ref = archive(tmp_path, gzip.compress(BODY, mtime=0), ("Content-Encoding", "gzip"))
    file = tmp_path / ref.file
    whole = file.read_bytes()
    for step in range(0, ref.length, 7):
        broken = bytearray(whole)
        broken[ref.offset + step] ^= 0x55
        file.write_bytes(broken)
        try:
            body = retrieve_body(tmp_path, ref, sha256=digest(BODY)).body
        except MissingBodyError:
            continue
        assert body == BODY  # the damage was outside the body


@pytest.mark.parametrize(
    ("said", "media_type", "charset"),
    [
        ("Text/HTML", "text/html", None),
        ("text/html; charset=windows-1252", "text/html", "windows-1252"),
        ("text/html; Charset = 'EUC-JP' ; x=y", "text/html", "EUC-JP"),
        ('text/html;x; charset=; charset="utf-8"; charset=koi8-r', "text/html", "utf-8"),
        ("; charset=utf-8", None, "utf-8"),
        (None, None, None),
    ],
)
def test_the_encoding_of_a_response_is_the_same_on_arrival_and_on_retrieval(
    tmp_path: Path, said: str | None, media_type: str | None, charset: str | None
) -> None:
    headers = [("Content-Type", said)] if said else []
    exchange = make_exchange(BODY, *headers)
    assert (exchange.media_type, exchange.charset) == (media_type, charset)
    ref = archive(tmp_path, BODY, *headers)
    assert retrieve_body(tmp_path, ref, sha256=digest(BODY)) == RetrievedBody(body=BODY, charset=charset)


@pytest.mark.parametrize(
    ("header", "address"),
    [
        ('<https://wire.example/a>; rel="canonical"', "https://wire.example/a"),
        ("</style.css>; rel=preload, </b>; rel=canonical", "https://wire.example/b"),
        ("<https://wire.example/a>; rel=shortlink", None),
    ],
)
def test_a_canonical_link_is_the_same_on_arrival_and_on_retrieval(
    tmp_path: Path, header: str, address: str | None
) -> None:
    said = [("Content-Type", "text/html"), ("Link", header)]
    exchange = replace(make_exchange(BODY, *said), url="https://wire.example/x")
    assert exchange.canonical_link == address
    with Archive(tmp_path, day=NOON, max_bytes=1_000_000) as stored:
        ref = stored.append_exchange(exchange)
    assert retrieve_body(tmp_path, ref, sha256=digest(BODY)).canonical_link == address
    with (tmp_path / ref.file).open("rb") as stream:
        assert [page.canonical_link for page in read_warc("a", stream, lambda: None)] == [address]


def test_a_loaded_page_keeps_the_canonical_link_of_its_server(tmp_path: Path) -> None:
    address = "https://wire.example/a"
    with Archive(tmp_path, day=NOON, max_bytes=1_000_000) as stored:
        first, second = stored.append_resources(
            [
                ("http://harbour.example/1", BODY, "text/html"),
                ("http://harbour.example/2", BODY, "text/html"),
            ],
            at=NOON,
            canonical={1: address},
        )
    links = [retrieve_body(tmp_path, ref, sha256=digest(BODY)).canonical_link for ref in (first, second)]
    assert links == [None, address]
    (file,) = tmp_path.glob("*.warc.gz")
    with file.open("rb") as stream:
        read = list(read_warc("a", stream, lambda: None))
    assert [page.canonical_link for page in read] == [None, address]
