"""A folder with the state of Newswire, whose edition is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb


@dataclass(frozen=True)
class AskedFolder:
    """A folder in which commands are run, with the state below it."""

    folder: Path

    @property
    def edition(self) -> Path:
        return self.folder / "var" / "news.duckdb"

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query on the edition, which is opened as an analyst would."""
        return self.ask_all({"rows": query})["rows"]

    def ask_all(self, queries: Mapping[str, str]) -> dict[str, list[tuple[Any, ...]]]:
        """Return the rows of queries on the edition by name; opening it takes longer than most of them."""
        with duckdb.connect(str(self.edition), read_only=True) as con:
            return {name: con.execute(query).fetchall() for name, query in queries.items()}
