"""What the commands say of damaged files, and that the command which doctor names mends them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

if TYPE_CHECKING:
    from conftest import Workspace

Damage = Callable[[Path], object]


def flip(path: Path, words: bytes) -> None:
    path.chmod(0o600)
    raw = path.read_bytes()
    path.write_bytes(raw.replace(words, words.swapcase(), 1))


def flip_first_archived(var: Path) -> None:
    path = min((var / "archive").glob("*.warc.gz"))
    with duckdb.connect(var / "news.duckdb", read_only=True) as con:
        ((record,),) = con.execute("SELECT min(archived) FROM pages").fetchall()
    raw = bytearray(path.read_bytes())
    raw[record["offset"] + record["length"] // 2] ^= 0xFF
    path.write_bytes(raw)


def cut_archive(var: Path) -> None:
    path = min((var / "archive").glob("*.warc.gz"))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def remove_archive(var: Path) -> None:
    min((var / "archive").glob("*.warc.gz")).unlink()


def change_rows(statement: str) -> Damage:
    def change(var: Path) -> None:
        with duckdb.connect(var / "warehouse.duckdb") as con:
            con.execute(statement)

    return change


def list_wrong(output: str) -> list[str]:
    return [line for line in output.splitlines() if line.startswith("WRONG")]


def read_articles(workspace: Workspace) -> list[tuple[Any, ...]]:
    return workspace.ask("SELECT article_id, title FROM articles ORDER BY ALL")


REPAIR, REBUILD, FORGET = "rebuild --repair", "rebuild", "rebuild --forget-missing"
DAMAGES: dict[str, tuple[Damage, str, str]] = {
    "the warehouse is cut": (
        lambda var: (var / "warehouse.duckdb").write_bytes((var / "news.duckdb").read_bytes()[:300_000]),
        "warehouse",
        REPAIR,
    ),
    "the warehouse is gone": (lambda var: (var / "warehouse.duckdb").unlink(), "warehouse", REPAIR),
    "a text of the edition is changed": (lambda var: flip(var / "news.duckdb", b"Nissan"), "edition", "run"),
    "the edition is gone": (lambda var: (var / "news.duckdb").unlink(), "edition", "run"),
    "a row is there twice": (
        change_rows("INSERT INTO store.articles FROM store.articles LIMIT 1"),
        "warehouse",
        REBUILD,
    ),
    "a row is of no article": (
        change_rows("INSERT INTO store.recent_bands VALUES (1, 99999)"),
        "warehouse",
        REBUILD,
    ),
    "an article cannot be searched": (
        change_rows("DELETE FROM store.documents WHERE document = 3"),
        "warehouse",
        REBUILD,
    ),
    "an archive file is cut": (cut_archive, "archive", FORGET),
    "a record of the archive is changed": (flip_first_archived, "archive", FORGET),
}


@pytest.mark.parametrize(("damage", "where", "remedy"), DAMAGES.values(), ids=DAMAGES)
def test_doctor_names_the_damage_and_the_command_that_mends_it(
    site_copy: Workspace, damage: Damage, where: str, remedy: str
) -> None:
    damage(site_copy.folder / "var")
    told = site_copy.newswire("doctor")
    assert told.returncode == 1
    wrong = list_wrong(told.stdout)
    assert wrong
    assert all(line.startswith(f"WRONG   {where}") for line in wrong)
    assert f"`newswire {remedy}`" in " ".join(told.stdout.split())


@pytest.mark.parametrize(
    ("names", "options"),
    [
        (("the warehouse is cut", "a record of the archive is changed"), ("--repair", "--forget-missing")),
        (("a row is there twice", "a row is of no article", "an article cannot be searched"), ()),
    ],
    ids=["damaged files", "rows that do not fit"],
)
def test_the_command_that_doctor_names_mends_the_damage(
    site_copy: Workspace, names: tuple[str, ...], options: tuple[str, ...]
) -> None:
    before = read_articles(site_copy)
    for name in reversed(names):
        DAMAGES[name][0](site_copy.folder / "var")
    mended = site_copy.newswire("rebuild", *options)
    assert "Traceback" not in mended.stderr
    assert list_wrong(site_copy.newswire("doctor").stdout) == []
    assert read_articles(site_copy) == before


@pytest.mark.parametrize("damage", [cut_archive, remove_archive])
def test_lost_records_of_requests_are_forgotten_too(
    workspace: Workspace, sample_run: Workspace, damage: Damage
) -> None:
    polled = workspace.take(sample_run)
    before = read_articles(polled)
    damage(polled.folder / "var")
    told = polled.newswire("rebuild", "--forget-missing")
    assert "forgotten: requests in newswire-" in told.stderr
    assert list_wrong(polled.newswire("doctor").stdout) == []
    assert read_articles(polled) == before


def test_commands_say_where_the_damage_is_and_what_names_the_remedy(site_copy: Workspace) -> None:
    var = site_copy.folder / "var"
    (var / "warehouse.duckdb").write_bytes(b"no database at all " * 1_000)
    flip(var / "news.duckdb", b"Nissan")
    for command in (("load", str(site_copy.folder / "a")), ("retag",)):
        done = site_copy.newswire(*command)
        assert done.returncode == 1
        assert "warehouse.duckdb" in done.stderr
        assert "newswire doctor" in " ".join(done.stderr.split())


def test_where_both_databases_are_gone_the_archive_is_loaded(
    workspace: Workspace, sample_run: Workspace
) -> None:
    polled = workspace.take(sample_run)
    for name in ("warehouse.duckdb", "news.duckdb"):
        (polled.folder / "var" / name).unlink()
    told = " ".join(polled.newswire("rebuild", "--repair").stderr.split())
    assert "The archive has the pages that arrived: `newswire load var/archive` reads them" in told
    assert polled.newswire("load", "var/archive").returncode == 1  # it has a page that was refused, too
    assert polled.ask("SELECT count(*) > 10 FROM articles") == [(True,)]
