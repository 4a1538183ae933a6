"""The cookbook on the command line: its list, and its queries by name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from click.shell_completion import CompletionItem

from flows.cli.rows import Destination, Form, write_listing
from flows.errors import UsageError
from warehouse.cookbook import Recipe, find_recipe, list_recipes

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_VARIABLE = re.compile(r"getvariable\('(\w+)'\)")


def list_examples(form: Form, destination: Destination) -> None:
    """Write the name, the subject and the question of each example."""
    rows = [(recipe.name, recipe.subject, recipe.question) for recipe in list_recipes()]
    write_listing(("example", "subject", "question"), rows, form, destination)


def find_example(text: str) -> Recipe | None:
    """Return the example that has the name `text`; None where that is no name of one."""
    return find_recipe(text.strip()) if _NAME.fullmatch(text.strip()) else None


def suggest_examples(text: str) -> str:
    """Return a sentence on examples that `text` may have meant, empty where it is more than one word."""
    if not _NAME.fullmatch(text.strip()):
        return ""
    close = difflib.get_close_matches(text.strip(), [recipe.name for recipe in list_recipes()])
    meant = f"; did you mean {' or '.join(close)}?" if close else "."
    return f"\nThere is no example {text.strip()} either{meant} `newswire sql --examples` lists them."


def describe_example(recipe: Recipe) -> str:
    """Return the question of an example, how to read its answer, and what can be chosen."""
    variables = _list_variables(recipe)
    chosen = f" Choose another by {_write_options(variables)}." if variables else ""
    return f"{recipe.question}\n{recipe.note}{chosen}\n"


def explain_misfit(recipe: Recipe, message: str) -> str:
    """Return a sentence on an example that names what the edition has not, empty for all other errors.

    An edition from before an update may lack a macro or a column until the next run.
    """
    if not message.startswith(("Catalog Error", "Binder Error")):
        return ""
    return (
        f"\nThe example {recipe.name} does not fit this edition; if an earlier version has published it, "
        "`newswire run` publishes it anew."
    )


def check_variables(recipe: Recipe, pairs: Iterable[str]) -> None:
    """Check that an example reads the variables that are set for it.

    Raises:
        UsageError: It does not read one of them.
    """
    variables = _list_variables(recipe)
    for pair in pairs:
        name = pair.partition("=")[0]
        if name not in variables:
            can = f"{_write_options(variables)} can be" if variables else "nothing can be"
            raise UsageError(f"{recipe.name} reads no variable {name}: {can} set for it")


def set_variables(pairs: Iterable[str]) -> list[str]:
    """Return the SQL that sets the variables that queries read by ``getvariable``.

    Args:
        pairs: Texts of the form ``NAME=VALUE``.

    Raises:
        UsageError: A text has another form.
    """
    statements = []
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign or not name.isidentifier():
            raise UsageError(f"{pair!r} sets no variable; write --set NAME=VALUE")
        quoted = value.replace("'", "''")
        statements.append(f"SET VARIABLE \"{name}\" = '{quoted}'")
    return statements


def _list_variables(recipe: Recipe) -> list[str]:
    return list(dict.fromkeys(_VARIABLE.findall(recipe.statement)))


def _write_options(variables: Iterable[str]) -> str:
    return " or ".join(f"--set {name}=…" for name in variables)


def complete_examples(typed: str) -> list[CompletionItem]:
    """Return the examples whose names begin with the typed word, for a shell."""
    return [
        CompletionItem(recipe.name, help=recipe.question)
        for recipe in list_recipes()
        if recipe.name.startswith(typed)
    ]
