"""Find the public labelled data, which is kept beside the project and not part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

PAGE_SETS = ("aeb", "wcxb", "naeb", "fundus")
"""The sets of labelled pages: their folders."""

_FOLDER = Path(__file__).resolve().parents[3] / "shared/quality"


def find_labelled(name: str) -> Path | None:
    """Return a file or folder of the labelled data, or ``None`` if it is absent."""
    path = _FOLDER / name
    return path if path.exists() else None


def require_labelled(name: str) -> Path:
    """Return a file or folder of the labelled data; skip the test if it is absent."""
    path = find_labelled(name)
    if path is None:
        pytest.skip(f"no labelled data: ../shared/quality/{name} is absent")
    return path
