#!/usr/bin/env bash
# "The third quarter of last year", 去年第三季度, is one of this year: the year is only read if it is a number. So are the end of
# September (九月底, the end of this month), the nineties (90年代, the year 2090), and a span of days, which ends on the first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install time-parser-zh==1.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from time_parser_zh import parse_time_expression

CASES = {
    "上周四": (("2026-10-29", "2026-10-29"), ("2026-10-29", "2026-10-29")),
    "去年第三季度": (("2025-07-01", "2025-09-30"), ("2026-07-01", "2026-09-30")),
    "九月底": (("2026-09-21", "2026-09-30"), ("2026-11-01", "2026-11-30")),
    "90年代": (("1990-01-01", "1999-12-31"), ("2090-01-01", "2090-12-31")),
    "11月5日至7日": (("2026-11-05", "2026-11-07"), ("2026-11-05", "2026-11-05")),
}
for text, (right, observed) in CASES.items():
    found = parse_time_expression(text, datetime(2026, 11, 5, 10))
    print("time-parser-zh", version("time-parser-zh"), text, "expected", right, "got", found)
    assert found == observed
PYTHON
