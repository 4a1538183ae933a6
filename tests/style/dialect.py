"""Count words of the project's former dialect in its docstrings and comments.

Run as a script it prints, for each expression, how often it occurs per thousand words, and where:

    .venv/bin/python tests/style/dialect.py
"""

from __future__ import annotations

import ast
import io
import re
import sys
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("flows", "transforms", "warehouse")

# Expressions that make a sentence hard to read, and the highest accepted number per thousand words. Nine code
# bases of the field that were counted for comparison have 0 to 0.3 of each.
LIMIT = 0.5
COUNTED = {
    "what is (as a noun)": (
        r"what (?:is|was|has|had|are|were|have|can|may|must|cannot|could|would|comes?|came|goes|went"
        r"|follows|stands|belongs|holds|makes|speaks|happens)\b"
    ),
    "stands": r"(?:stands?|stood|standing)\b",
    "tells": r"(?:tells?|told|telling)\b",
}

# Coined words that were replaced by the field's terms in docs/glossary.md. None may come back.
COINED = (
    *("bonds", "checkup", "closeness", "furniture", "lineage", "masthead", "vicinity", "voucher", "vouchers"),
    *("landing", "manners", "newsroom", "ruling", "rulings", "scout", "seam", "seams", "sieve"),
    *("wholeness", "likeness", "strays", "sweep", "sweeps", "null"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A docstring or a comment: `place` is its file and line."""

    place: str
    text: str


def read_remarks(root: Path = ROOT) -> Iterator[Remark]:
    """Yield every docstring and comment of the Python and SQL files of the three packages."""
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            yield from _read_python(path, path.relative_to(root))
        for path in sorted((root / package).rglob("*.sql")):
            yield from _read_sql(path, path.relative_to(root))


def count_words(remarks: list[Remark]) -> int:
    """Count the words of all remarks."""
    return sum(len(re.findall(r"[^\W\d_]+", remark.text)) for remark in remarks)


def find(pattern: str, remarks: list[Remark]) -> list[str]:
    """Return the places of the remarks in which `pattern` occurs, once for each occurrence.

    Words in backticks are names and do not count, nor does NULL, which is SQL's.
    """
    found = re.compile(rf"\b(?!NULL\b)(?i:{pattern})")
    return [
        f"{remark.place}: {match.group()}"
        for remark in remarks
        for match in found.finditer(re.sub(r"`[^`]*`", "", remark.text))
    ]


def _read_python(path: Path, name: Path) -> Iterator[Remark]:
    source = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            docstring = ast.get_docstring(node)
            if docstring:
                yield Remark(place=f"{name}:{getattr(node, 'lineno', 1)}", text=docstring)
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield Remark(place=f"{name}:{token.start[0]}", text=token.string)


def _read_sql(path: Path, name: Path) -> Iterator[Remark]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        _, dashes, comment = line.partition("--")
        if dashes:
            yield Remark(place=f"{name}:{number}", text=comment)


def main() -> None:
    """Print the frequency of each counted expression, and with ``-v`` each place."""
    remarks = list(read_remarks())
    words = count_words(remarks)
    print(f"{words:,} words of docstrings and comments")
    for label, pattern in COUNTED.items():
        places = find(pattern, remarks)
        print(f"{label:22} {1000 * len(places) / words:6.2f} per thousand words ({len(places)})")
        if "-v" in sys.argv:
            print(*places, sep="\n")
    for word in COINED:
        places = find(rf"{word}\b", remarks)
        if places:
            print(f"{word:22} {len(places)}", *(places if "-v" in sys.argv else places[:2]), sep="  ")


if __name__ == "__main__":
    main()
