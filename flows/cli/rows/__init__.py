"""Rows in every form in which commands print them: for eyes, for programs, and as files."""

from __future__ import annotations

from flows.cli.rows.destination import open_destination
from flows.cli.rows.forms import FORMS, Form, format_option, write_listing, write_result
from flows.rows.destination import Destination
from flows.rows.result import QueryResult, read_result
from flows.rows.values import write_json

__all__ = [
    "FORMS",
    "Destination",
    "Form",
    "QueryResult",
    "format_option",
    "open_destination",
    "read_result",
    "write_json",
    "write_listing",
    "write_result",
]
