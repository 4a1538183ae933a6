"""Floors of quality: what was measured once, on which data, and that it does not get worse unseen."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from pathlib import Path

_STEP = 200  # a floor is the measure, rounded down to half a hundredth


def check_floors(path: Path, *, digest: str, measured: Mapping[str, float], lower: bool) -> None:
    """Compare `measured` with the floors in `path`, which hold for data of that `digest` alone.

    With `lower` write the digest and the floors of today instead, so that the diff shows what was given up.
    """
    if lower:
        floors = "".join(
            f"{name} = {math.floor(_STEP * value) / _STEP}\n" for name, value in sorted(measured.items())
        )
        path.write_text(
            f"# Written by pytest --lower-floors; a reviewer asks why.\n"
            f'digest = "{digest}"\n\n[floors]\n{floors}',
            encoding="utf-8",
        )
    pinned = tomllib.loads(path.read_text(encoding="utf-8"))
    assert pinned["digest"] == digest, f"the labelled data changed: {path.name} holds for other data"
    assert pinned["floors"].keys() == measured.keys()
    below = {name: (value, pinned["floors"][name]) for name, value in measured.items()}
    below = {name: pair for name, pair in below.items() if pair[0] < pair[1]}
    assert not below, f"below the floor (measured, floor): {below}"
