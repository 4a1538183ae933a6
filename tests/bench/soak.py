"""Run the service for half an hour, kill a part of it every 20 seconds, and look for losses.

Feeds change, pushes and files arrive, and flow runs are started by hand all the while. Each kill is a
SIGKILL to a random process of the service: listener, pool worker, Prefect server, Prefect worker or flow run.
Half-way everything is killed at once, as by a reboot, and started again. Afterwards each article that was
published, accepted or dropped must be in the edition once, no flow run may be under way without a process, no
lock held, and the memory of each part flat.

Run by `make soak`; ends with status 1 if one of these does not hold.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from process_tree import is_alive, list_descendants, read_command
from soaked_service import SoakedService
from soaking import Repeated

from flows.service.status import read_status
from warehouse.locks import read_holder

KILL_INTERVAL = 20.0  # seconds
MAX_GROWTH, MAX_GROWTH_MB = 1.25, 20.0  # of a part's memory, between its second and last third
_MIN_SAMPLES = 3
_SETTLING, _RETRYING = 180.0, 360.0  # seconds; the first retry of an entry comes after 300


def load_and_kill(soak: SoakedService, seconds: float) -> None:
    """Put load on the service for a while, with the kills."""
    actions = ((3.0, soak.site.publish), (2.0, soak.pusher.push), (7.0, soak.dropper.drop))
    more = ((45.0, soak.start_flow), (2.0, soak.measure))
    threads = [Repeated(interval, action) for interval, action in (*actions, *more)]
    begin = time.monotonic()
    is_rebooted = False
    while (elapsed := time.monotonic() - begin) < seconds:
        time.sleep(min(KILL_INTERVAL, seconds - elapsed))
        if not is_rebooted and time.monotonic() - begin > seconds / 2:
            soak.sample.advance()
            soak.reboot()
            is_rebooted = True
        else:
            soak.kill_one()
    for thread in threads:
        thread.stop()


def settle(holds: Callable[[], bool], seconds: float) -> bool:
    """Wait until something holds, and return whether it does at the end."""
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(1)
    return holds()


def find_growth(samples: list[tuple[int, float]]) -> tuple[float, float, bool]:
    """Compare the memory of the longest-lived process of a part in its second and its last third, in MB.

    In the first third it imports and fills its caches: the listener imports Prefect (100 MB) once a server
    answers.
    """
    longest, _ = Counter(pid for pid, _ in samples).most_common(1)[0]
    values = [value for pid, value in samples if pid == longest and value]
    third = len(values) // 3
    if third < _MIN_SAMPLES:  # killed too often to say anything
        return (statistics.median(values or [0]),) * 2 + (True,)
    before, after = statistics.median(values[third:-third]), statistics.median(values[-third:])
    return before, after, after <= before * MAX_GROWTH or after - before <= MAX_GROWTH_MB


def check(soak: SoakedService) -> Iterator[tuple[bool, str]]:
    """Yield each claim with whether it holds; the service is ended on the way."""
    is_complete = settle(lambda: not soak.list_missing(), _SETTLING)
    if soak.list_waiting():  # a page whose reader was killed three times, say, is tried again after minutes
        is_complete = settle(lambda: not soak.list_missing(), _RETRYING)
    missing, counts = soak.list_missing(), soak.count_articles()
    total = len(soak.site.list_urls()), len(soak.pusher.accepted), len(soak.dropper.names)
    yield (
        is_complete,
        f"each of {total[0]} published, {total[1]} pushed and {total[2]} dropped is there once {missing[:5]}",
    )
    print(f"       polls with a gap before them, filled from the sitemap: {soak.count_gaps()}")
    doubled = [name for name, count in counts.items() if count > 1]
    yield not doubled, f"none of {sum(counts.values())} articles is there twice {doubled[:5]}"
    yield settle(lambda: bool((status := read_status(soak.settings)) and status.is_well), 60), "all parts run"
    is_clear = settle(lambda: not soak.list_stale_runs(), 90)
    yield is_clear, f"no flow run is under way {soak.list_stale_runs()[:5] if not is_clear else ''}"
    descendants = list_descendants(soak.process.pid)
    begin = time.monotonic()
    soak.process.send_signal(signal.SIGINT)
    soak.process.wait(60)
    seconds = time.monotonic() - begin
    yield seconds < 10, f"Ctrl-C ended the service in {seconds:.1f} s"
    left = [read_command(pid) for pid in descendants if is_alive(pid)]
    yield not left, f"no process is left {left}"
    home = soak.settings.home
    held = [name for name in ("run", "warehouse", "service") if read_holder(home / f"{name}.lock")]
    yield not held, f"no lock is held {held}"
    waiting = [path.name for path in (*(home / "spool").glob("*"), *(home / "inbox").glob("*.html"))]
    yield not waiting, f"spool and inbox are empty {waiting[:5]}"
    for part, samples in sorted(soak.memory.items()):
        first, last, is_flat = find_growth(samples)
        yield is_flat, f"memory of {part}: {first:.0f} MB, then {last:.0f} MB"


def main() -> int:
    """Run the soak and print its result."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--keep", type=Path, help="folder to work in, which is kept")
    arguments = parser.parse_args()
    # A shell lets the programs that it starts in the background ignore Ctrl-C, and their children with them.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        soak = SoakedService(folder)
        try:
            assert settle(lambda: bool((s := read_status(soak.settings)) and s.is_well), 120), (
                "it did not start"
            )
            load_and_kill(soak, arguments.minutes * 60)
            print(f"killed: {', '.join(f'{count} {role}' for role, count in sorted(soak.kills.items()))}")
            print(f"slowest accepted push: {soak.pusher.slowest:.2f} s")
            failed = 0
            for holds, claim in check(soak):
                print(f"{'ok    ' if holds else 'FAILED'} {claim.removesuffix(' []')}", flush=True)
                failed += not holds
        finally:
            for pid in [soak.process.pid, *list_descendants(soak.process.pid)]:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
