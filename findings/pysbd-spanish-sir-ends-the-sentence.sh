#!/usr/bin/env bash
# A splitter of sentences that names Spanish and Dutch among its languages keeps the Spanish "Sra." and "Dr." before a name, and
# ends a sentence behind "Sr."; behind the Dutch "dhr." and "dr.", too. So half of the people quoted lose their name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pysbd==0.3.4
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import pysbd

SENTENCES = [
    ("es", "Según la Sra. Gómez, la planta cerrará en 2027.", 1),
    ("es", "Según el Dr. Gómez, la planta cerrará en 2027.", 1),
    ("es", "Según el Sr. Gómez, la planta cerrará en 2027.", 2),
    ("it", "Secondo il Sig. Rossi, la fabbrica chiude nel 2027.", 1),
    ("nl", "Volgens dhr. Jansen sluit de fabriek in 2027.", 2),
    ("nl", "Volgens dr. Jansen sluit de fabriek in 2027.", 2),
]
for language, sentence, expected in SENTENCES:
    found = pysbd.Segmenter(language=language, clean=False).segment(sentence)
    print(f"pysbd 0.3.4, {language}: {len(found)} of one sentence: {found}")
    assert len(found) == expected
PYTHON
