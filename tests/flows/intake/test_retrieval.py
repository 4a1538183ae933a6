"""A body comes out of the archive as it was when it was read, or not at all."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest

from flows.intake.archive import Archive
from flows.intake.retrieval import MissingBodyError, retrieve_body
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
    with Archive(folder, day=NOON, size=1_000_000) as kept:
        kept.append_file("urn:x", b"first", media_type="text/plain", at=NOON)
        return kept.append_exchange(make_exchange(wire, *headers))


@pytest.mark.parametrize(
    ("wire", "headers"),
    [
        (BODY, []),
        (gzip.compress(BODY), [("Content-Encoding", "gzip")]),
        (brotli.compress(BODY), [("content-encoding", "br")]),
        (zlib.compress(gzip.compress(BODY)), [("Content-Encoding", "gzip"), ("Content-Encoding", "deflate")]),
        (gzip.compress(BODY), [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]),
    ],
)
def test_an_answer_comes_back_decoded(tmp_path: Path, wire: bytes, headers: list[tuple[str, str]]) -> None:
    said = ("Content-Type", 'text/html; charset="windows-1252"')
    place = archive(tmp_path, wire, said, *headers)
    assert retrieve_body(tmp_path, place, sha256=digest(BODY)) == (BODY, "windows-1252")


def test_a_file_comes_back_as_it_was_handed_over(tmp_path: Path) -> None:
    with Archive(tmp_path, day=NOON, size=1_000_000) as kept:
        place = kept.append_file("urn:x", BODY, media_type="text/plain", at=NOON)
    assert retrieve_body(tmp_path, place, sha256=digest(BODY)) == (BODY, None)


def test_what_is_no_longer_there_is_said_to_be_missing(tmp_path: Path) -> None:
    place = archive(tmp_path, gzip.compress(BODY), ("Content-Encoding", "gzip"))
    wrong: list[tuple[ArchiveRef | None, str]] = [
        (None, "never archived"),
        (replace(place, file="gone.warc.gz"), "cannot be read"),
        (replace(place, offset=place.offset + 5), "no whole record|other bytes"),
        (replace(place, offset=10**9), "no whole record"),
        (replace(place, length=place.length // 2), "no whole record|other bytes"),
        (replace(place, offset=0, length=10**6), "other bytes"),
    ]
    for at, words in wrong:
        with pytest.raises(MissingBodyError, match=words):
            retrieve_body(tmp_path, at, sha256=digest(BODY))


def test_a_record_that_was_damaged_is_missing(tmp_path: Path) -> None:
    place = archive(tmp_path, gzip.compress(BODY), ("Content-Encoding", "gzip"))
    file = tmp_path / place.file
    whole = file.read_bytes()
    for step in range(0, place.length, 7):
        broken = bytearray(whole)
        broken[place.offset + step] ^= 0x55
        file.write_bytes(broken)
        try:
            body, _ = retrieve_body(tmp_path, place, sha256=digest(BODY))
        except MissingBodyError:
            continue
        assert body == BODY  # the damage was beside the body


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
def test_an_answer_is_read_the_same_when_it_comes_and_out_of_the_archive(
    tmp_path: Path, said: str | None, media_type: str | None, charset: str | None
) -> None:
    headers = [("Content-Type", said)] if said else []
    exchange = make_exchange(BODY, *headers)
    assert (exchange.media_type, exchange.charset) == (media_type, charset)
    place = archive(tmp_path, BODY, *headers)
    assert retrieve_body(tmp_path, place, sha256=digest(BODY)) == (BODY, charset)
