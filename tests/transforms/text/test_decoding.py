"""Bytes are decoded whatever encoding a server or a document names."""

from __future__ import annotations

import pytest

from transforms.text.decoding import UndecodableError, count_controls, decode_markup, decode_text

BODY = "<p>Das Werk öffnet im März.</p>".encode("cp1252")
RUSSIAN = "<p>Завод закроет цех окраски до конца марта, сообщила компания.</p>"
GREEK = "<p>Το εργοστάσιο θα κλείσει το βαφείο ως το τέλος Μαρτίου.</p>"
JAPANESE = "<p>髙橋社長は①雇用を守ると説明した。㈱ハーロウが発表した。</p>"
GERMAN = "<p>Größere Straßen, schöne Züge und ein Café für alle Gäste.</p>"


@pytest.mark.parametrize("named", ["hex", "zlib", "idna", "punycode", "undefined", "nosuch", "a\0b", "''"])
def test_a_codec_that_gives_no_text_is_ignored(named: str) -> None:
    assert decode_markup(BODY, named) == decode_markup(BODY, None)
    with pytest.raises(UndecodableError):
        decode_text(BODY, named)


@pytest.mark.parametrize(
    ("text", "written", "served", "declared"),
    [
        (RUSSIAN, "cp1251", "ISO-8859-1", None),
        (RUSSIAN, "cp1251", None, "iso-8859-1"),
        (RUSSIAN, "koi8-r", None, "windows-1252"),
        (RUSSIAN, "cp1251", "utf-8", None),
        (RUSSIAN, "cp1251", "ISO-8859-1", "windows-1251"),
        (RUSSIAN, "koi8-r", None, "windows-1251"),
        (RUSSIAN, "cp1251", "KOI8-R", None),
        (RUSSIAN, "koi8-r", "koi8-r", "windows-1251"),
        (RUSSIAN, "cp1251", None, "iso-8859-5"),
        (GREEK, "iso8859-7", "latin1", None),
        (JAPANESE, "cp932", "Shift_JIS", None),
        (JAPANESE, "cp932", None, "iso-8859-1"),
        (JAPANESE, "cp932", None, None),
        (JAPANESE, "utf-8", "Shift_JIS", "Shift_JIS"),
        (JAPANESE, "utf-8", "utf-16", None),
        (JAPANESE, "utf-16-le", None, None),
        (JAPANESE, "utf-16-be", "utf-8", None),
        (JAPANESE, "utf-16", "utf-8", None),
        (GERMAN, "cp1252", "utf-16", None),
        (GERMAN, "cp1252", None, "utf-8"),
        (GERMAN, "cp1252", "ISO-8859-1", None),
        (GERMAN, "utf-8", "ISO-8859-1", "ISO-8859-1"),
    ],
)
def test_a_page_is_decoded_by_what_it_is_and_not_by_what_it_is_called(
    text: str, written: str, served: str | None, declared: str | None
) -> None:
    page = f"<meta charset='{declared}'>{text}" if declared else text
    assert decode_markup(page.encode(written), served) == page


@pytest.mark.parametrize("stray", [b"\xe4", b"\xe3\x81", b"\xff", b"\x96"])
@pytest.mark.parametrize("served", [None, "utf-8", "ISO-8859-1", "Shift_JIS"])
def test_a_stray_byte_in_utf_8_costs_one_character(stray: bytes, served: str | None) -> None:
    body = GERMAN.encode().replace(b"Caf", b"Caf" + stray)
    assert decode_markup(body, served) == GERMAN.replace("Caf", "Caf\ufffd")
    assert decode_text(body, None) == GERMAN.replace("Caf", "Caf\ufffd")


def test_a_text_in_utf_16_without_a_mark_has_no_control_characters() -> None:
    body = "Das Werk öffnet im März.\n".encode("utf-16-le")
    assert count_controls(body) == 0
    assert decode_text(body, None) == "Das Werk öffnet im März.\n"
