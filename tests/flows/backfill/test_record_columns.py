"""Records become Arrow columns and the same records again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pyarrow as pa

from flows.backfill.record_columns import make_schema, read_row, write_rows
from flows.intake.input_file import InputFile, make_fault
from flows.jobs.page_jobs import analyse_page
from flows.stages.articles.store_files import make_page
from transforms.records import Knowledge, PageAnalysis, RefusalReason

NOW = datetime(2026, 3, 2, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    file: InputFile
    analysis: PageAnalysis | None
    on: date | None = None


def test_an_analysis_and_its_page_come_back_as_they_were() -> None:
    text = (
        "Nissan plans to cut 9,000 jobs by 2027, its chief said on 1 March 2026. The plant in Kaneda stays."
    )
    page = InputFile(
        origin="a#1",
        url="https://a.example/1",
        body=f"<html><body><h1>Nissan cuts jobs</h1><p>{text}</p><p>{text}</p></body></html>".encode(),
        media_type="text/html",
    )
    analysis = analyse_page(make_page(page, corpus="crawl", received_at=NOW), now=NOW, knowledge=Knowledge())
    assert isinstance(analysis, PageAnalysis)
    assert analysis.claims
    kept = [
        _Kept(file=page, analysis=analysis, on=date(2026, 3, 1)),
        _Kept(file=make_fault("a#2", RefusalReason.TRUNCATED, "it breaks off"), analysis=None),
    ]
    table = pa.Table.from_pylist(write_rows(kept), schema=make_schema(_Kept))

    assert [read_row(_Kept, row) for row in table.to_pylist()] == kept
