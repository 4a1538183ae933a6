"""Judge the labelled pairs of claims, and print how many verdicts are right and which are not.

    PYTHONPATH=tests/support python tests/quality/judge_claim_pairs.py

`make verdicts` runs it. A line is a pair with the right verdict, ours, and the words of both claims.
Then come pairs of whole reports, of which those are listed that rules were made by.
"""

from __future__ import annotations

from claim_pairs import QUANTITIES, judge, read_pairs, score_pairs
from report_pairs import explain_fault, read_report_pairs, score_reports

MENDED_BY = ("reports", "further_reports", "recent_reports")


def main() -> None:
    """Print the counts, then the pairs with a wrong verdict."""
    pairs = list(read_pairs())
    for name, value in score_pairs(pairs).items():
        print(f"{name:28} {value:6.3f}")
    for pair in pairs:
        verdict = judge(pair, QUANTITIES)
        if verdict != pair.verdict:
            print(f"{pair.verdict}, not {verdict}: {' / '.join(pair.words)}")
    for name in (*MENDED_BY, "unseen_reports", "later_reports", "unseen_recent_reports"):
        reports = list(read_report_pairs(name))
        print(f"{len(reports)} pairs of {name}")
        for measure, value in score_reports(reports).items():
            print(f"{measure:28} {value:6.3f}")
        for report in reports if name in MENDED_BY else ():
            if fault := explain_fault(report):
                print(f"{fault}, {report.kind}: {report.words}")


if __name__ == "__main__":
    main()
