"""Public data that people labelled, kept beside the project and never copied into it."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[3] / "shared/quality"


def require_labelled(name: str) -> Path:
    """Return a file or folder of the labelled data; the test is skipped where it is absent."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"no labelled data: ../shared/quality/{name} is absent")
    return path
