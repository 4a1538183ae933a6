#!/usr/bin/env bash
# timeworker reads a Chinese time as its first and last day, 2020年2月 as 1 to 29 February. The day 2026-11-05 is the days from
# 1 to 5 November, with a clock behind it too, while 2026年11月5日 is one day. The third quarter of 2026 is the whole year, 10-12月,
# from October to December, is December of 2010, and 二〇二六年 is the year 26.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install timeworker==1.3.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import timeworker

EXPECTED = {
    "2026年11月5日": (["2026-11-05", "2026-11-05"], ["2026-11-05", "2026-11-05"]),
    "2026-11-05": (["2026-11-05", "2026-11-05"], ["2026-11-01", "2026-11-05"]),
    "2026/11/05 15:30": (["2026-11-05", "2026-11-05"], ["2026-11-01", "2026-11-05"]),
    "2026年第三季度": (["2026-07-01", "2026-09-30"], ["2026-01-01", "2026-12-31"]),
    "2025年下半年": (["2025-07-01", "2025-12-31"], ["2025-07-01", "2025-12-31"]),
    "10-12月": ("October to December", ["2010-12-01", "2010-12-31"]),
    "二〇二六年十一月五日": (["2026-11-05", "2026-11-05"], ["0026-11-05", "0026-11-05"]),
}
for text, (expected, observed) in EXPECTED.items():
    found = timeworker.parse(text)
    print("timeworker", version("timeworker"), text, "expected", expected, "got", found)
    assert found == observed
PYTHON
