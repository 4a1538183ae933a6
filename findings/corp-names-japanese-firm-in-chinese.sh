#!/usr/bin/env bash
# The key by which names of companies are compared is made of Latin letters; a Japanese name is spelt as if it were Chinese,
# and its legal form stays in it. So 日産自動車株式会社 is "ri chan zi dong che zhu shi hui she", which is no name of Nissan anywhere,
# and matches neither its English name nor the same name without 株式会社.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install corp-names==0.3.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from corp_names import normalize_company

NAMES = {
    "Nissan Motor Co., Ltd.": ("nissan motor", "co ltd"),
    "日産自動車株式会社": ("ri chan zi dong che zhu shi hui she", ""),
    "日産自動車": ("ri chan zi dong che", ""),
    "株式会社日立製作所": ("zhu shi hui she ri li zhi zuo suo", ""),
}
for name, expected in NAMES.items():
    company = normalize_company(name)
    print("corp-names", version("corp-names"), name, "got", repr(company.normalized), repr(company.suffix))
    assert (company.normalized, company.suffix) == expected
PYTHON
