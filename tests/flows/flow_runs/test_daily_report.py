"""A Prefect server gets the report once a day."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from flows.flow_runs.daily_report import is_report_due, note_report

TODAY, TOMORROW = date(2026, 3, 2), date(2026, 3, 3)


def test_a_report_is_due_until_the_server_has_that_of_the_day(tmp_path: Path) -> None:
    assert is_report_due(tmp_path, TODAY)
    note_report(tmp_path, TODAY)
    assert not is_report_due(tmp_path, TODAY)
    assert is_report_due(tmp_path, TOMORROW)


def test_no_report_is_due_without_the_packages_that_draw_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)  # as if it were not installed
    assert not is_report_due(tmp_path, TODAY)
