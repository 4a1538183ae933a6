#!/usr/bin/env bash
# unstruwwel reads dates of history in words. Its documentation begins with "circa 1st half of the 19th century", which is from
# 1801 to 1850 there. It is from 1801 to 1900, for "of the" hides the half, as it does a third; "1st half 19th century" is
# right. The second half behind the century it belongs to makes it the second century, and "6th century BC" is of our era.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install unstruwwel==1.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from unstruwwel import unstruwwel

half = unstruwwel("circa 1st half of the 19th century", "en")
print("unstruwwel", version("unstruwwel"), "expected (1801, 1850), got", half)
assert half == (1801, 1900)
assert unstruwwel("1st half 19th century", "en") == (1801, 1850)
assert unstruwwel("1st third of the 20th century", "en") == (1901, 2000)
behind = unstruwwel("19th century, 2nd half", "en")
print("expected (1851, 1900), got", behind)
assert behind == (101, 200)
before = unstruwwel("6th century BC", "en")
print("expected (-600, -501), got", before)
assert before == (501, 600)
assert unstruwwel("6th century b.c.", "en") == (-600, -501)
PYTHON
