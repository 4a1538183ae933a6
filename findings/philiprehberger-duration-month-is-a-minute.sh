#!/usr/bin/env bash
# The package reads durations of ISO 8601, in which the M before T is months and the one behind it minutes (4.4.3.2). P3M, a
# quarter of a year, is three minutes, for what its pattern of ISO 8601 does not have is read as words, in which M is a minute.
# In words "1,500 seconds" are 500, "-2 hours", as for a clock that is behind, two hours more, and of "2h30" the 30 is dropped.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install philiprehberger-duration==0.4.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import philiprehberger_duration

found = {text: philiprehberger_duration.parse(text) for text in ("P3M", "P1W", "1,500 seconds", "-2 hours", "2h30", "PT3M")}
print("philiprehberger-duration", version("philiprehberger-duration"), "expected an error or months for P3M, got", found["P3M"])
assert found["P3M"] == found["PT3M"] == 180
assert found["P1W"] == 7 * 24 * 3600
print("expected 1500 and -7200, got", found["1,500 seconds"], "and", found["-2 hours"])
assert found["1,500 seconds"] == 500
assert found["-2 hours"] == 7200
assert found["2h30"] == 7200
PYTHON
