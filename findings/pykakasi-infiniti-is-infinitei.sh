#!/usr/bin/env bash
# ティ and デュ are the sounds ti and dyu in words from abroad. The spelling in Latin letters has "tei" and "deyu": the make
# インフィニティ and the models ティアナ and デュアリス are infinitei, teiana and deyuarisu, while ディ is di. Another library has infiniti
# and tiana, but dexyuarisu. No English text has such a name, by which the Japanese one could be found in it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pykakasi==2.3.0 romkan==0.2.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pykakasi
import romkan

kakasi = pykakasi.kakasi()
EXPECTED = {
    "インフィニティ": ("infinitei", "infiniti"),
    "ティアナ": ("teiana", "tiana"),
    "デュアリス": ("deyuarisu", "dexyuarisu"),
    "セキュリティ": ("sekyuritei", "sekyuriti"),
    "フェアレディ": ("fearedi", "fearedi"),
}
for name, observed in EXPECTED.items():
    words = kakasi.convert(name)
    found = "".join(word["hepburn"] for word in words), romkan.to_hepburn(name)
    print("pykakasi", version("pykakasi"), name, "got", found[0], "romkan", version("romkan"), found[1])
    assert found == observed
assert "".join(word["kunrei"] for word in kakasi.convert("ティアナ")) == "teiana"
PYTHON
