"""Progress on a terminal is one bar a stage, within its width and in few bytes."""

from __future__ import annotations

import io
import sys
from itertools import count

import pytest
from rich.console import Console
from terminal import Screen, compare_capture

from flows.cli.progress_bars import PlainLines, StageBars
from flows.log_output import configure_logging
from flows.logs import log
from flows.progress import FETCHING, READING

ENTRIES, BATCH = 865, 50


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def run_stages(width: int, *, seconds_a_page: float, entries: int = ENTRIES, warnings: int = 0) -> Screen:
    """Fetch and read entries in batches of 50, as a run does, on a terminal of so many columns."""
    terminal, clock = io.StringIO(), Clock()
    console = Console(file=terminal, force_terminal=True, width=width, color_system="truecolor")
    warned = count()
    with StageBars(console, clock=clock) as bars:
        bars.begin("polling feeds", 1)
        bars.step()
        for done in range(0, entries, BATCH):
            size = min(BATCH, entries - done)
            for stage in (FETCHING, READING):
                bars.expect(stage, entries - done)
            for stage in (FETCHING, READING):
                bars.begin(stage, size)
                for _ in range(size):
                    clock.now += seconds_a_page / 2
                    bars.step()
                    if next(warned) % 2 and next(warned) <= 4 * warnings:
                        sys.stderr.write("warning: https://harbour.example/reports/17: 404 Not Found\n")
        for stage in (FETCHING, READING):
            bars.expect(stage, 0)
    return Screen(status=0, written=terminal.getvalue().encode())


def read(terminal: io.StringIO) -> str:
    """Return all that was written so far, without colours."""
    return "\n".join(Screen(status=0, written=terminal.getvalue().encode()).lines)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_bars_look_as_they_did_when_somebody_looked_at_them(width: int) -> None:
    screen = run_stages(width, seconds_a_page=0.2, entries=60, warnings=2)
    assert screen.width <= width
    compare_capture(f"progress-{width}", screen)


@pytest.mark.parametrize(("width", "seconds_a_page"), [(60, 0.01), (80, 1), (120, 1), (120, 30)])
def test_the_bars_of_865_entries_fit_and_take_few_bytes(width: int, seconds_a_page: float) -> None:
    screen = run_stages(width, seconds_a_page=seconds_a_page)
    assert screen.width <= width
    assert len(screen.written) < 200_000
    assert f"fetching pages   865 in {round(seconds_a_page * 865) // 60}:" in "\n".join(screen.lines)


def test_a_warning_for_each_page_takes_few_bytes_too_and_none_is_lost() -> None:
    screen = run_stages(120, seconds_a_page=1, warnings=ENTRIES)
    assert len(screen.written) < 200_000
    assert "\n".join(screen.lines).count("404 Not Found") > ENTRIES / 3


def test_the_time_left_follows_from_the_time_since_the_start_of_the_stage() -> None:
    terminal, clock = io.StringIO(), Clock()
    with StageBars(Console(file=terminal, force_terminal=True, width=80), clock=clock) as bars:
        bars.expect(FETCHING, 100)
        bars.begin(FETCHING, 50)
        for _ in range(50):
            clock.now += 1
            bars.step()
        assert "50/100 0:00:50 left" in read(terminal)
        bars.expect(FETCHING, 20)  # the rest came with other entries
        bars.begin(FETCHING, 20)
        clock.now += 1
        bars.step()
        assert "51/70 0:00:19 left" in read(terminal)
        bars.expect(FETCHING, 0)
    assert "fetching pages   51 in 0:51" in read(terminal)


def test_a_stage_that_was_broken_off_says_how_far_it_came() -> None:
    terminal = io.StringIO()
    with StageBars(Console(file=terminal, force_terminal=True, width=80), clock=Clock()) as bars:
        bars.begin("tagging again", 10)
        bars.step()
    assert "tagging again    1 of 10 in 0:00" in read(terminal)


def test_a_stage_in_batches_is_one_plain_line(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging()
    lines = PlainLines()
    for left in (120, 70, 20, 0):
        lines.expect(FETCHING, left)
        lines.begin(FETCHING, min(left, 50))
    lines.begin("polling feeds", 3)
    for handler in log.handlers[:]:
        log.removeHandler(handler)
    assert capsys.readouterr().err == "fetching pages: 120\npolling feeds: 3\n"
