#!/usr/bin/env bash
# ChineseDateTimeNLP finds times in a Chinese sentence. 第三季度, the third quarter, with a year is 6 February, a fiscal year
# 5 February. 十二月, December, is its 12th day, twelve at noon is on the 12th and half past three on the 15th, an hour and a half
# is a month, five days and five hours, and 5.7% the 7th of May. "From 30 January of last year to 2 March of this year" ends
# before this year. The moments are asked for as of 10 November 2026.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ChineseDateTimeNLP==1.0.5 typing_extensions==4.15.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from ChineseDateTimeNLP import TimeNormalizer

EXPECTED = {
    "2026年第三季度": ("2026-07-01", "2026-02-06 00:00:00"),
    "2025财年": ("2025", "2026-02-05 00:00:00"),
    "十二月": ("2026-12-01", "2026-12-12 00:00:00"),
    "中午十二点": ("2026-11-10 12:00:00", "2026-11-12 12:00:00"),
    "15:30": ("2026-11-10 15:30:00", "2026-11-15 15:30:00"),
    "5.7%": ("none", "2026-05-07 00:00:00"),
    "2026年11月5日下午3点": ("2026-11-05 15:00:00", "2026-11-05 15:00:00"),
}
normalizer = TimeNormalizer(isPreferFuture=False)


def find(text):
    found = normalizer.parse(text, baseTime="2026-11-10 10:00:00")
    return found[found["type"]]


for text, (expected, observed) in EXPECTED.items():
    found = find(text)
    print("ChineseDateTimeNLP", version("ChineseDateTimeNLP"), text, "expected", expected, "got", found)
    assert found == observed
years = find("去年1月30日至今年三月二号")
print("expected 2025-01-30 to 2026-03-02, got", years)
assert years == ["2025-01-30 00:00:00", "2025-03-02 00:00:00"]
hours = find("一个半小时")
print("expected an hour and a half, got", hours)
assert {unit: count for unit, count in hours.items() if count} == {"month": 1, "day": 5, "hour": 5}
PYTHON
