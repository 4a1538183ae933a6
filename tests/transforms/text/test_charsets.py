"""Encodings have the labels that pages use and the characters that vendors added."""

from __future__ import annotations

import pytest

from transforms.text.charsets import decode_charset, resolve_charset


@pytest.mark.parametrize(
    ("labels", "name"),
    [
        ("shift_jis Shift-JIS sjis x-sjis windows-31j MS_Kanji ms932 shift_jis_2004", "cp932"),
        ("EUC-JP euc_jp x-euc-jp cp51932 eucJP-ms EUC-JIS-2004", "euc_jp"),
        ("GB2312 gbk x-gbk GB18030 cp936", "gb18030"),
        ("Big5 big5-hkscs cp950 x-x-big5", "big5hkscs"),
        ("EUC-KR euckr KS_C_5601-1987 ks_c_5601 windows-949 uhc", "cp949"),
        ("ISO-8859-1 latin1 us-ascii windows-1252", "cp1252"),
        ("utf8 UTF-8 'utf-8'", "utf-8"),
        ("iso-8859-8-i iso-8859-8", "iso8859-8"),
        ("hex zip idna nosuch", None),
    ],
)
def test_a_label_means_what_it_means_to_browsers(labels: str, name: str | None) -> None:
    assert {label: resolve_charset(label) for label in labels.split()} == dict.fromkeys(labels.split(), name)


@pytest.mark.parametrize(
    ("body", "name", "text"),
    [
        (b"\xfb\xfc\x8b\xb4\x87@\x87\x8a\x81`", "cp932", "髙橋①㈱～"),
        (b"\xfc\xe2\xb6\xb6\xad\xa1\xad\xea\xa1\xc1", "euc_jp", "髙橋①㈱～"),
        (b"\x8f\xf4\xfa\x8f\xf3\xf3\x8f\xb0\xa1\x8e\xb1", "euc_jp", "馞ⅰ丂ｱ"),
        (b"\xd6\xec\xe9F\x80", "gb18030", "朱镕€"),
        (b"\x8cc\xb9\xe6\x94\xee", "cp949", "똠방뷁"),
        (b"\xa3\xe1\xa1E\xf9\xd9\x87@", "big5hkscs", "€‧墻䏰"),
        (b"\x1b$B|b-!\x1b(B ok \x1b(I1\x1b(B", "iso2022_jp", "髙① ok ｱ"),
    ],
)
def test_the_characters_of_vendors_are_decoded(body: bytes, name: str, text: str) -> None:
    assert decode_charset(body, name) == text


@pytest.mark.parametrize("name", ["cp932", "euc_jp", "gb18030", "big5hkscs", "cp949"])
def test_an_unknown_pair_of_bytes_costs_one_character_and_none_after_it(name: str) -> None:
    after = "工場".encode(name)
    unknown = {"cp932": b"\x85\x9f", "euc_jp": b"\xfe\xfe", "gb18030": b"\xff", "big5hkscs": b"\x81\xfe"}
    assert decode_charset(b"a" + unknown.get(name, b"\xc9\xa1") + after, name).endswith("工場")
