"""What sites repeat, as the warehouse remembers it, and people's say in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from duckdb import DuckDBPyConnection

from transforms.records import REMEMBERED_DAYS, BlockCount, LearnedRule, SiteBoilerplate, SiteDay
from warehouse.arrow import tabulate_keys, tabulate_numbers
from warehouse.sql import read_records, run_query
from warehouse.transaction import staged, transaction


def read_site_boilerplate(
    con: DuckDBPyConnection, keys: Iterable[int], sites: Iterable[str], *, day: date
) -> SiteBoilerplate:
    """Return the counts and rules for blocks by their `keys`, and how many articles `sites` had by day.

    Blocks that were last seen more than 90 days before `day` are left out.
    """
    with staged(con, numbers=tabulate_numbers(keys), keys=tabulate_keys(sites)):
        return SiteBoilerplate(
            counts=tuple(read_records(con, "read_block_counts", BlockCount, day=day, days=REMEMBERED_DAYS)),
            days=tuple(read_records(con, "read_site_days", SiteDay)),
            rules=tuple(read_records(con, "read_learned_rules", LearnedRule)),
        )


def list_learned_rules(con: DuckDBPyConnection) -> list[LearnedRule]:
    """Return every rule that was ever learned, refused ones too, the newest first."""
    return read_records(con, "list_learned_rules", LearnedRule)


def refuse_rules(con: DuckDBPyConnection, rules: Iterable[str], *, refused_at: datetime | None) -> int:
    """Refuse the rules of these names, or with no time take that back; returns how many it changed.

    It holds for what is read from now on; `rebuild` brings it to the articles that are there.
    """
    with transaction(con, keys=tabulate_keys(rules)):
        ((changed,),) = run_query(con, "refuse_learned_rules", refused_at=refused_at)
    return int(changed)
