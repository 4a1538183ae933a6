"""Load made articles into a warehouse, and count those of its edition."""

from __future__ import annotations

from pathlib import Path

from record_factory import RecordFactory

from warehouse.connection import open_writer
from warehouse.edition import open_edition
from warehouse.load import load_batch


def load_articles(writer: Path, make: type[RecordFactory], *names: str) -> None:
    """Load an article for each name, at noon, into the writer's file."""
    with open_writer(writer, wait=0) as con:
        load_batch(con, make.batch(*map(make.article, names)), run_id="r", now=make.noon)


def count_articles(edition: Path) -> int:
    with open_edition(edition) as con:
        ((count,),) = con.execute("SELECT count(*) FROM articles").fetchall()
    return int(count)
