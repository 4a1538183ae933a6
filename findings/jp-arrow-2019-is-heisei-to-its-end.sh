#!/usr/bin/env bash
# An era of Japan begins on its first day: Reiwa on 1 May 2019, Heisei on 8 January 1989. jp-arrow, whose README converts dates
# "from/to Japanese", writes every day of 2019 as 平成31年 and every day of 1989 as 昭和64年, up to 31 December. It reads 令和元年5月1日
# right, and written by itself it makes 平成31年5月1日 of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install jp-arrow==0.1.0 arrow==1.4.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import jp_arrow

EXPECTED = {
    "2019-04-30": ("平成31年4月30日", "平成31年4月30日"),
    "2019-05-01": ("令和1年5月1日", "平成31年5月1日"),
    "2019-12-31": ("令和1年12月31日", "平成31年12月31日"),
    "1989-01-08": ("平成1年1月8日", "昭和64年1月8日"),
    "1989-12-31": ("平成1年12月31日", "昭和64年12月31日"),
    "2020-01-01": ("令和2年1月1日", "令和2年1月1日"),
}
for day, (expected, observed) in EXPECTED.items():
    found = jp_arrow.get(day).format(jp_arrow.FORMAT_WAREKI)
    print("jp-arrow", version("jp-arrow"), day, "expected", expected, "got", found)
    assert found == observed
read = jp_arrow.get("令和元年5月1日")
assert read.format("YYYY-MM-DD") == "2019-05-01"
assert read.format(jp_arrow.FORMAT_WAREKI) == "平成31年5月1日"
PYTHON
