"""The folders of the project and of its test data."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests/data"
LETTERS_IN_SQL = tuple(
    f"warehouse/views/{name}.sql" for name in ("10_tokens", "21_search_clauses", "29_search_snippets")
)
"""The files of SQL with the class of Chinese and Japanese letters: DuckDB has no constants."""
