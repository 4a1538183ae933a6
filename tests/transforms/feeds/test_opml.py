"""OPML: lists of feeds exchanged with other feed readers."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from transforms.feeds.opml import MAX_BYTES, OpmlError, parse_opml, write_opml

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LIST = """<?xml version="1.0" encoding="utf-8"?>
<!-- exported -->
<opml version="1.0"><head><title>Mine</title></head>
<body>
<outline text="Cars"><outline text="Trade">
<outline text="Wheel" title="The Wheel" type="rss" xmlUrl="https://wheel.example/feed?a=1&b=2"/>
</outline></outline>
<outline text="Volt" xmlURL=" https://volt.example/atom "/>
<outline xmlUrl="feed://old.example/rss"/>
<outline text="A folder"/>
<outline text="Bad" xmlUrl="javascript:alert(1)"/>
</body></opml>"""


def test_feeds_are_found_in_nested_folders_in_any_spelling() -> None:
    listed = parse_opml(LIST.encode())
    assert listed.feeds == (
        ("The Wheel", "https://wheel.example/feed?a=1&b=2"),
        ("Volt", "https://volt.example/atom"),
        ("old.example", "http://old.example/rss"),
    )


def test_feeds_are_found_by_either_attribute_and_in_a_namespace() -> None:
    outline = '<outline text="Wheel" type="rss" url="https://wheel.example/feed"/>'
    document = (
        f'<opml xmlns="http://opml.org/spec2"><body>{outline}<outline type="link" url="/a"/></body></opml>'
    )
    assert parse_opml(document.encode()).feeds == (("Wheel", "https://wheel.example/feed"),)


def test_a_feed_that_is_left_out_is_reported_with_its_line() -> None:
    (fault,) = parse_opml(LIST.encode()).faults
    assert fault.startswith("line 11: 'javascript:alert(1)'")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "line 1"),
        (b"<html></html>", "no OPML"),
        (LIST.replace("</outline></outline>", "</outline>").encode(), "line 12"),
        (LIST[: LIST.index("Volt")].encode(), "line 8"),
        (b"<opml>" + b"<outline>" * 300, "line 1"),  # libxml2 takes 256 levels
        (LIST.replace("<outline text", "<o:outline text").encode(), "line 5: .* prefix o "),
        (b"x" * (MAX_BYTES + 1), "more than"),
    ],
    ids=["empty", "html", "unclosed", "cut", "deep", "prefix", "large"],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(body: bytes, words: str) -> None:
    with pytest.raises(OpmlError, match=words):
        parse_opml(body)


def test_entities_are_never_resolved(tmp_path: Path) -> None:
    (tmp_path / "private.txt").write_text("private")
    external = (tmp_path / "private.txt").as_uri()
    prolog = f'<!DOCTYPE opml [<!ENTITY f SYSTEM "{external}"><!ENTITY a "expanded">]>\n'
    listed = parse_opml((prolog + LIST.split("?>")[1].replace("The Wheel", "&f;&a;&a;")).encode())
    assert listed.feeds[0][0] == "&f;&a;&a;"
    assert listed.faults[0].startswith("line 12")


COMMENTED = """<opml version="2.0"><body>
<outline text="Wheel" type="rss" xmlUrl="https://wheel.example/feed"/>
<outline text="Old" isComment="true"><outline text="A"><outline type="rss" xmlUrl="https://gone.example/a"/>
</outline></outline>
<outline type="rss" isComment=" TRUE " xmlUrl="https://gone.example/b"/>
<outline type="rss" isComment="false" text="Volt" xmlUrl="https://volt.example/atom"/>
<outline type="include" text="More" url="https://lists.example/more" xmlUrl="https://gone.example/c"/>
<outline type="link" text="Others" url="https://lists.example/others.opml"/>
<outline type="link" text="A page" url="https://wheel.example/about"/>
</body></opml><!-- exported --><script>beacon()</script>]]>"""


def test_what_is_commented_out_is_left_out_with_all_below_it_and_other_lists_are_reported() -> None:
    listed = parse_opml(COMMENTED.encode())
    assert [address for _, address in listed.feeds] == [
        "https://wheel.example/feed",
        "https://volt.example/atom",
    ]
    assert [fault.split(":")[0] for fault in listed.faults] == ["line 7", "line 8"]
    assert "https://lists.example/others.opml" in listed.faults[1]


@pytest.mark.parametrize("coding", ["utf-16", "utf-8-sig"])
def test_other_encodings_are_decoded(coding: str) -> None:
    text = LIST.replace('encoding="utf-8"', "").replace("Volt", "日産")
    assert parse_opml(text.encode(coding)).feeds[1][0] == "日産"


@pytest.mark.parametrize("name", ["a\x00b\x1bc", "\ud800", "a\uffff", "]]> & <b>", "x" * 10_000, ""])
def test_a_list_is_written_whatever_the_names_hold(name: str) -> None:
    written = write_opml([(name, "https://wheel.example/")], now=NOW)
    ((read, address),) = parse_opml(written.encode()).feeds
    assert address == "https://wheel.example/"
    assert read in (name, "abc", "a", "wheel.example")


def test_a_written_list_is_opml_and_can_be_parsed_again() -> None:
    feeds = (('A & "B" <c>', "https://wheel.example/feed?a=1&b=2"), ("日産", "https://volt.example/"))
    written = write_opml(feeds, now=NOW)
    root = etree.fromstring(written.encode())
    assert root.tag == "opml"
    assert root.get("version") == "2.0"
    assert root.findtext("head/dateCreated") == "Sun, 01 Mar 2026 12:00:00 +0000"
    assert all(outline.get("type") == "rss" and outline.get("text") for outline in root.iter("outline"))
    assert parse_opml(written.encode()).feeds == feeds
