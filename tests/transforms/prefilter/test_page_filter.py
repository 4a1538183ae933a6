"""A page that names the company is found, however its bytes spell the name."""

from __future__ import annotations

from contextlib import suppress

import pytest

from transforms.prefilter.page_filter import PageFilter
from transforms.prefilter.watched_names import UnwatchableError, find_watched_tags
from transforms.tagging.load_taxonomy import default_taxonomy, load_taxonomy

_PAGE = "<html><head><title>News of Kaneda</title></head><body><p>In Kaneda {} hires.</p></body></html>"
_WIDE = "".join(chr(ord(one) + 0xFEE0) for one in "Nissan")
_CYRILLIC = load_taxonomy(
    'version = "1"\n[company.nissan]\nlabel = "N"\ndescription = "N"\n'
    'names = ["Ниссан", "Škoda", "Löwe & Söhne"]\n'
)


@pytest.fixture(scope="module")
def page_filter() -> PageFilter:
    taxonomy = default_taxonomy()
    return PageFilter(taxonomy, find_watched_tags(taxonomy))


def encode(names: str, encodings: str) -> list[tuple[str, str]]:
    """Return each name with each encoding that has its characters."""
    pairs = []
    for encoding in encodings.split():
        for name in names.split("|"):
            with suppress(UnicodeEncodeError):
                name.encode(encoding)
                pairs.append((name, encoding))
    return pairs


@pytest.mark.parametrize(
    ("name", "encoding"),
    encode(
        "Nissan|NISSAN|nissan|nIsSaN|日産|日産自動車|ニッサン|尼桑|日产|日產|닛산은|Ниссаном|НІССАН|ניסאן|نيسان|นิสสัน|निसान",
        "utf-8 utf-16 utf-16-le utf-16-be cp932 euc_jp iso2022_jp gb18030 big5hkscs cp949 cp1251 koi8_u"
        " cp1255 cp1256 cp874",
    ),
)
def test_a_name_is_found_in_every_encoding(page_filter: PageFilter, name: str, encoding: str) -> None:
    assert page_filter.names(_PAGE.format(f"{name} said so and").encode(encoding), encoding)


@pytest.mark.parametrize(
    "spelled",
    [
        "&#78;&#105;&#115;&#115;&#97;&#110;",
        "&#x4E;&#x69;&#x73;&#x73;&#x61;&#x6E;",
        "&#X4e;&#X69;&#X73;&#X73;&#X61;&#X6e;",
        "&#0078;&#00105;&#00115;&#00115;&#0097;&#00110;",
        "&amp;#78;&amp;#105;&amp;#115;&amp;#115;&amp;#97;&amp;#110;",
        "N&#105;ssan",
        "Ni&#115;san",
        "Nis&#x73;an",
        "Nissa&#110;",
        "Ni\\u0073san",
        "\\u004e\\u0069\\u0073\\u0073\\u0061\\u006e",
        "\\u65e5\\u7523",
        "\\u65E5\\u7523",
        "&#26085;&#29987;",
        "&#x65e5;&#x7523;",
        "日&#29987;",
        "&#26085;産",
        "%E6%97%A5%E7%94%A3",
        "%e6%97%a5%e7%94%a3",
        "<a href='/tags/%E6%97%A5%E7%94%A3'>the maker</a>",
        "%4Eissan",
        "N%69ssan",
        "<span class='drop'>N</span>issan",
        "<b>Ni</b>ssan",
        "<b>Nis</b><i>san</i>",
        "Niss<em>an</em>",
        "Nissa<wbr>n",
        "Nis<!-- -->san",
        "<b>日</b>産",
        "<i>ニッ</i>サン",
        "Nis\u00adsan",
        "Nis&shy;san",
        "Ni&#8203;ssan",
        "Nis\u200bsan",
        "日\u2060産",
        "Nissan&trade;",
        "Nissan's",
        "“Nissan”",
        "(7201.T)",
        "(TYO: 7201)",
        _WIDE,
        _WIDE.upper(),
        "ﾆｯｻﾝ",
        "Nissan-built cars",
        "<img alt='Nissan'>",
    ],
)
def test_a_name_is_found_however_it_is_escaped_or_divided(page_filter: PageFilter, spelled: str) -> None:
    assert page_filter.names(_PAGE.format(spelled).encode(), "utf-8")


@pytest.mark.parametrize(
    ("name", "encoding"),
    encode(
        "Ниссан|НИССАН|ниссан|Škoda|ŠKODA|Löwe &amp; Söhne",
        "utf-8 cp1251 koi8_r iso8859_5 cp866 cp1250 iso8859_2 cp1252",
    ),
)
def test_names_of_other_taxonomies_are_found_in_the_encodings_of_their_letters(
    name: str, encoding: str
) -> None:
    body = _PAGE.format(name).encode(encoding)
    assert PageFilter(_CYRILLIC, ["nissan"]).names(body, encoding)


@pytest.mark.parametrize(
    "spelled", ["S&#780;koda", "&Scaron;koda", "S\u030ckoda", "&#1053;иссан", "L&ouml;we &amp; S&ouml;hne"]
)
def test_letters_with_accents_are_found_as_entities_and_in_two_parts(spelled: str) -> None:
    assert PageFilter(_CYRILLIC, ["nissan"]).names(_PAGE.format(spelled).encode(), "utf-8")


@pytest.mark.parametrize(
    "spelled",
    [
        "Toyota",
        "finissant",
        "unissant leurs forces",
        "nissan.com",
        "<a href='#'>tennis</a><a href='#'>San Diego</a>",
        "on 12月3日<br>産経新聞",
        "&#8217;&#039;&nbsp;",
        "number 7201",
        "a concert at Nissan Stadium",
        "油田日产三千桶",
        "يوم 7 نيسان",
        "हिन्दी न",
        "&#105;&#110;&#102;&#111;&#64;example.com",
    ],
)
def test_a_page_that_names_another_is_passed_over(page_filter: PageFilter, spelled: str) -> None:
    assert not page_filter.names(_PAGE.format(spelled).encode(), "utf-8")


def test_the_first_company_is_looked_for_unless_tags_are_named() -> None:
    taxonomy = default_taxonomy()

    assert find_watched_tags(taxonomy) == ("nissan",)
    assert find_watched_tags(taxonomy, ["leaf", "infiniti"]) == ("leaf", "infiniti")


def test_a_tag_without_names_cannot_be_looked_for() -> None:
    with pytest.raises(UnwatchableError, match="no tag 'job-cuts'"):
        find_watched_tags(default_taxonomy(), ["job-cuts"])
