"""The texts of the files in ``transforms/rules/``, and a digest of them.

Whoever needs the digest alone does not compile the rules, which takes 0.2 s.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from transforms.text.normalisation import digest


@cache
def digest_rules() -> str:
    """Return a digest of all files of rules: 16 hex digits, others after every change of a rule."""
    return digest("".join(f"{name}\0{text}\0" for name, text in sorted(read_rule_texts().items())))[:16]


def read_rule_texts() -> dict[str, str]:
    """Return the text of each file of rules, and of the file of their parts, by its name."""
    folder = files("transforms").joinpath("rules")
    paths = [path for path in folder.iterdir() if path.name.endswith(".toml")]
    return {path.name: path.read_text(encoding="utf-8") for path in paths}
