"""Compare states although processes that read pages were killed in between.

A page whose process is killed three times is refused as `killed`, and tried again: a file, a feed and
an article's tags by the next command, an entry after five minutes, as after any failure. The refusal stays
in the log of refusals, and the attempt is counted. `tests/flows/test_killed_readers.py` plays that.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from asked_folder import AskedFolder
from visible_state import read_comparable_state

from warehouse.connection import open_writer

State = dict[str, list[tuple[Any, ...]]]
_ENTRIES = """
    SELECT entry_id, version, outcome, reason, article_id,
        attempts - (SELECT count(*) FROM refusals WHERE refusals.url = entries.url AND reason = 'killed')
    FROM entries ORDER BY ALL
"""
_LEARNED = "SELECT rule, text FROM learned_rules ORDER BY ALL"
_HURRY = "UPDATE store.entries SET next_attempt_at = $now WHERE reason = 'killed' AND outcome = 'pending'"


def read_state(home: AskedFolder) -> State:
    """Return the rows to compare, without refusals of killed processes and the attempts that these ended.

    Nor with the number of articles that a rule was learned from: a page that is read later is not among them.
    """
    state = read_comparable_state(home)
    state["refusals"] = [row for row in state["refusals"] if row[-1] != "killed"]
    state |= {"entries": home.ask(_ENTRIES), "learned": home.ask(_LEARNED)}
    return state


def find_difference(found: State, expected: State) -> str | None:
    """Name a view whose rows differ, with some of them; return None if there is none."""
    for view, rows in expected.items():
        differing = [row for row in (*found[view], *rows) if (row in found[view]) != (row in rows)]
        if differing or len(found[view]) != len(rows):
            return f"other rows in {view}, such as {differing[:3]}"
    return None


def hurry_killed(home: AskedFolder) -> None:
    """Make the entries due whose reading was killed, as if the minutes until their next attempt were over."""
    warehouse = home.folder / "var/warehouse.duckdb"
    if warehouse.exists():
        with open_writer(warehouse) as con:
            con.execute(_HURRY, {"now": datetime.now(UTC)})
