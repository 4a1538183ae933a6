"""Watch files are parsed, and those that cannot be used are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.watches.watch_files import WatchError, list_shipped, list_watches, parse_watch


def test_a_watch_has_a_heading_a_key_and_a_statement() -> None:
    watch = parse_watch(
        "two-lines", "-- One line.\n-- Another.\n--\n-- Key: a, b\n\nSELECT 1 AS a, 2 AS b;\n"
    )
    assert (watch.title, watch.heading) == ("One line.", "One line.\nAnother.")
    assert (watch.key, watch.statement) == (("a", "b"), "SELECT 1 AS a, 2 AS b")


def test_a_comment_within_the_statement_is_part_of_it() -> None:
    watch = parse_watch("commented", "-- Heading.\nSELECT 1 -- key: a\n-- the end")
    assert (watch.key, watch.statement) == ((), "SELECT 1 -- key: a\n-- the end")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("no-heading", "SELECT 1", "begin the file with a comment"),
        ("no-select", "-- Heading.\n", "no SELECT"),
        ("Bad Name", "-- Heading.\nSELECT 1", "rename the file"),
        ("long", "-- Heading.\nSELECT 1" + " " * 100_000, "longer than"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_what_to_change(name: str, text: str, words: str) -> None:
    with pytest.raises(WatchError, match=words) as caught:
        parse_watch(name, text)
    assert caught.value.name == name


def test_a_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "good.sql").write_text("-- Heading.\nSELECT 1")
    (tmp_path / "latin.sql").write_bytes("-- Überschrift.\nSELECT 1".encode("latin-1"))
    (tmp_path / "notes.txt").write_text("no watch")
    watches, faults = list_watches(tmp_path)
    assert [watch.name for watch in watches] == ["good"]
    assert [str(fault) for fault in faults] == ["watch latin: save the file as UTF-8"]


def test_five_watches_come_with_newswire_and_each_has_a_key() -> None:
    shipped = list(list_shipped())
    assert [watch.name for watch in shipped] == [
        "contradictory-figures",
        "corrected-figures",
        "plant-news",
        "second-outlet",
        "silent-feed",
    ]
    assert all(watch.key for watch in shipped)
