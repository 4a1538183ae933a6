"""Arrays in the user's cache folder: kept once, mapped by later processes, derived again where lost."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from flows.jobs.kept_arrays import find_cache_folder, keep_arrays
from transforms.cleaning.pattern_index import PatternIndex
from transforms.text import derived_arrays
from transforms.text.derived_arrays import Arrays


class Derivation:
    """Derives two arrays and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Arrays:
        self.times += 1
        return {"numbers": np.arange(2_000), "words": np.array(["plant", "日産"])}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "newswire"


def check(arrays: Arrays) -> None:
    assert arrays["numbers"].sum() == 1_999_000
    assert arrays["words"].tolist() == ["plant", "日産"]
    assert {type(array) for array in arrays.values()} == {np.ndarray}  # not the slower `memmap`


def test_arrays_are_derived_once_and_read_back_by_their_name(cache: Path) -> None:
    derive = Derivation()
    for _ in range(3):
        check(keep_arrays("a-1", derive))
    check(keep_arrays("a-2", derive))
    assert derive.times == 2
    assert sorted(path.name for path in cache.iterdir()) == ["a-1", "a-2"]


def test_nobody_can_change_what_is_kept_through_the_arrays_that_were_read(cache: Path) -> None:
    keep_arrays("a", Derivation())
    read = keep_arrays("a", Derivation())
    with pytest.raises(ValueError, match="read-only"):
        read["numbers"][0] = 7
    assert cache.is_dir()


@pytest.mark.parametrize("content", [b"", b"\x93NUMPY", b"no array at all"])
def test_arrays_that_were_cut_off_are_derived_and_kept_again(cache: Path, content: bytes) -> None:
    derive = Derivation()
    keep_arrays("a", derive)
    (cache / "a" / "numbers.npy").write_bytes(content)
    check(keep_arrays("a", derive))
    check(keep_arrays("a", derive))
    assert derive.times == 2


def test_arrays_of_which_the_end_is_missing_are_derived_again(cache: Path) -> None:
    derive = Derivation()
    keep_arrays("a", derive)
    whole = (cache / "a" / "numbers.npy").read_bytes()
    (cache / "a" / "numbers.npy").write_bytes(whole[: len(whole) // 2])
    check(keep_arrays("a", derive))
    assert derive.times == 2


def test_an_empty_folder_of_arrays_is_filled(cache: Path) -> None:
    (cache / "a").mkdir(parents=True)
    check(keep_arrays("a", Derivation()))
    assert sorted(path.name for path in (cache / "a").iterdir()) == ["numbers.npy", "words.npy"]


def test_where_nothing_can_be_kept_arrays_are_derived_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    derive = Derivation()
    for _ in range(2):
        check(keep_arrays("a", derive))
    assert derive.times == 2


def test_of_two_processes_that_keep_the_same_arrays_both_have_them_and_one_set_is_left(cache: Path) -> None:
    other, own = Derivation(), Derivation()

    def derive_while_another_does() -> Arrays:
        check(keep_arrays("a", other))
        return own()

    check(keep_arrays("a", derive_while_another_does))
    assert (own.times, other.times) == (1, 1)
    assert [path.name for path in cache.iterdir()] == ["a"]
    check(keep_arrays("a", own))
    assert own.times == 1


@pytest.mark.parametrize("named", ["", "relative/cache"])
def test_a_name_of_the_cache_folder_that_is_no_whole_path_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, named: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", named)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert find_cache_folder() == tmp_path / ".cache/newswire"


def test_a_user_without_a_home_has_no_cache_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", fail)
    assert find_cache_folder() is None
    check(keep_arrays("a", Derivation()))


def test_a_kept_index_of_patterns_chooses_as_the_derived_one_does(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patterns = ["sign up", "a|b", r"\d+ 日産", ".*", "subscribe to (?:our|the) newsletter", "ß+"]
    texts = ["", "a", "Sign up for it", "12 日産", "subscribe to our newsletter", "ß", "Nissan"]

    def choose() -> list[tuple[int, int]]:
        index = PatternIndex(patterns, whole={1, 5})
        return [(index.select(text), index.select_by_ends(text)) for text in texts]

    monkeypatch.setattr(derived_arrays, "_keepers", [])
    derived = choose()
    derived_arrays.keep_with(keep_arrays)
    assert choose() == choose() == derived
    assert len(list(cache.iterdir())) == 1
