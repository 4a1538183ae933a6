#!/usr/bin/env bash
# A list of terms and values (dl), as boxes of facts on companies have it, is one word: founded in 1933 with 17 plants is
# "Founded1933Plants17". Browsers set dt and dd as blocks. With line breaks between the tags the words are apart.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install inscriptis==2.7.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from inscriptis import get_text
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.model.config import ParserConfig

FACTS = "<p>Nissan</p><dl><dt>Founded</dt><dd>1933</dd><dt>Plants</dt><dd>17</dd></dl>"
for profile, style in CSS_PROFILES.items():
    found = get_text(FACTS, ParserConfig(css=style)).split()
    print("inscriptis", version("inscriptis"), profile, "expected ['Nissan', 'Founded', '1933', 'Plants', '17'], got", found)
    assert found == ["Nissan", "Founded1933Plants17"]
assert get_text(FACTS.replace("><", ">\n<")).split() == ["Nissan", "Founded", "1933", "Plants", "17"]
PYTHON
