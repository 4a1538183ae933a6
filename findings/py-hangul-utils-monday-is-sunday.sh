#!/usr/bin/env bash
# format_number of py-hangul-utils writes a number with Korean units. Noughts behind the point are lost, so that 1.05 is "1 점 5",
# 1.5; zero is nothing, and of 2.6억 two and a point are left. format_date writes a date by a pattern, in which dd is the day of
# the week; words that follow each other are taken for a doubled suffix, and 9일월요일, Monday the 9th, becomes 9일요일.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install py-hangul-utils==1.0.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from hangul_utils import format_date, format_number

EXPECTED = {
    1.05: ("1 점 05", "1 점 5"),
    1.5: ("1 점 5", "1 점 5"),
    "2.6억": ("2 점 6억", "2 점"),
    0: ("0", ""),
    123_456_789: ("1억 2345만 6789", "1억 2345만 6789"),
}
for number, (expected, observed) in EXPECTED.items():
    found = format_number(number).strip()
    print("py-hangul-utils", version("py-hangul-utils"), number, "expected", expected, "got", repr(found))
    assert found == observed
for day, expected, observed in [
    ("2026-11-09", "11월9일월요일", "11월9일요일"),
    ("2026-11-10", "11월10일화요일", "11월10일화요일"),
]:
    found = format_date(day, "MM월D일dd요일")
    print("py-hangul-utils", day, "expected", expected, "got", found)
    assert found == observed
PYTHON
