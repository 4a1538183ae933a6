"""A warehouse from before the first release, met by the commands."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import duckdb
from rebuilding import rebuild
from schemas import SCHEMAS, list_columns
from visible_state import read_derived_state

if TYPE_CHECKING:
    from conftest import Workspace

OTHER_FORM = ("feeds", "terms", "term_frequencies", "postings", "lengths")  # the last four are derived again
FORMER_NAMES = {
    "store.rests": "SELECT * FROM present.store.backoffs",
    "store.rulings": "SELECT * RENAME (decided_at AS ruled_at) FROM present.store.overrides",
    "store.bands": "SELECT article_id, unnest(bands) AS band FROM present.store.fingerprints",
    "store.pages": "SELECT * RENAME (received_at AS landed_at) FROM present.store.pages",
}


def make_former(workspace: Workspace) -> None:
    """Turn the warehouse into one with the former schema and the same rows; no feed was ever polled."""
    path = workspace.folder / "var" / "warehouse.duckdb"
    present = path.rename(path.with_name("present.duckdb"))
    with duckdb.connect(path) as con:
        con.execute((SCHEMAS / "former.sql").read_text("utf-8"))
        con.execute(f"ATTACH '{present}' AS present (READ_ONLY)")
        for table, columns in list_columns(con).items():
            rows = FORMER_NAMES.get(f"store.{table}", f"FROM present.store.{table}")
            if table not in OTHER_FORM:
                names = ", ".join(f'"{name}"' for name in columns)
                con.execute(f"INSERT INTO store.{table} BY NAME SELECT {names} FROM ({rows})")
    present.unlink()


def test_a_former_warehouse_is_refused_and_comes_over_whole_with_one_command(site_copy: Workspace) -> None:
    rebuild(site_copy)  # what was learned late holds for all pages, so that another rebuild changes nothing
    before = read_derived_state(site_copy)
    make_former(site_copy)
    refused = site_copy.newswire("load", str(site_copy.folder / "a"))
    assert refused.returncode != 0
    assert "type `newswire rebuild --from-archive`" in refused.stderr.lower()
    clash = site_copy.newswire("rebuild", "--from-archive", "--dry-run")
    assert (clash.returncode, "--dry-run" in clash.stderr) == (2, True)
    carried = rebuild(site_copy, "--from-archive")
    # Bands and terms are made again, and the former file had neither tags beside articles, nor numbers of
    # removed words, nor times beside memberships, nor the version of the library that made the fingerprints.
    changed = ["articles", "blocks", "digest_libraries", "fingerprints", "memberships", "terms"]
    assert carried["tables"] == changed
    assert carried["kept"] == []
    assert read_derived_state(site_copy) == before
    assert (site_copy.folder / "var" / "warehouse.duckdb.before").exists()
    rebuild(site_copy, "--from-archive")
    assert read_derived_state(site_copy) == before
    assert not (site_copy.folder / "var" / "warehouse.duckdb.before-2").exists()


def test_doctor_names_one_command_for_a_former_edition(site_copy: Workspace) -> None:
    make_former(site_copy)
    edition = site_copy.folder / "var/news.duckdb"
    edition.unlink()
    shutil.copyfile(site_copy.folder / "var/warehouse.duckdb", edition)
    findings = json.loads(site_copy.newswire("doctor", "--format", "json").stdout)
    (found,) = [one for one in findings if one["message"].startswith("edition:")]
    assert (found["ok"], found["remedy"] or "") == (False, "")
    assert "newswire rebuild --from-archive" in found["message"]
