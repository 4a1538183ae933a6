"""The cookbook and the views on the sample site, as `newswire run --sample` publishes it, and the seeds."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

from folders import ROOT

from warehouse.cookbook import list_recipes
from warehouse.edition import open_edition

if TYPE_CHECKING:
    from conftest import Workspace

README = ROOT / "README.md"
# Three sites on five days in February: nothing of this is among their fifteen articles ...
ABSENT = {
    "articles-without-a-tag",
    "changed-headlines",
    "learned-boilerplate",
    "long-running-stories",
    "one-event-in-many-languages",
    "rising-stories",
    "rising-topics",
    "silent-feeds",
    "waiting-entries",
}
# ... but this is among the seeds: cuts, persons who speak, and articles without a date.
SEEDED = {
    "contradictory-figures",
    "figures-of-a-quantity",
    "job-cuts-over-time",
    "plants-and-cuts",
    "undated-articles",
    "what-persons-say",
}


def ask_all(edition: Path) -> dict[str, list[tuple[Any, ...]]]:
    with open_edition(edition) as con:
        return {recipe.name: con.execute(recipe.statement).fetchall() for recipe in list_recipes()}


def test_the_recipes_answer_on_the_sample_site(sample_run: Workspace) -> None:
    answers = ask_all(sample_run.edition)
    assert {name for name, rows in answers.items() if not rows} == ABSENT | SEEDED
    assert answers["who-broke-the-news"][0][:2] == ("voltlane.example", 1)
    assert answers["outlets-that-copy"][0][:3] == ("harbourwheel.example", 5, 1)
    assert [row[:2] for row in answers["syndication-networks"]] == [
        ("kanto-mobility.example", "harbourwheel.example")
    ]
    assert [row[2] for row in answers["how-a-story-developed"]] == ["report", "report"]


def test_the_recipes_answer_on_the_seeds(workspace: Workspace, sample_run: Workspace, seeds: Path) -> None:
    workspace.take(sample_run)
    assert workspace.newswire("load", str(seeds), "--corpus", "seed").returncode == 0
    answers = ask_all(workspace.edition)
    assert {name for name, rows in answers.items() if not rows} == ABSENT
    assert answers["undated-articles"][0][:3] == ("seed", 5, 1.0)
    assert {row[1] for row in answers["what-persons-say"]} == {"Ivan Espinosa", "Tatsuzo Tomita"}


def test_the_answers_in_the_readme_are_those_of_the_sample_site(sample_run: Workspace) -> None:
    shown = re.findall(
        r"^\$ newswire sql (\S+)\n(.+?)\n(?:\n|```)", README.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert len(shown) == 3
    for name, answer in shown:
        printed = [line.rstrip() for line in sample_run.newswire("sql", name).stdout.splitlines()]
        assert printed[-len(answer.splitlines()) :] == answer.splitlines()


def test_the_first_commands_in_the_readme_answer_on_the_sample_site(sample_run: Workspace) -> None:
    _, _, section = README.read_text("utf-8").partition("## First queries\n")
    block = section.split("```")[1]
    commands = [shlex.split(line)[1:] for line in block.splitlines() if line.startswith("newswire ")]
    assert {words[0] for words in commands} == {"sql", "why"}
    for words in commands:
        done = sample_run.newswire(*words)
        assert (done.returncode, done.stderr) == (0, "")
        assert "(0 rows)" not in done.stdout


def test_no_column_is_null_that_is_said_to_have_a_value(sample_run: Workspace) -> None:
    with open_edition(sample_run.edition) as con:
        columns = con.execute("SELECT view_name, column_name FROM columns WHERE NOT nullable").fetchall()
        empty = [
            f"{view}.{column}"
            for view, column in columns
            if con.execute(f'SELECT 1 FROM "{view}" WHERE "{column}" IS NULL LIMIT 1').fetchall()
        ]
    assert empty == []


def test_loads_and_refusals_have_their_own_times_and_not_that_of_their_run(sample_run: Workspace) -> None:
    assert sample_run.ask("SELECT count(*) FROM articles WHERE loaded_at <= first_seen_at") == [(0,)]
    late = sample_run.ask(
        "SELECT refusal.refused_at > run.started_at AND refusal.refused_at <= run.ended_at "
        "FROM refusals AS refusal JOIN runs AS run ON run.run_id = refusal.run_id AND run.flow = 'ingest'"
    )
    assert late == [(True,)] * 2
    assert sample_run.ask(
        "SELECT DISTINCT queryable_p50 > seen_p50 AND seen_p95 >= seen_p50 FROM latency"
    ) == [(True,)]
