"""New texts are compared with the articles of the warehouse, and the links of others change with them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection
from records import NOON, make_article

from flows.stages.articles.link_duplicates import link_new_texts
from transforms.dedup.fingerprints import fingerprint_article
from transforms.records import Batch, Override, Revision
from warehouse.connection import open_writer
from warehouse.load import load_batch, write_overrides

FIRST = "The dealers of Malmö keep their lamps on at night, since the town pays half of the bill until May."
SECOND = (
    "A beekeeper from Ystad has put forty hives on the roof of the showroom, and sells the honey at the till."
)
THIRD = (
    "Lorries with batteries must use the northern gate from Monday on, and drivers are to hand in their keys."
)
FOURTH = "Nobody was hurt when a crane tipped over in the yard, but the ferry to Rostock left two hours late."


@pytest.fixture
def con(tmp_path: Path, empty_warehouse: Path) -> Iterator[DuckDBPyConnection]:
    shutil.copyfile(empty_warehouse, tmp_path / "warehouse.duckdb")
    with open_writer(tmp_path / "warehouse.duckdb") as con:
        yield con


def compose(name: str, *passages: str, day: int, revision: int = 1) -> Revision:
    article = make_article("\n\n".join(passages), name=name, seen_at=NOON + timedelta(days=day))
    return Revision(article=article, revision=revision)


def load(con: DuckDBPyConnection, *revisions: Revision) -> None:
    fingerprints = [fingerprint_article(one.article) for one in revisions]
    revised = [one.article.article_id for one in revisions if one.revision > 1]
    links = link_new_texts(con, fingerprints, revised)
    batch = Batch(revisions=revisions, fingerprints=links.fingerprints, duplicates=links.duplicates)
    load_batch(con, batch, run_id="r", now=NOON)


def read_originals(con: DuckDBPyConnection) -> dict[str, str]:
    return dict(con.execute("SELECT article_id, duplicate_of FROM duplicates").fetchall())


def test_when_an_original_is_rewritten_all_its_copies_are_linked_to_the_first_of_them(
    con: DuckDBPyConnection,
) -> None:
    load(con, compose("original", FIRST, SECOND, day=0))
    copies = [compose(f"copy {number:02}", FIRST, SECOND, THIRD, day=number) for number in range(1, 26)]
    load(con, *copies)
    assert set(read_originals(con).values()) == {"original"}
    load(con, compose("original", FOURTH, day=0, revision=2))
    assert read_originals(con) == {
        copy.article.article_id: "copy 01" for copy in copies if copy.article.article_id != "copy 01"
    }


@pytest.mark.parametrize("batches", [[0, 1, 2, 3], [0, 3, 1, 2], [3, 2, 1, 0]])
def test_no_chain_of_links_leads_to_an_article_that_a_person_called_different(
    con: DuckDBPyConnection, batches: Sequence[int]
) -> None:
    chain = [
        compose("a", FIRST, SECOND, day=0),
        compose("b", FIRST, SECOND, THIRD, day=1),
        compose("c", SECOND, THIRD, day=2),
        compose("d", SECOND, THIRD, FOURTH, day=3),
    ]
    override = Override(first="a", second="d", relation="duplicate", same=False, note=None, decided_at=NOON)
    write_overrides(con, added=[override])
    for number in batches:
        load(con, chain[number])
    assert read_originals(con) == {"b": "a", "c": "a"}
