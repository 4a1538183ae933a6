#!/usr/bin/env bash
# A day by its week, 2026-W45-4, is Thursday 5 November, and is read as Wednesday of the week after: weeks are counted from
# the first Sunday, and days as if Sunday were the first. And half a second, "15:00:00.5", is five millionths of one, for the
# digits behind the point are read as a number; so is a quarter of a second 25 millionths.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install PySO8601==0.2.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from PySO8601 import parse

EXPECTED = {
    "2026-W45-4": ("2026-11-05T00:00:00", "2026-11-11T00:00:00"),
    "2024-W01-1": ("2024-01-01T00:00:00", "2024-01-07T00:00:00"),
    "2020-W53-7": ("2021-01-03T00:00:00", "2021-01-09T00:00:00"),
    "2026-11-05T15:00:00.5Z": ("2026-11-05T15:00:00.500000+00:00", "2026-11-05T15:00:00.000005+00:00"),
    "2026-11-05T15:00:00.25Z": ("2026-11-05T15:00:00.250000+00:00", "2026-11-05T15:00:00.000025+00:00"),
    "2026-309": ("2026-11-05T00:00:00", "2026-11-05T00:00:00"),
}
for text, (expected, observed) in EXPECTED.items():
    found = parse(text).isoformat()
    print("PySO8601", version("PySO8601"), text, "expected", expected, "got", found)
    assert found == observed
PYTHON
