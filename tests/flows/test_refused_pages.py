"""A refused page is logged by its address, and a file without one by its name."""

from __future__ import annotations

import logging

import pytest

from flows.run_report import MOST_WARNINGS, log_refused_pages
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


def test_of_many_for_one_reason_a_few_are_warnings_and_the_others_are_counted(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(number: int, reason: RefusalReason) -> Refusal:
        url = f"https://a.example/{reason}/{number}"
        return Refusal(url=url, origin="feed", stage="fetch", reason=reason, detail="the server said so")

    many = [refuse(number, RefusalReason.NOT_FOUND) for number in range(MOST_WARNINGS + 2_000)]
    few = [refuse(number, RefusalReason.TIMEOUT) for number in range(MOST_WARNINGS)]
    with caplog.at_level(logging.INFO, logger="newswire"):
        log_refused_pages([*many, *few])
    warnings = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert sum("not-found" in words for words in warnings) == MOST_WARNINGS
    assert sum("timeout" in words for words in warnings) == MOST_WARNINGS
    (rest,) = (words for words in warnings if "https://" not in words)
    assert rest.startswith("and 2,000 more for the same reason: there is nothing at this address;")
    logged = {record.getMessage().partition(": the")[0] for record in caplog.records}
    assert logged >= {one.url for one in (*many, *few)}
