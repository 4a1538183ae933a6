#!/usr/bin/env bash
# nyansasua finds the keywords of texts in 18 languages, which it tells apart, with the RAKE of Rose and others among
# its methods. There a phrase ends at a punctuation mark; here it goes on behind the full stop, so that "worst espinosa
# resigned", the end of a sentence about a loss and the whole of one about a person, comes first, and figures are left
# out, "lost 2.6 billion" is "lost billion". A Japanese text with kana is Chinese, German, French and Spanish are
# English, and a Japanese phrase is three signs with spaces, "日 産 自", which the text does not have.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install nyansasua==0.3.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import cire

print("nyansasua", version("nyansasua"))
LANGUAGES = {
    "日産自動車は5日、赤字だと発表した。工場を閉じると述べた。": "Chinese",
    "Nissan schließt zwei Werke, wie die Zeitung am Montag schrieb.": "English",
    "Nissan ferme deux usines au Japon, selon le journal.": "English",
    "Nissan cierra dos plantas en Japón, dice el diario.": "English",
    "닛산은 공장을 닫는다.": "Korean",
}
for text, observed in LANGUAGES.items():
    found = cire.detect_language(text).name
    print(text, "got", found)
    assert found == observed


def phrases(text):
    return [word.text for word in cire.Extractor(language="auto", top_k=40, algorithm="rake").extract(text)]


english = "Nissan lost 2.6 billion yen. The loss was the worst. Espinosa resigned."
found = phrases(english)
print(english, "got", found)
assert "worst espinosa resigned" in found and not any(sign.isdigit() for phrase in found for sign in phrase)
japanese = "日産自動車は赤字だと発表した。"
found = phrases(japanese)
print(japanese, "got", found)
assert "日 産 自" in found and "日 産 自" not in japanese
PYTHON
