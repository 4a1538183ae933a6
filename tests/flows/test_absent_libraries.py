"""A library that is not installed is looked for once, and one that is can still be imported."""

from __future__ import annotations

import subprocess
import sys

import pytest

COUNT = """
import sys, duckdb
from flows import absent_libraries
absent_libraries._SOUGHT = ("pandas", "{absent}", "json.tool")
absent_libraries.note_absent_libraries()
sought = []
class Finder:
    def find_spec(name, path=None, target=None):
        sought.append(name)
sys.meta_path.insert(0, Finder)
duckdb.execute("SELECT $one, $two", {{"one": 1, "two": ["a"]}}).fetchall()
import json.tool
try:
    import {absent}
except ModuleNotFoundError:
    print(*sought)
"""


@pytest.mark.skipif("pandas" in sys.modules, reason="pandas is installed")
def test_an_absent_library_is_not_looked_for_again() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", COUNT.format(absent="surely_absent")],
        check=True,
        capture_output=True,
        text=True,
    )
    assert {"pandas", "surely_absent", "json.tool"} & set(ended.stdout.split()) == {"json.tool"}
