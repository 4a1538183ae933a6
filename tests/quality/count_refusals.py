"""Read every labelled page, and print those that are refused, since each has an article.

    PYTHONPATH=tests/support python tests/quality/count_refusals.py

The notices and lists that must be refused are in the tests of `transforms/extraction`. `make refusals` runs
this.
"""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

from labelled import require_labelled
from records import make_page

from transforms.pipeline import read_page
from transforms.records import Refusal

SETS = ("aeb", "wcxb", "naeb", "fundus")
NOW = datetime(2026, 11, 1, tzinfo=UTC)


def main() -> None:
    """Print a line for each set, and one for each refused page."""
    for name in SETS:
        folder = require_labelled(f"{name}/ground-truth.json").parent
        pages = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
        refused: list[str] = []
        for key, page in sorted(pages.items()):
            url = page.get("url") or "https://page.example/a"
            body = gzip.decompress((folder / f"html/{key}.html.gz").read_bytes())
            read = read_page(make_page(body, url=url), now=NOW)
            if isinstance(read, Refusal):
                refused.append(f"  {url}: {read.reason}, {read.detail}")
        print(f"{name}: {len(refused)} of {len(pages)} pages refused", *refused, sep="\n")


if __name__ == "__main__":
    main()
