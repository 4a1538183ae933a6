#!/usr/bin/env bash
# Names of firms and headlines in Japanese may have no kana. Two of three such texts are Korean to langdetect, sure to .99,
# though there is no Hangul in them, and py3langid takes 日産自動車 for Cantonese. Where the language chooses how to split words,
# or which names to look for, the firm is not found.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install langdetect==1.0.9 py3langid==0.4.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import langdetect
import py3langid

langdetect.DetectorFactory.seed = 0
TEXTS = {
    "三菱自動車工業株式会社": ("ko", "zh"),
    "日産自動車社長辞任": ("ko", "zh"),
    "日産自動車": ("zh-tw", "yue"),
    "日産、2万人削減へ": ("ja", "ja"),
}
for text, observed in TEXTS.items():
    found = langdetect.detect(text), py3langid.classify(text)[0]
    print("langdetect", version("langdetect"), "py3langid", version("py3langid"), text, "expected ja, got", found, langdetect.detect_langs(text))
    assert found == observed
PYTHON
