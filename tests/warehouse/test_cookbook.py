"""The recipes of the cookbook: each answers its question on an edition, with the columns that it names."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection
from generated_history import fill_history

from warehouse.connection import open_writer
from warehouse.cookbook import RECIPES, SUBJECTS, Recipe, find_recipe, list_recipes
from warehouse.edition import open_edition

ALL = {recipe.name: recipe for recipe in list_recipes()}


@pytest.fixture(scope="module")
def edition(empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDBPyConnection]:
    """Three thousand articles of three years, with everything that the recipes ask for."""
    path = tmp_path_factory.mktemp("cookbook") / "news.duckdb"
    shutil.copyfile(empty_warehouse, path)
    with open_writer(path, wait=0) as con:
        fill_history(con, 3000, days=900)
    with open_edition(path) as con:
        yield con


@pytest.mark.parametrize("name", ALL)
def test_a_recipe_answers_with_rows_of_the_columns_that_it_names(
    edition: DuckDBPyConnection, name: str
) -> None:
    found = edition.execute(ALL[name].statement)
    assert tuple(column[0] for column in found.description) == ALL[name].columns
    assert found.fetchall()


@pytest.mark.parametrize("name", ALL)
def test_a_recipe_is_one_statement_with_rows_in_a_fixed_order(edition: DuckDBPyConnection, name: str) -> None:
    statement = ALL[name].statement
    assert len(edition.extract_statements(statement)) == 1
    rows = edition.execute(statement).fetchall()
    assert edition.execute(statement).fetchall() == rows
    assert len(rows) <= 1000


RECENT = ("biggest-stories", "exclusives", "how-a-story-developed", "todays-stories")


def test_recent_stories_are_those_that_came_out_lately_however_late_they_arrived(
    edition: DuckDBPyConnection, empty_warehouse: Path, tmp_path: Path
) -> None:
    path = tmp_path / "news.duckdb"
    shutil.copyfile(empty_warehouse, path)
    with open_writer(path, wait=0) as con:
        fill_history(con, 3000, days=900)
        # as the first run does that finds the feeds of a site with all its old articles
        con.execute(
            "UPDATE store.articles SET first_seen_at = (SELECT max(first_seen_at) FROM store.articles) "
            "WHERE article_id IN (SELECT article_id FROM articles WHERE published_on IS NOT NULL)"
        )
    with open_edition(path) as con:
        for name in RECENT:
            ask = ALL[name].statement
            assert con.execute(ask).fetchall() == edition.execute(ask).fetchall()


def test_there_are_more_than_thirty_recipes_on_every_subject() -> None:
    assert len(ALL) >= 30
    assert len(ALL) == sum(file.name.endswith(".sql") for file in RECIPES.iterdir())
    assert [recipe.subject for recipe in ALL.values()] == sorted(
        (recipe.subject for recipe in ALL.values()), key=SUBJECTS.index
    )
    assert {recipe.subject for recipe in ALL.values()} == {*SUBJECTS}


def test_a_recipe_has_its_question_its_note_and_its_columns() -> None:
    recipe = find_recipe("weekday-rhythm")
    assert isinstance(recipe, Recipe)
    assert recipe.question == "Which days of the week bring news?"
    assert recipe.note.startswith("Each row is a weekday: ")
    assert "\n" not in recipe.note
    assert recipe.columns == ("weekday", "originals", "copies", "originals_a_day")
    assert recipe.statement.startswith("SELECT")
    assert find_recipe("weekday") is None


@pytest.mark.parametrize(
    ("name", "variable", "value", "column"),
    [
        ("quotes-of-a-plant", "tag", "'leaf'", "title"),
        ("companies-beside-nissan", "tag", "'leaf'", "articles"),
        ("figures-of-a-quantity", "quantity", "'plant-closures'", "reported_at"),
        ("how-a-story-developed", "story", "'a000000000000000'", "title"),
        ("removed-from-an-article", "article", "(SELECT min(article_id) FROM articles)", "text"),
    ],
)
def test_a_variable_asks_the_same_of_something_else(
    edition: DuckDBPyConnection, name: str, variable: str, value: str, column: str
) -> None:
    ask = f"SELECT list({column}) FROM ({ALL[name].statement})"
    before = edition.execute(ask).fetchall()
    edition.execute(f"SET VARIABLE {variable} = {value}")
    after = edition.execute(ask).fetchall()
    edition.execute(f"RESET VARIABLE {variable}")
    assert after != before
    assert after[0][0]
