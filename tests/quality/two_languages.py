"""Group the invented reports in two languages, and print how well, beside a grouping within languages alone.

    PYTHONPATH=tests/support python tests/quality/two_languages.py

Each pair of `tests/data/languages` is a report of one event in either language, with a report on a similar
event that must stay apart from them. The B-cubed scores are those of the pairs and of the look-alikes
together: each report counts once beside its counterpart, and once more beside the look-alike. "alone" decides
on the two reports of a pair in a warehouse of their own, "together" on all reports of a file, where
look-alikes in one language may be grouped as well. Run by `make languages`.
"""

from __future__ import annotations

import sys

from language_pairs import FILES, read_pairs, score_pairs


def main() -> int:
    """Print the scores of each file."""
    print(f"{'':34} precision  recall      F1   within languages: F1")
    for name in FILES:
        pairs = read_pairs(name)
        for together in (False, True):
            across, within = (score_pairs(pairs, together=together, across=each) for each in (True, False))
            label = f"{name}, {len(pairs)} pairs, {'together' if together else 'alone'}"
            figures = f"{across.precision:9.3f} {across.recall:7.3f} {across.f1:7.3f}"
            print(f"{label:34} {figures}   {within.f1:20.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
