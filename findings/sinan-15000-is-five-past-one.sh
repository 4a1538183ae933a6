#!/usr/bin/env bash
# sinan reads dates and numbers out of Chinese texts. The point of a number is the hour of a clock in Chinese, 点: 一点五万,
# 15,000, is five past one, and 百分之五点七, 5.7 percent, seven past five and one yuan. 零下五度, five degrees below zero, are
# five, the business year 2025/26 is 6 February 2025, and a fall of 5.7% is nothing. A day has the time at which it was
# read, and three o'clock its seconds, so that one text has another moment whenever it is read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install sinan==0.1.5
"$folder/venv/bin/python" - <<'PYTHON'
import datetime
import io
from contextlib import redirect_stdout
from importlib.metadata import version

from sinan import Sinan


def parse(text):
    with redirect_stdout(io.StringIO()):
        return Sinan(text).parse()


EXPECTED = {
    "裁员3900人": ("people", [[3900.0, "人"]]),
    "零下五度": ("temperature", [[5.0, "℃"]]),
    "百分之五点七": ("money", [[1.0, "元"]]),
}
for text, (kind, observed) in EXPECTED.items():
    found = parse(text)
    print("sinan", version("sinan"), text, "got", found)
    assert found[kind] == observed
for text, moment in {"一点五万": " 01:05:", "百分之五点七": " 05:07:", "2025/26财年": "2025-02-06 "}.items():
    found = parse(text)["datetime"]
    print("sinan", version("sinan"), text, "got", found)
    assert moment in found[0]
assert parse("下降5.7%") == {}
before = datetime.datetime.now().second
found = parse("2026年11月5日下午三点")["datetime"][0]
after = datetime.datetime.now().second
print("2026年11月5日下午三点, at second", before, "of a minute, got", found)
assert found.startswith("2026-11-05 15:00:")
assert int(found[-2:]) in (before, after)
PYTHON
