"""What the address of the SQL page asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from flows.explorer.errors import BadParameterError
from flows.explorer.parameters import read_choice, read_text
from flows.explorer.query.result_chart import KINDS, ChartKind
from warehouse.cookbook import find_recipe

MAX_QUERY = 6_000
"""The limit of characters of SQL in an address: up to nine bytes each, and the server takes 64 KiB in all."""
Form = Literal["table", "chart", "csv"]
FORMS: tuple[Form, ...] = get_args(Form)


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlAddress:
    """What the address of the SQL page asks for.

    Attributes:
        query: The SQL; empty where none is typed.
        recipe: The recipe of the cookbook that is to be filled in, in place of SQL.
        form: How the result is to be shown.
        x: The column along which a chart goes; None for one that suits.
        y: The column with its numbers.
        series: The column that separates its series.
        kind: How it is drawn.
    """

    query: str = ""
    recipe: str | None = None
    form: Form = "table"
    x: str | None = None
    y: str | None = None
    series: str | None = None
    kind: ChartKind | None = None

    def list_parameters(self, form: Form) -> dict[str, str]:
        """Return the parameters of the address that shows the same SQL in a form."""
        chart = {"x": self.x, "y": self.y, "by": self.series, "kind": self.kind} if form == "chart" else {}
        written = {"query": self.query, "as": form, **chart}
        return {name: value for name, value in written.items() if value}


def read_sql_address(query: Mapping[str, str]) -> SqlAddress:
    """Return what the parameters of an address ask for.

    Raises:
        BadParameterError: One of them has a value that is not allowed.
    """
    recipe = read_text(query, "recipe")
    if recipe and find_recipe(recipe) is None:
        raise BadParameterError("recipe must be the name of one in the cookbook, which the SQL page lists")
    kind = read_choice(query, "kind", ("", *KINDS), default="")
    # Browsers send the lines of a text box with carriage returns.
    text = read_text({"query": query.get("query", "").replace("\r\n", "\n")}, "query", longest=MAX_QUERY)
    return SqlAddress(
        query=text or "",
        recipe=recipe,
        form=read_choice(query, "as", FORMS, default="table"),
        x=read_text(query, "x"),
        y=read_text(query, "y"),
        series=read_text(query, "by"),
        kind=next((one for one in KINDS if one == kind), None),
    )
