"""A refused page is logged by its address, and a file without one by its name."""

from __future__ import annotations

import logging

import pytest

from flows.run_report import log_refused_pages
from transforms.records import Refusal, RefusalReason


@pytest.mark.parametrize(
    ("url", "message"),
    [("https://a.example/1", "https://a.example/1: it has none"), (None, "note.txt: it has none")],
)
def test_a_refused_page_is_named(caplog: pytest.LogCaptureFixture, url: str | None, message: str) -> None:
    refusal = Refusal(
        url=url, origin="note.txt", stage="clean", reason=RefusalReason.NO_TEXT, detail="it has none"
    )
    with caplog.at_level(logging.INFO, logger="newswire"):
        log_refused_pages([refusal])
    assert [record.getMessage() for record in caplog.records] == [message]
