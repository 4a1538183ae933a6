"""From bytes to text, whatever a server says of them."""

from __future__ import annotations

import pytest

from transforms.text.decoding import UndecodableError, decode_html, decode_text

BODY = "<p>Das Werk öffnet im März.</p>".encode("cp1252")


@pytest.mark.parametrize("named", ["hex", "zlib", "idna", "punycode", "undefined", "nosuch", "a\0b", "''"])
def test_a_codec_that_makes_no_text_is_none_to_be_believed(named: str) -> None:
    assert decode_html(BODY, named) == decode_html(BODY, None)
    with pytest.raises(UndecodableError):
        decode_text(BODY, named)
