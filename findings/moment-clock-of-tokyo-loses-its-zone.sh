#!/usr/bin/env bash
# Three in the afternoon in Tokyo, with its offset, is the same as in London: the offset is read and dropped, and the text has
# an offset of "-00.00", which none is. The day of a format that counts, as in 5th, is "05o", and a word in brackets, which is
# to stay as it is, is formatted: "[pmt]" for "[at]".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install moment==0.12.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import moment

for text in ("2026-11-05T15:00:00+09:00", "2026-11-05T15:00:00+00:00"):
    found = str(moment.date(text))
    print("moment", version("moment"), text, "got", found)
    assert found == "2026-11-05T15:00:00-00.00"
day = moment.date(2026, 11, 5, 15)
print("expected 'November 5th [3] at', got", day.format("MMMM Do"), day.format("[at] H"))
assert (day.format("MMMM Do"), day.format("[at] H")) == ("November 05o", "[pmt] 15")
PYTHON
