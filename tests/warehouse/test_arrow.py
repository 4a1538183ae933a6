"""How records become the columns of Arrow tables."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from transforms.records import ArticleTag, Fetch, PageOutcome, Poll, Run, Terms
from warehouse.arrow import list_schemas, tabulate, tabulate_keys, tabulate_polls
from warehouse.columns import column_type
from warehouse.field_names import name_column
from warehouse.staged_records import RevisionTag


@pytest.mark.parametrize(
    ("record", "path", "kind"),
    [
        (Fetch, "url", "string"),
        (Fetch, "status", "int64"),
        (Fetch, "purpose", "string"),
        (Fetch, "archived", "struct<file: string, offset: int64, length: int64>"),
        (Fetch, "archived.offset", "int64"),
        (PageOutcome, "page.received_at", "timestamp[us, tz=UTC]"),
        (Poll, "refusal.reason|fetch.reason", "string"),
        (Terms, "counts", "list<item: int64>"),
        (Run, "counts", "map<string, int64>"),
        (ArticleTag, "evidence", "list<item: struct<field: string, start: int64, end: int64, text: string>>"),
    ],
)
def test_a_column_has_the_type_of_its_field(record: type, path: str, kind: str) -> None:
    assert str(column_type(record, path)) == kind


@pytest.mark.parametrize(
    ("path", "name"),
    [("url", "url"), ("page.sha256", "sha256"), ("block.class_", "class"), ("a.reason|b.reason", "reason")],
)
def test_a_column_is_named_for_the_last_part_of_its_path(path: str, name: str) -> None:
    assert name_column(path) == name


def test_a_path_to_a_field_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        column_type(Fetch, "colour")


def test_a_table_without_rows_has_all_its_columns() -> None:
    assert tabulate("fetches", []).to_arrow().schema.equals(list_schemas()["fetches"])
    assert tabulate("fetches", []).num_rows == 0


def test_a_column_is_null_where_a_record_on_its_path_is_none(make: Any) -> None:
    outcome = PageOutcome(page=make.page("one"), outcome="loaded", article_id="a", refusal=None)
    table = tabulate("pages", [outcome]).to_arrow()
    assert table["reason"].to_pylist() == [None]
    assert table["archived"].to_pylist() == [{"file": "0002.warc.gz", "offset": 5_000, "length": 700}]


def test_the_reason_of_a_refusal_comes_before_that_of_a_request(make: Any) -> None:
    failed = make.poll(reason="timeout")
    refused = tabulate_polls([failed], [], [])["polls"].to_arrow()["reason"].to_pylist()
    assert refused == ["timeout"]
    assert tabulate_polls([make.poll()], [], [])["polls"].to_arrow()["reason"].to_pylist() == [None]


def test_two_records_with_one_key_are_one_row(make: Any) -> None:
    entry = make.entry()
    assert tabulate("entries", [entry, entry]).num_rows == 1


@pytest.mark.parametrize(
    ("text", "stored"), [("half \ud83d", "half ?"), ("日産", "日産"), ("🚗", "🚗"), ("a\0b", "a\0b")]
)
def test_lone_surrogates_are_replaced_by_question_marks(text: str, stored: str) -> None:
    assert tabulate_keys([text]).to_arrow() == pa.table({"key": [stored]})


def test_lone_surrogates_in_lists_and_structs_are_replaced_too(make: Any) -> None:
    tag = make.tag(make.article("one", text="\ud83d lone"))
    ((evidence,),) = (
        tabulate("article_tags", [RevisionTag(make.noon, tag)]).to_arrow()["evidence"].to_pylist()
    )
    assert evidence["text"] == "? l"
    terms = Terms(
        article_id="a",
        at=make.noon,
        terms=("\ud83d",),
        keys=(1,),
        counts=(2,),
        flags=(0,),
        language=None,
        shared=(),
    )
    assert tabulate("terms", [terms]).to_arrow()["terms"].to_pylist() == [["?"]]
