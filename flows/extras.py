"""The optional parts of the installation, which are packages that the core does without."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Literal

from flows.errors import UsageError

Extra = Literal["dask", "ducklake", "explore", "s3"]
_MODULES: dict[Extra, dict[str, str]] = {
    "dask": {"distributed": "distributed"},
    "ducklake": {
        "duckdb_extension_ducklake": "duckdb-extension-ducklake",
        "duckdb_extension_httpfs": "duckdb-extension-httpfs",
        "duckdb_extension_postgres_scanner": "duckdb-extension-postgres-scanner",
    },
    "explore": {"altair": "altair", "jinja2": "jinja2", "vl_convert": "vl-convert-python"},
    "s3": {"s3fs": "s3fs"},
}
"""Of each extra the modules that it is for, with the packages that hold them."""
_LOCKED = frozenset[Extra]({"explore"})
"""The extras that have a lock file and a target of their own."""


def list_missing(extra: Extra) -> list[str]:
    """Return the packages of an extra that are not installed."""
    return [package for module, package in _MODULES[extra].items() if find_spec(module) is None]


def require_extra(extra: Extra, *, wanted_by: str) -> None:
    """Check that an extra is installed.

    Args:
        extra: The extra, as pyproject.toml names it.
        wanted_by: What needs it, which begins the sentence of the error.

    Raises:
        UsageError: A package is missing; the error says how to install it.
    """
    missing = list_missing(extra)
    if missing:
        how = f"`pip install --editable '.[{extra}]'`"
        if extra in _LOCKED:
            how = f"`make {extra}`, or `pip install --require-hashes -r requirements-{extra}.lock`"
        raise UsageError(
            f"{wanted_by} needs packages that are not installed ({', '.join(missing)}): in the checkout of "
            f"newswire type {how}"
        )
