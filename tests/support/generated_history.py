"""Fills a warehouse with generated articles of feeds and all that goes with them, to run the cookbook on.

Everything follows from the number of an article by hashing, in SQL. Publishers and tags are drawn so that a
few are frequent and most are rare. Five consecutive articles are a story: some are copies, some are
in another language. A few articles are revised, refused or without a date. One topic rises, one feed falls
silent.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from duckdb import DuckDBPyConnection

END = datetime(2026, 3, 1, tzinfo=UTC)
KINDS = {
    "company": "nissan toyota honda renault foxconn byd tesla ford hyundai mazda",
    "topic": "job-cuts plant-closures production-cuts exports batteries tariffs finances recalls labour "
    "china partnerships software leadership suppliers dealers safety research investment sales pricing",
    "plant": "tochigi oppama sunderland smyrna guangzhou kyushu",
    "person": "ivan-espinosa tatsuzo-tomita ada-quill mira-holt jun-tachibana dana-whitlock",
    "model": "leaf juke qashqai micra note ariya rogue n7",
}
"""The tags by kind, in the order of their frequency."""
_VOCABULARY = (
    "the a plant said cars line paint shift week union board model sales yen export quay dealer price"
)
_STATEMENTS = Path(__file__).with_suffix(".sql")
_INSERT_TAGS = """
    INSERT INTO store.tags BY NAME
    SELECT tag, $kind AS kind, upper(tag) AS label, 'Generated' AS description, '1' AS version
    FROM (SELECT unnest($tags) AS tag)
"""


def fill_history(con: DuckDBPyConnection, count: int, *, words: int = 60, days: int = 2_000) -> None:
    """Fill an empty warehouse with articles of as many words and days, and with everything about them."""
    tags = {kind: names.split() for kind, names in KINDS.items()}
    values = {
        "count": count,
        "end": END,
        "days": days,
        "words": words,
        "vocabulary": _VOCABULARY.split(),
        **tags,
    }
    for statement in _STATEMENTS.read_text("utf-8").split(";\n"):
        used = {name: value for name, value in values.items() if f"${name}" in statement}
        con.execute(statement, used)
    for kind, names in tags.items():
        con.execute(_INSERT_TAGS, {"kind": kind, "tags": names})
