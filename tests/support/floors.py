"""Floors of quality: pinned in a file, with a digest of the data that they were measured on."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

FLOORS = Path(__file__).parents[1] / "quality/floors.toml"
_TOLERANCE = 1e-9
_HEAD = """\
# What is measured on each set may not fall below these figures, nor may the set change unseen.
# `pytest tests/quality --update-floors` pins what is measured now; it lowers nothing, and takes no
# changed data that does worse, unless --lower-floors is said too. Higher is better in all of them.
"""


def digest_files(paths: Iterable[Path], *, root: Path) -> str:
    """Return a digest of the names and bytes of files."""
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(f"{path.relative_to(root)}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()[:16]


def check_floors(
    name: str,
    measured: Mapping[str, float],
    digest: str,
    *,
    update: bool = False,
    lower: bool = False,
    file: Path = FLOORS,
) -> list[str]:
    """Return what is wrong with the set `name`, a sentence each; with `update` pin it where it may be."""
    pinned = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    known = pinned.get(name, {})
    below = [
        f"{name}: {key} is {value:.4f}, and its floor {known[key]:.4f}"
        for key, value in measured.items()
        if value < known.get(key, 0.0) - _TOLERANCE
    ]
    if update and (lower or not below):
        pinned[name] = {
            "digest": digest,
            **{key: int(value * 1000) / 1000 for key, value in measured.items()},
        }
        _write(pinned, file)
        return []
    if known.get("digest") != digest:
        below.append(f"{name}: its data is {digest}, and the floors were measured on {known.get('digest')}")
    return below


def _write(pinned: Mapping[str, Mapping[str, str | float]], file: Path) -> None:
    lines = [_HEAD]
    for name, values in sorted(pinned.items()):
        lines.append(f"[{name}]")
        lines += [
            f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value}"
            for key, value in values.items()
        ]
        lines.append("")
    file.write_text("\n".join(lines), encoding="utf-8")
