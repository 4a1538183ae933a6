"""Plain text files in many encodings, and files that are no plain text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from records import make_file

from transforms.extraction.plain_text import MAX_BYTES, extract_text
from transforms.records import Extraction, Page, Refusal

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
LEAD = "Nissan will add a second hall of welding robots at its plant in Aguascalientes, the company said."


def refuse(page: Page) -> Refusal:
    found = extract_text(page, now=NOW)
    assert isinstance(found, Refusal), found.blocks
    assert found.stage == "extract"
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_decides_the_encoding(encoding: str) -> None:
    text = f"Größe: 栃木\n{LEAD}"
    mark = "\ufeff" if encoding.endswith("e") else ""
    found = extract_text(make_file((mark + text).encode(encoding)), now=NOW)
    assert isinstance(found, Extraction)
    assert found.blocks[0].text == "Größe: 栃木"


def test_a_file_that_is_not_utf_8_is_refused_with_the_byte_and_the_likely_encoding() -> None:
    raw = "Die Beschäftigten in Größenwahn behalten ihre Verträge über das Jahr hinaus, sagte Müller.".encode(
        "cp1252"
    )
    refusal = refuse(make_file(raw))
    assert refusal.reason == "not-utf8"
    assert refusal.detail == (
        "byte 0xe4 at offset 9 is not UTF-8; it looks like cp1252:"
        " convert it, or name it with --encoding cp1252"
    )
    found = extract_text(make_file(raw, charset="cp1252"), now=NOW)
    assert isinstance(found, Extraction)
    assert found.blocks[0].text.startswith("Die Beschäftigten in Größenwahn")


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp", "iso2022_jp"])
def test_japanese_encodings_must_be_named_too(encoding: str) -> None:
    text = "日産自動車は2日、使い終えた電池を蓄電設備に作り替える拠点を設けると発表した。" * 5
    assert refuse(make_file(text.encode(encoding))).reason == "not-utf8"
    found = extract_text(
        make_file(text.encode(encoding), charset=encoding.replace("2022_", "-2022-")), now=NOW
    )
    assert isinstance(found, Extraction)
    assert found.blocks[0].text == text


def test_utf_8_is_decoded_as_such_although_the_server_says_latin_1() -> None:
    found = extract_text(make_file(f"Größe\n{LEAD}", charset="ISO-8859-1"), now=NOW)
    assert isinstance(found, Extraction)
    assert found.blocks[0].text == "Größe"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"\n \t\r\n", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"text\x00with nulls", "not-text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not-text"),
        (b"\x01\x02\x03 a few letters among controls", "not-text"),
        (b"word " * MAX_BYTES, "too-large"),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_the_reason(body: bytes, reason: str) -> None:
    assert refuse(make_file(body)).reason == reason


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a PNG image"),
        (b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n", "a PDF document"),
        (b"{\\rtf1 Nissan closes a hall.}", "an RTF document"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "a WebP image"),
        (b"\x00\x00\x00\x18ftypmp42", "an MP4 film or sound"),
        (b"12345678DUCK", "a DuckDB database"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (
            b'<?xml version="1.0"?>\n<opml version="2.0"><body/></opml>',
            "`newswire feeds import` adds its feeds",
        ),
        (b"<!-- feeds --><opml><body/></opml>", "a list of feeds (OPML)"),
        (b'<?xml version="1.0"?><nitf><body><p>A hall closes.</p></body></nitf>', "(NITF)"),
        (b'<n:newsItem xmlns:n="urn:n"><n:p>A hall closes.</n:p></n:newsItem>', "(NewsML-G2)"),
        (b"<svg><text>A hall closes.</text></svg>", "an SVG picture"),
        (b'<?xml version="1.0"?><hall/>', "XML of the kind <hall>"),
        (b'{"version": "1", "items": []}', "no JSON Feed"),
        (b'[{"title": "A hall closes"}]', "no JSON Feed"),
        (b'{"title": "A hall closes"}\n{"title": "Another"}\n', "JSON Lines"),
        (b"From w@wheel.example Thu Nov 12 15:30:00 2026\nSubject: Shop\n\nThe shop closes.\n", "a mailbox"),
        (b"1\r\n00:00:01,000 --> 00:00:04,000\r\nWelcome to the news.\r\n", "subtitles"),
        (b"WEBVTT\n\n00:01.000 --> 00:04.000\nWelcome to the news.\n", "subtitles"),
        (b"2026-11-12 15:30:01 INFO request done in 12 ms\n" * 12, "the log of a program"),
        (b'9.8.7.6 - - [12/Nov/2026:15:30:01 +0000] "GET / HTTP/1.1" 200 12\n' * 12, "the log of a program"),
        (b"#!/bin/sh\nset -eu\nnewswire load pages\n", "a script"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "a calendar"),
        (
            b"From: <Saved>\r\nSubject: Halls\r\nContent-Type: multipart/related;\r\n boundary=b\r\n\r\n--b",
            "save it as HTML",
        ),
        (b"From: w@w.example\r\nContent-Type: text/html\r\n\r\n<p>A hall closes.", "HTML or encoded (MIME)"),
        (b"Subject: Halls\nContent-Transfer-Encoding: BASE64\n\nQSBoYWxs\n", "HTML or encoded (MIME)"),
        (b"filedesc://a.arc 0.0.0.0 20261112153000 text/plain 9\n1 0 Hall\n", "`warcio recompress`"),
    ],
)
def test_a_file_of_another_format_is_named_as_such(body: bytes, kind: str) -> None:
    refusal = refuse(make_file(body))
    assert refusal.reason == "not-text"
    assert kind in refusal.detail


@pytest.mark.parametrize(
    "text",
    [
        "ID3 is the name of a car.",
        "BZh said nothing of the hall in Civac.",
        "{Corrects the number of jobs in the second sentence} Nissan closes a hall.",
        "[1] A hall closes, says the union.",
        "<b>Nissan</b> closes a hall in Civac.",
        "<Nissan> closes a hall, and opens another in Avila.",
        "From: the desk\nSubject: Nissan closes a hall\n\nNissan closes a hall in Civac.",
    ],
)
def test_a_text_that_begins_like_another_format_is_read(text: str) -> None:
    assert isinstance(extract_text(make_file(text), now=NOW), Extraction)
