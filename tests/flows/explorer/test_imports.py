"""What the explorer does without, so that its process stays small."""

from __future__ import annotations

import subprocess
import sys

_HEAVY = ("pyarrow", "pandas", "prefect", "trafilatura")
_LIST = f"import sys, flows.explorer.server; print(*{{*{_HEAVY!r}}} & sys.modules.keys())"


def test_the_server_imports_neither_arrow_nor_the_pipeline() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LIST], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == []
