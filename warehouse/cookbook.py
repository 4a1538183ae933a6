"""The cookbook: questions that analysts ask, each with the SQL that answers it on an edition.

A recipe is a file in ``warehouse/cookbook``. Its heading is a comment: the question, a note on how to read
the answer, and lines that name its subject and its columns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

RECIPES = files("warehouse") / "cookbook"
SUBJECTS = ("stories", "tags", "claims", "sources", "changes", "arrival")
"""What recipes are about, in the order in which they are listed."""
_HEADING = re.compile(
    r"-- (?P<question>[^\n]+\?)\n--\n"
    r"(?P<note>(?:-- [^\n]+\n)+)--\n"
    r"-- subject: (?P<subject>\w+)\n"
    r"-- columns: (?P<columns>[^\n]+\n(?:--   [^\n]+\n)*)"
    r"(?P<statement>[^-].*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A question with the query that answers it.

    Attributes:
        name: The name of its file, without ``.sql``.
        question: The question, in one line.
        note: What a row of the answer is, and how to read it.
        subject: One of `SUBJECTS`.
        columns: The columns of the answer.
        statement: One SELECT on the views of an edition that is the current database. Where it reads
            ``getvariable('x')``, SET VARIABLE x chooses something else than it does by itself.
    """

    name: str
    question: str
    note: str
    subject: str
    columns: tuple[str, ...]
    statement: str


def list_recipes() -> list[Recipe]:
    """Return all recipes, by subject and then by name."""
    recipes = [_parse_recipe(file) for file in RECIPES.iterdir() if file.name.endswith(".sql")]
    return sorted(recipes, key=lambda recipe: (SUBJECTS.index(recipe.subject), recipe.name))


def find_recipe(name: str) -> Recipe | None:
    """Return the recipe `name`; `None` if there is none."""
    return next((recipe for recipe in list_recipes() if recipe.name == name), None)


def _parse_recipe(file: Traversable) -> Recipe:
    match = _HEADING.fullmatch(file.read_text("utf-8"))
    if match is None:
        raise ValueError(f"{file.name} does not begin with a question, a note, its subject and its columns")
    return Recipe(
        name=file.name.removesuffix(".sql"),
        question=match["question"],
        note=" ".join(line.removeprefix("-- ") for line in match["note"].splitlines()),
        subject=match["subject"],
        columns=tuple(re.findall(r"\w+", match["columns"])),
        statement=match["statement"].strip(),
    )
