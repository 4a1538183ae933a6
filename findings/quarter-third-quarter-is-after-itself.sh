#!/usr/bin/env bash
# The package calls itself like datetime, for quarters of finance. In Python a value that equals another is not greater than
# it. A quarter is greater than itself, for "greater" is written as "not less, or equal", and so is a distance of quarters:
# of the reports after the second quarter the one of the second quarter is one. "Less" and "at least" are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install quarter==0.0.4
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from quarter import Quarter, QuarterDelta

third = Quarter(2026, 3)
print("quarter", version("quarter"), "Q3 after Q3: expected False, got", third > Quarter(2026, 3))
assert third == Quarter(2026, 3)
assert third > Quarter(2026, 3)
assert QuarterDelta(1) > QuarterDelta(1)
assert not third < Quarter(2026, 3)
reports = [Quarter(2026, number) for number in (1, 2, 3, 4)]
newer = [str(report) for report in reports if report > Quarter(2026, 2)]
print("reports after Q2: expected ['2026-Q3', '2026-Q4'], got", newer)
assert newer == ["2026-Q2", "2026-Q3", "2026-Q4"]
PYTHON
