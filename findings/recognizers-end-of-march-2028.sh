#!/usr/bin/env bash
# "By the end of March 2028" is before 16 March of this year, and the year is a second time by itself, that runs until 2029. A
# moment with an offset from UTC is two moments, of the morning and the evening, and its offset is a clock time of its own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install recognizers-text-date-time==1.0.2a2 "emoji<2"
"$folder/venv/bin/python" - <<'PYTHON'
import warnings
from datetime import datetime
from importlib.metadata import version

warnings.simplefilter("ignore")
from recognizers_date_time import recognize_datetime


def read(text: str) -> list[tuple[str, list[str]]]:
    results = recognize_datetime(text, "en-us", reference=datetime(2026, 2, 5, 10))
    return [(result.text, [value.get("value") or value.get("end") for value in result.resolution["values"]]) for result in results]


EXPECTED = {
    "by the end of March 2028": [("by the end of march", ["2025-03-16", "2026-03-16"]), ("2028", ["2029-01-01"])],
    "2026-11-05T10:00:00+09:00": [
        ("2026-11-05t10:00:00", ["2026-11-05 10:00:00", "2026-11-05 22:00:00"]),
        ("09:00", ["09:00:00", "21:00:00"]),
    ],
}
for text, observed in EXPECTED.items():
    found = read(text)
    print("recognizers-text-date-time", version("recognizers-text-date-time"), repr(text), "expected one time, got", found)
    assert found == observed
PYTHON
