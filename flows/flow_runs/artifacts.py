"""The artifacts of a flow run: its report as Markdown, and its counts as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flows.flow_runs.summary import FlowRunSummary
from flows.log_output import escape_controls
from transforms.text.redaction import mask_text
from warehouse.run_activity import RunActivity

_MARKS = frozenset("<>&|`*_[]\\#!~{}")
_MAX_REFUSALS = 50


def tabulate_counts(counts: Mapping[tuple[str, str], int]) -> list[dict[str, Any]]:
    """Return the rows of the table artifact: flow, outcome and count."""
    return [{"flow": flow, "outcome": name, "count": count} for (flow, name), count in sorted(counts.items())]


def write_markdown(
    summary: FlowRunSummary,
    *,
    run_id: str,
    activity: RunActivity,
) -> str:
    """Write the report of a run as Markdown.

    Words of publishers are escaped, so that they are shown and not interpreted.

    Args:
        summary: The summary of the run.
        run_id: The run, as in the `runs` view.
        activity: What the edition holds on the run.
    """
    parts = [
        f"`{run_id}`: {_escape(summary.message)}",
        _write_table(
            "Outcomes",
            ("flow", "outcome", "count"),
            [(*name, n) for name, n in sorted(summary.counts.items())],
        ),
        _write_table("Stories that moved", ("story", "new", "articles", "sources"), activity.stories),
        _write_table(
            "Slowest feeds",
            ("feed", "ms", "status"),
            [(url, ms, status or "none") for url, ms, status in activity.slowest],
        ),
        _write_table(
            "Refused",
            ("address or file", "why", "reason"),
            [(one.url or one.origin, one.detail, one.reason) for one in summary.refusals[:_MAX_REFUSALS]],
        ),
    ]
    if len(summary.refusals) > _MAX_REFUSALS:
        parts.append(f"and {len(summary.refusals) - _MAX_REFUSALS:,} more; the view `refusals` has all")
    return "\n\n".join(part for part in parts if part)


def _write_table(title: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(_escape(str(cell)) for cell in row) + " |" for row in rows]
    if not lines:
        return ""
    return "\n".join([f"## {title}", "", f"| {' | '.join(heads)} |", "| --- " * len(heads) + "|", *lines])


def _escape(text: str) -> str:
    """Escape a text of a publisher so that Markdown and HTML show it as it is, on one line."""
    flat = escape_controls(mask_text(" ".join(text.split())))
    return "".join(f"&#{ord(mark)};" if mark in _MARKS else mark for mark in flat)
