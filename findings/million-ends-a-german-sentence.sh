#!/usr/bin/env bash
# German abbreviates million and billion, "2,6 Mrd. Euro", and English a month, "Nov. 5". A splitter of sentences for 54 languages
# ends one behind either, so that a figure is parted from its currency and a day from its month; it keeps "Ms." and "Dr." Another
# does so behind the month and the governor, "Gov." sentence-splitter keeps all of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install simplemma==2.0.0 sakurs==0.4.2 sentence-splitter==1.4
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import sakurs
import sentence_splitter
import simplemma

SPLITTERS = {
    "simplemma": simplemma.split_sentences,
    "sakurs": lambda text, language: sakurs.split(text, language=language),
    "sentence-splitter": sentence_splitter.split_text_into_sentences,
}
EXPECTED = {
    ("de", "Nissan verlor 2,6 Mrd. Euro."): {"simplemma": ["Nissan verlor 2,6 Mrd.", "Euro."]},
    ("de", "Das kostet 5 Mio. Euro."): {"simplemma": ["Das kostet 5 Mio.", "Euro."]},
    ("en", "The plant closes on Nov. 5 in Japan."): {
        "simplemma": ["The plant closes on Nov.", "5 in Japan."],
        "sakurs": ["The plant closes on Nov.", "5 in Japan."],
    },
    ("en", "Then Gov. Reyes left."): {"simplemma": ["Then Gov.", "Reyes left."], "sakurs": ["Then Gov.", "Reyes left."]},
    ("en", "Then Ms. Reyes left."): {},
}
for (language, text), cut in EXPECTED.items():
    for name, split in SPLITTERS.items():
        if name == "sakurs" and language == "de":
            continue
        found = list(split(text, language))
        print(name, version(name), "expected one sentence, got", found)
        assert found == cut.get(name, [text])
PYTHON
