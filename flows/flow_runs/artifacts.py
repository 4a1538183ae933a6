"""The artifacts of a flow run: its report as Markdown, and its counts as a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.flow_runs.summary import FlowRunSummary
from flows.markdown import escape, write_table
from warehouse.run_activity import RunActivity

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
        f"`{run_id}`: {escape(summary.message)}",
        write_table(
            "Outcomes",
            ("flow", "outcome", "count"),
            [(*name, n) for name, n in sorted(summary.counts.items())],
        ),
        write_table("Stories that moved", ("story", "new", "articles", "sources"), activity.stories),
        write_table(
            "Slowest feeds",
            ("feed", "ms", "status"),
            [(url, ms, status or "none") for url, ms, status in activity.slowest],
        ),
        write_table(
            "Refused",
            ("address or file", "why", "reason"),
            [(one.url or one.origin, one.detail, one.reason) for one in summary.refusals[:_MAX_REFUSALS]],
        ),
    ]
    if len(summary.refusals) > _MAX_REFUSALS:
        parts.append(f"and {len(summary.refusals) - _MAX_REFUSALS:,} more; the view `refusals` has all")
    return "\n\n".join(part for part in parts if part)
