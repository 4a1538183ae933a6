"""Inputs that are changed at random end in an outcome, and a failure can be run again by its name."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from folders import ROOT
from fuzz_kinds import READERS, FuzzInput, make_input, run_input
from fuzz_seeds import SEEDS

from flows.job_failures import JobFailure
from flows.jobs.workers import Workers
from flows.settings import ReadSettings
from transforms.records import RefusalReason


@pytest.fixture(scope="module")
def fuzz() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz", ROOT / "tests" / "bench" / "fuzz.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fuzz"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_every_kind_has_seeds_and_each_of_them_has_an_outcome() -> None:
    assert READERS.keys() == SEEDS.keys()
    for kind, list_seeds in SEEDS.items():
        seeds = list_seeds()
        assert seeds, kind
        for seed in seeds[:3]:
            assert READERS[kind](seed)[0], kind


def test_no_input_of_a_few_of_each_kind_fails() -> None:
    inputs = [FuzzInput(kind=kind, seed="suite", number=n) for kind in READERS for n in range(8)]
    with Workers(ReadSettings(workers=2)) as workers:
        results = list(zip(inputs, workers.run(run_input, inputs), strict=True))
    assert [(one, result) for one, result in results if isinstance(result, JobFailure)] == []


def test_a_kind_that_is_misspelt_is_told_of_and_nothing_is_read(
    fuzz: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        fuzz.main(["--only", "feed:1"])
    assert "no kind is called 'feed'; there are: feeds, sitemaps, " in capsys.readouterr().err


def test_an_input_depends_on_seed_kind_and_number_alone() -> None:
    one = FuzzInput(kind="feeds", seed="1", number=5)
    others = [FuzzInput(kind="feeds", seed="2", number=5), FuzzInput(kind="feeds", seed="1", number=6)]
    assert make_input(one) == make_input(one)
    assert make_input(one) not in [make_input(other) for other in others]


def test_a_failure_is_written_with_the_words_that_run_it_again(tmp_path: Path, fuzz: ModuleType) -> None:
    one = FuzzInput(kind="WARC files", seed="7", number=12)
    tally = fuzz.Tally()
    tally.note(one, JobFailure(reason=RefusalReason.UNREADABLE, detail="KeyError: x"))
    fuzz.write_failures(tmp_path / "failures", {"WARC files": tally})
    assert (tmp_path / "failures" / "WARC-files-7-12.input").read_bytes() == make_input(one)
    assert (tmp_path / "failures" / "WARC-files-7-12.txt").read_text() == (
        "unreadable: KeyError: x\nmake fuzz SEED=7 ONLY='WARC files:12'\n"
    )
