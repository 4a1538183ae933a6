"""The end of a run in sentences: new articles, refusals and their reasons, headlines, and queries to try."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from duckdb import DuckDBPyConnection
from rich.cells import cell_len

from flows.cli.rows.layout import cut_middle, lay_out_table
from flows.cli.wrapping import wrap_lines
from flows.extras import list_missing
from flows.log_output import escape_controls
from flows.rows.kinds import Kind
from flows.run_report import RunReport
from warehouse.edition import open_edition
from warehouse.read import read_totals
from warehouse.run_summary import CorpusSummary, list_headlines, summarise_articles

_EXAMPLES = (
    'sql "SELECT title, source, published_at FROM articles ORDER BY first_seen_at"',
    'sql "SELECT headline, articles, sources FROM stories ORDER BY articles DESC LIMIT 5"',
    "sql \"SELECT title, score, snippet FROM search('battery plant')\"",
)
_HEADLINES = 8
_REASONS = 3  # that are named; `refusals` has all
_PLAIN_WIDTH = 110
_MIN_TITLE = 20


def print_summary(edition: Path, reports: Sequence[RunReport]) -> None:
    """Print what a run brought, in sentences; with ``newswire -v`` its counts too.

    Args:
        edition: The file of the published database.
        reports: The reports of all parts of the run.
    """
    article_ids = sorted({article_id for report in reports for article_id in report.article_ids})
    since = min(report.run.started_at for report in reports)
    with open_edition(edition) as con:
        corpora = summarise_articles(con, article_ids, since=since)
        paragraphs = [
            [
                _describe_articles(corpora, reports),
                *_describe_refusals(reports),
                *_describe_pending(reports),
                _describe_edition(con, edition),
            ],
            _list_headlines(con, article_ids),
        ]
    if click.get_current_context().find_root().params.get("verbose"):
        paragraphs.append(_tabulate_counts(reports))
    command = _name_command()
    explore = "make explore" if list_missing("explore") else f"{command} explore"
    examples = [*(f"{command} {query}" for query in _EXAMPLES), f"{explore}   # the edition in a browser"]
    paragraphs.append(["Try:", *(f"  {example}" for example in examples)])
    click.echo(wrap_lines("\n\n".join("\n".join(lines) for lines in paragraphs if lines), sys.stdout))


def _describe_articles(corpora: Sequence[CorpusSummary], reports: Sequence[RunReport]) -> str:
    parts = [_describe_corpus(one) for one in corpora if one.articles]
    revised = sum(one.revised for one in corpora)
    if revised:
        parts.append(f"{_count(revised, 'article')} revised")
    if parts:
        return f"New: {', '.join(parts)}, {_count(corpora[0].stories, 'story', 'stories')}."
    counts = sum((Counter(dict(report.run.counts)) for report in reports), Counter())
    asked = counts["changed"] + counts["unchanged"] + counts["failed"]
    return f"Nothing new in {_count(asked, 'poll')} of feeds." if asked else "Nothing new."


def _describe_corpus(one: CorpusSummary) -> str:
    if one.corpus == "seed":
        return _count(one.articles, "seed")
    if one.corpus == "feed":
        return f"{_count(one.articles, 'article')} of {_count(one.sources, 'site')}"
    return f"{_count(one.articles, 'article')} of the corpus {one.corpus}"


def _describe_refusals(reports: Sequence[RunReport]) -> Iterator[str]:
    """Say what failed: each feed by itself, pages and files by their reasons, the most frequent first."""
    for report in reports:
        if report.run.flow == "poll":
            for one in report.refusals:
                yield f"The feed {escape_controls(one.origin)} failed: {escape_controls(one.detail)}"
    refused = [one for report in reports if report.run.flow != "poll" for one in report.refusals]
    if not refused:
        return
    reasons = Counter(one.reason for one in refused).most_common()
    named = [f"{_lower(reason.sentence)} ({count:,})" for reason, count in reasons[:_REASONS]]
    rest = len(reasons) - len(named)
    named += [f"and {_count(rest, 'other reason')}"] if rest else []
    kind = "page" if any(one.url for one in refused) else "file"
    yield f"{_count(len(refused), kind)} refused: {', '.join(named)}; the view refusals has each."


def _describe_pending(reports: Sequence[RunReport]) -> Iterator[str]:
    """Say how many entries of feeds could not be fetched or read yet, so that none seems to be lost."""
    waiting = sum(dict(report.run.counts).get("pending", 0) for report in reports)
    if waiting:
        tried = "1 entry is" if waiting == 1 else f"{waiting:,} entries are"
        yield f"{tried} tried again by later runs; the view entries says why, and not before when."


def _describe_edition(con: DuckDBPyConnection, edition: Path) -> str:
    totals = read_totals(con)
    stories = _count(totals["stories"], "story", "stories")
    return f"The edition {edition} has {_count(totals['articles'], 'article')} in {stories}."


def _list_headlines(con: DuckDBPyConnection, article_ids: Sequence[str]) -> list[str]:
    headlines = list_headlines(con, article_ids, count=_HEADLINES)
    if not headlines:
        return []
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _PLAIN_WIDTH
    more = len(article_ids) - len(headlines)
    lines = [f"The newest of them{f', beside {more:,} more' if more else ''}:"]
    for one in headlines:
        day = f"  {one.published_on or 'undated'!s:<10}  "
        source = f" ({escape_controls(one.source)})"
        title = cut_middle(escape_controls(one.title), max(_MIN_TITLE, width - len(day) - cell_len(source)))
        lines.append(f"{day}{title}{source}")
    return lines


def _tabulate_counts(reports: Sequence[RunReport]) -> list[str]:
    done: Counter[tuple[str, str]] = Counter()
    for report in reports:
        done.update({(report.run.flow, name): count for name, count in report.run.counts})
    rows = [[flow, name, f"{count:,}"] for (flow, name), count in sorted(done.items())]
    kinds: tuple[Kind, ...] = ("text", "text", "number")
    return lay_out_table(["flow", "outcome", "count"], rows, kinds=kinds, width=None) or []


def _count(number: int, name: str, names: str = "") -> str:
    return f"{number:,} {name if number == 1 else names or f'{name}s'}"


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def _name_command() -> str:
    """Return the words that start this command again from the current folder."""
    called = Path(sys.argv[0])
    if shutil.which("newswire") or called.name != "newswire":
        return "newswire"
    return os.path.relpath(called)
