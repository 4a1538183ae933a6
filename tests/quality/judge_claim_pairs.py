"""Judge the labelled pairs of claims, and print how many verdicts are right and which are not.

    PYTHONPATH=tests/support python tests/quality/judge_claim_pairs.py

`make verdicts` runs it. A line is a pair with the right verdict, ours, and the words of both claims.
"""

from __future__ import annotations

from claim_pairs import QUANTITIES, judge, read_pairs, score_pairs


def main() -> None:
    """Print the counts, then the pairs with a wrong verdict."""
    pairs = list(read_pairs())
    for name, value in score_pairs(pairs).items():
        print(f"{name:28} {value:6.3f}")
    for pair in pairs:
        verdict = judge(pair, QUANTITIES)
        if verdict != pair.verdict:
            print(f"{pair.verdict}, not {verdict}: {' / '.join(pair.words)}")


if __name__ == "__main__":
    main()
