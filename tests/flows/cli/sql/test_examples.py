"""The cookbook is listed and run by name, and its variables can be set."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import duckdb
import pytest

from flows.cli.sql.examples import complete_examples
from warehouse.cookbook import list_recipes

if TYPE_CHECKING:
    from conftest import Workspace


def test_the_list_has_every_recipe_with_its_question(workspace: Workspace) -> None:
    listed = json.loads(workspace.newswire("sql", "--examples", "--format", "json").stdout)
    assert [(row["example"], row["question"]) for row in listed] == [
        (recipe.name, recipe.question) for recipe in list_recipes()
    ]
    assert "biggest-stories" in workspace.newswire("sql", "--examples").stdout


def test_an_example_is_run_by_its_name_with_its_question_above_a_table_alone(made_site: Workspace) -> None:
    table = made_site.newswire("sql", "where-articles-come-from")
    assert table.returncode == 0, table.stderr
    (recipe,) = (recipe for recipe in list_recipes() if recipe.name == "where-articles-come-from")
    assert table.stdout.startswith(f"{recipe.question}\n{recipe.note}")
    rows = json.loads(made_site.newswire("sql", "where-articles-come-from", "--format", "json").stdout)
    assert rows
    assert tuple(rows[0]) == recipe.columns


def test_a_variable_of_an_example_is_named_and_can_be_set(made_site: Workspace) -> None:
    assert "Choose another by --set tag=…" in made_site.newswire("sql", "quotes-of-a-plant").stdout
    query = "SELECT getvariable('tag') AS tag"
    done = made_site.newswire("sql", query, "--set", "tag=it's", "--format", "csv")
    assert done.stdout == "tag\nit's\n"
    assert made_site.newswire("sql", query, "--set", "tag").returncode == 2


@pytest.mark.parametrize(
    ("example", "words"),
    [
        ("quotes-of-a-plant", "reads no variable tga: --set tag=… can be set for it"),
        ("biggest-stories", "reads no variable tga: nothing can be set for it"),
    ],
)
def test_a_variable_that_an_example_does_not_read_is_wrong_usage(
    made_site: Workspace, example: str, words: str
) -> None:
    done = made_site.newswire("sql", example, "--set", "tga=oppama")
    assert (done.returncode, words in " ".join(done.stderr.split())) == (2, True)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("bigest-stories", "There is no example bigest-stories either; did you mean biggest-stories"),
        ("zzz", "There is no example zzz either. `newswire sql --examples` lists them."),
    ],
)
def test_a_word_that_is_no_example_is_answered_with_those_it_may_mean(
    made_site: Workspace, query: str, words: str
) -> None:
    done = made_site.newswire("sql", query)
    assert (done.returncode, words in done.stderr) == (2, True)


def test_an_example_that_does_not_fit_an_edition_of_an_earlier_version_says_what_to_do(
    workspace: Workspace, made_site: Workspace
) -> None:
    workspace.take(made_site)
    workspace.edition.chmod(0o644)
    with duckdb.connect(workspace.edition) as con:
        con.execute("DROP MACRO sentences")
    done = workspace.newswire("sql", "todays-stories")
    words = " ".join(done.stderr.split())
    assert done.returncode == 2
    assert "todays-stories does not fit this edition" in words
    assert "`newswire run` publishes it anew" in words
    assert "There is no example" not in words


def test_names_of_examples_are_completed() -> None:
    assert [item.value for item in complete_examples("share-of")] == ["share-of-voice"]
