#!/usr/bin/env bash
# The library that normalises names of Japanese companies and people brings a dictionary of its own for SudachiPy, and asks
# for version 0.6.10 or any later one. A fresh installation has 0.7.0, which does not read a dictionary of the old version, so
# that even the import fails. Held at 0.6.10, 日産自動車株式会社 is parted from its form.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ja-entity-parser==1.0.3 sudachipy==0.7.0 sudachidict-core==20261015
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import requires, version

try:
    import ja_entityparser

    problem = ja_entityparser.parse_corporate("日産自動車株式会社")
except Exception as error:
    problem = repr(error)
asked = [line for line in requires("ja-entity-parser") if line.startswith("sudachipy")]
print("ja-entity-parser", version("ja-entity-parser"), "asks for", asked, "with SudachiPy", version("sudachipy"), "expected the import to work, got", problem)
assert asked == ["sudachipy>=0.6.10"]
assert problem.startswith("SudachiError") and "V0 version" in problem, problem
PYTHON
