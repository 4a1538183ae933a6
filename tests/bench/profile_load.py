"""Print where the time of loading texts and pages goes, by stage and process.

Texts of a made-up wire are loaded into a warehouse that holds as many earlier ones, then all labelled pages,
or those of ``--sets``, into an empty one. CPU seconds of the main process are those of all its threads while
a stage runs: the results of workers arrive while another batch is loaded. Run by `make profile`; `make
bench-load` measures the commands as a whole.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from folders import ROOT
from labelled import PAGE_SETS
from labelled_pages import unpack_pages
from spending import Spending, spend
from wire import write_texts

_P = ParamSpec("_P")
_R = TypeVar("_R")


def main() -> None:
    """Print a table for texts and one for pages."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=int, default=1_000, help="texts to load (default: %(default)s)")
    parser.add_argument(
        "--sets", nargs="+", choices=PAGE_SETS, default=PAGE_SETS, help="the sets of labelled pages (all)"
    )
    parser.add_argument("--measure", nargs=2, metavar=("HOME", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        home, files = options.measure
        json.dump(measure_stages(Path(home), Path(files)), sys.stdout)
        return
    with tempfile.TemporaryDirectory() as folder:
        past, new = Path(folder) / "past", Path(folder) / "new"
        write_texts(past, new, count=2 * options.texts, past_count=options.texts)
        load_in_stages(ROOT, Path(folder) / "texts", past)
        print_stages(
            f"{options.texts:,} texts of 600 words into {options.texts:,}",
            options.texts,
            load_in_stages(ROOT, Path(folder) / "texts", new),
        )
        if pages := unpack_pages(Path(folder) / "pages", names=options.sets):
            spent = load_in_stages(ROOT, Path(folder) / "web", Path(folder) / "pages")
            print_stages(f"{pages} labelled pages", pages, spent)


def load_in_stages(checkout: Path, home: Path, files: Path) -> Spending:
    """Load files with the code of a checkout; the output of the process is the cost of each stage."""
    return spend(
        [str(checkout / ".venv/bin/python"), __file__, "--measure", str(home), str(files)],
        cwd=files.parent,
        environment={"PYTHONPATH": f"{checkout}:{ROOT / 'tests/support'}"},
    )


def measure_stages(home: Path, files: Path) -> dict[str, tuple[float, float]]:
    """Load files in this process; return CPU and wall seconds by stage, and of all before the first."""
    from flows import pipeline  # noqa: PLC0415 -- of the checkout that is measured
    from flows.jobs.workers import Workers  # noqa: PLC0415
    from flows.run_context import RunContext  # noqa: PLC0415
    from flows.settings import Settings  # noqa: PLC0415
    from flows.stage_runner import run_stage_locally  # noqa: PLC0415

    collect_rarely()
    spent = {"start": (time.process_time(), 0.0)}

    def run_stage(stage: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        cpu, wall = time.process_time(), time.monotonic()
        result = run_stage_locally(stage, *args, **kwargs)
        cpu_before, wall_before = spent.get(stage.__name__, (0.0, 0.0))
        spent[stage.__name__] = (
            cpu_before + time.process_time() - cpu,
            wall_before + time.monotonic() - wall,
        )
        return result

    settings = Settings(home=home)
    with Workers(settings.read) as workers:
        pipeline.load(run_stage, RunContext(settings=settings, workers=workers), [files], corpus="bench")
    spent["whole process"] = (time.process_time(), 0.0)
    return spent


def collect_rarely() -> None:
    """Do as the command does, in a checkout that has it."""
    try:
        from flows.garbage import collect_rarely as collect  # noqa: PLC0415
    except ImportError:
        return
    collect()


def print_stages(title: str, count: int, spent: Spending) -> None:
    """Print the cost of each stage, of the rest of the main process and of the workers."""
    stages = {name: tuple(seconds) for name, seconds in json.loads(spent.output).items()}
    main_cpu, _ = stages.pop("whole process")
    rest = main_cpu - sum(cpu for cpu, _ in stages.values())
    print(f"{title}: {spent.cpu:.1f} CPU seconds, {spent.wall:.1f} by the clock, {spent.peak:.0f} MB")
    print(f"  {'':26} {'CPU s':>8} {'ms each':>8} {'wall s':>8}")
    for name, (cpu, wall) in (*stages.items(), ("between stages", (rest, 0.0))):
        print(f"  {name:26} {cpu:8.2f} {1000 * cpu / count:8.2f} {wall:8.2f}")
    preloaded = "flows.jobs.preload_first, flows.jobs.preload, flows.jobs.preload_patterns"
    preload = spend([sys.executable, "-c", f"import {preloaded}"], cwd=ROOT, environment={}).cpu
    for name, cpu in (("starting workers", preload), ("workers", spent.cpu - main_cpu - preload)):
        print(f"  {name:26} {cpu:8.2f} {1000 * cpu / count:8.2f}")


if __name__ == "__main__":
    main()
