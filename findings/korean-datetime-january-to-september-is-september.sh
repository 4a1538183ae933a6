#!/usr/bin/env bash
# korean-datetime finds times and ranges in Korean texts, also of news. 3~5일 is a range of days, and 10월~12월 one of months. With
# one 월 for both, as newspapers write, 1~9월 is September alone, 2025~2026년 is 2026, and 2~3분기 the third quarter. 90년대, the
# nineties, is 1990, and 3~5일 동안, for three to five days, the third of the month.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install korean-datetime==1.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from korean_datetime import Cycle, ParseOptions, parse_all

NOW, OPTIONS = datetime(2026, 11, 10, 10), ParseOptions(cycle=Cycle.NEAREST)
EXPECTED = {
    "3~5일": (("2026-11-03", "2026-11-06"), ("2026-11-03", "2026-11-06")),
    "10월~12월 실적": (("2026-10-01", "2027-01-01"), ("2026-10-01", "2027-01-01")),
    "1~9월 판매": (("2026-01-01", "2026-10-01"), ("2026-09-01", "2026-10-01")),
    "10~12월 실적": (("2026-10-01", "2027-01-01"), ("2026-12-01", "2027-01-01")),
    "2025~2026년": (("2025-01-01", "2027-01-01"), ("2026-01-01", "2027-01-01")),
    "2~3분기": (("2026-04-01", "2026-10-01"), ("2026-07-01", "2026-10-01")),
    "90년대": (("1990-01-01", "2000-01-01"), ("1990-01-01", "1991-01-01")),
    "3~5일 동안": ("a length", ("2026-11-03", "2026-11-04")),
}
for text, (expected, observed) in EXPECTED.items():
    (found,) = parse_all(text, now=NOW, options=OPTIONS)
    found = f"{found.start:%Y-%m-%d}", f"{found.end:%Y-%m-%d}"
    print("korean-datetime", version("korean-datetime"), text, "expected", expected, "got", found)
    assert found == observed
PYTHON
