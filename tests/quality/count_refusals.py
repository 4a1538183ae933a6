"""Read every labelled page, and print those that are refused, since each has an article.

    PYTHONPATH=tests/support python tests/quality/count_refusals.py

The notices and lists that must be refused are in the tests of `transforms/extraction`. Without the labelled
pages it says so. `make refusals` runs this.
"""

from __future__ import annotations

from reader_pages import NOW, find_sets, read_labelled_pages
from records import make_page

from transforms.pipeline import read_page
from transforms.records import Refusal


def main() -> None:
    """Print a line for each set, and one for each refused page."""
    names = find_sets()
    if not names:
        raise SystemExit("the labelled pages are not on this machine: ../shared/quality")
    for name in names:
        count = 0
        refused: list[str] = []
        for page in read_labelled_pages([name]):
            read = read_page(make_page(page.body, url=page.url), now=NOW)
            count += 1
            if isinstance(read, Refusal):
                refused.append(f"  {page.url or page.key}: {read.reason}, {read.detail}")
        print(f"{name}: {len(refused)} of {count} pages refused", *refused, sep="\n", flush=True)


if __name__ == "__main__":
    main()
