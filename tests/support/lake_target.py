"""A lake as a target: its configuration, what is loaded for it, and the comparison with the edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from postgres_server import PASSWORD

from flows.settings import Settings
from flows.targets.local_copy import find_target
from warehouse.claims import load_quantities
from warehouse.connection import open_writer
from warehouse.cookbook import list_recipes
from warehouse.edition import connect_edition
from warehouse.lake.place import LakePlace, open_lake
from warehouse.load import load_batch
from warehouse.publish import publish_edition
from warehouse.stories import write_stories

SECRETS = {"NEWSWIRE_PG_PASSWORD": PASSWORD}
MAIN_VIEWS = {"articles", "blocks", "claims", "edition"}
NOT_IN_THE_LAKE = {"latency", "rising", "search_results"}
LIST_VIEWS = """
    SELECT view_name, list((column_name, data_type) ORDER BY column_index)
    FROM duckdb_views()
    JOIN duckdb_columns() AS columns
        ON columns.database_name = duckdb_views.database_name
        AND columns.schema_name = duckdb_views.schema_name AND columns.table_name = view_name
    WHERE duckdb_views.database_name = ? AND duckdb_views.schema_name = 'main' AND NOT duckdb_views.internal
    GROUP BY view_name
    ORDER BY view_name
"""


def configure(home: Path, database: str, data: Path, *, keep: int = 86_400) -> Settings:
    target = {"name": "team", "catalogue": database, "data": f"file://{data}", "keep": keep}
    return Settings.model_validate({"home": home, "publish": {"targets": [target]}})


def locate(settings: Settings) -> LakePlace:
    filled = find_target(settings, "team").fill(SECRETS)
    return LakePlace(catalogue=filled.catalogue, data=filled.data)


def load(settings: Settings, make: Any, *names: str) -> None:
    """Load articles with claims and stories, and publish the edition on this machine."""
    articles = [make.article(name) for name in names]
    claims = tuple(make.claim(article) for article in articles)
    with open_writer(settings.warehouse, wait=0) as con:
        load_quantities(con, [], version="1")
        load_batch(con, replace(make.batch(*articles), claims=claims), run_id="r", now=make.noon)
        write_stories(con, make.memberships(*articles), [], all_open=True, compared=[], pairs=[])
    assert publish_edition(settings.warehouse, settings.edition, wait=0)


def compare(
    settings: Settings, other: str, copy: Path | None = None, *, every: bool = False
) -> Iterator[str]:
    """Yield each view of which the edition and the other, `lake` or `copy`, have different rows.

    Unless `every` is true, only those are read that show most tables. Each is read once on either side, since
    DuckLake plans for longer than it reads; in one transaction, in which now() does not change.
    """
    with open_lake(locate(settings)) as con:
        con.execute(f"ATTACH '{settings.edition}' AS news (READ_ONLY); SET VARIABLE search = 'plant'")
        if copy:
            con.execute(f"ATTACH '{copy}' AS copy (READ_ONLY)")
        con.execute("BEGIN")
        ours, theirs = (dict(con.execute(LIST_VIEWS, [name]).fetchall()) for name in ("news", other))
        for view, columns in ours.items():
            if (other == "lake" and view in NOT_IN_THE_LAKE) or not (every or view in MAIN_VIEWS):
                continue
            first, second = (
                Counter(map(repr, con.execute(f"FROM {name}.main.{view}").fetchall()))
                for name in ("news", other)
            )
            if first != second or columns != theirs[view]:
                yield f"{view}: {[*(first - second), *(second - first)][:2]}"
        if theirs.keys() != ours.keys() - (NOT_IN_THE_LAKE if other == "lake" else set()):
            yield f"other views: {sorted(theirs)}"


def ask_cookbook(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with connect_edition(path, threads=1) as con:
        return {one.name: con.execute(one.statement).fetchall() for one in list_recipes()}
