"""Bytes are decoded whatever encoding a server names."""

from __future__ import annotations

import pytest

from transforms.text.decoding import UndecodableError, decode_html, decode_text

BODY = "<p>Das Werk öffnet im März.</p>".encode("cp1252")


@pytest.mark.parametrize("named", ["hex", "zlib", "idna", "punycode", "undefined", "nosuch", "a\0b", "''"])
def test_a_codec_that_gives_no_text_is_ignored(named: str) -> None:
    assert decode_html(BODY, named) == decode_html(BODY, None)
    with pytest.raises(UndecodableError):
        decode_text(BODY, named)
