#!/usr/bin/env bash
# Chinese makers bear the name of their city: 上海汽车 (SAIC), 北京汽车 (BAIC), 广州汽车 (GAC). The parser of company names takes the
# city for the place and leaves no brand at all, so that all of them, and the branches of any of them, have one brand, the empty
# one. 北京现代, the Hyundai of Beijing, has none either, and CATL (宁德时代) is 时代, "the times".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install companynameparser==0.1.8
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from companynameparser import parse

EXPECTED = {
    "上海汽车集团股份有限公司": ("上海", ""),
    "北京汽车集团有限公司": ("北京", ""),
    "广州汽车集团股份有限公司": ("广州", ""),
    "中国第一汽车集团有限公司": ("中国", ""),
    "北京现代汽车有限公司": ("北京", ""),
    "宁德时代新能源科技股份有限公司": ("宁德", "时代"),
    "重庆长安汽车股份有限公司": ("重庆", "长安汽车"),
}
for name, observed in EXPECTED.items():
    found = parse(name)
    print("companynameparser", version("companynameparser"), name, "got place", found["place"], "brand", repr(found["brand"]))
    assert (found["place"], found["brand"]) == observed
PYTHON
