#!/usr/bin/env bash
# num2words2 writes the numbers of a sentence in words. It takes the comma that parts thousands for that of a decimal: 20,000 jobs
# are "twenty jobs", also with lang="en" and in Japanese, and 2,600,000 cars are "two point six,zero cars". The full stop and
# the space of other languages fare no better: 20.000 in German is the 20th and 000, and 20 000 in French twenty and zero. "$2.6
# billion" is two dollars and sixty cents, billion. 20000, given as a number, is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install num2words2==1.0.20
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from num2words2 import num2words, num2words_sentence

EXPECTED = {
    ("en", "Nissan cut 20,000 jobs."): "Nissan cut twenty jobs.",
    ("en", "It built 2,600,000 cars."): "It built two point six,zero cars.",
    ("en", "It cost $2.6 billion."): "It cost two dollars, sixty cents billion.",
    ("de", "Nissan streicht 20.000 Stellen."): "Nissan streicht zwanzigste000 Stellen.",
    ("fr", "Nissan supprime 20 000 emplois."): "Nissan supprime vingt zéro emplois.",
    ("ja", "20,000人を削減"): "二十人を削減",
    ("en", "Nissan cut 20000 jobs."): "Nissan cut twenty thousand jobs.",
}
for (language, text), observed in EXPECTED.items():
    found = num2words_sentence(text, lang=language)
    print("num2words2", version("num2words2"), repr(text), "got", repr(found))
    assert found == observed
print("num2words2 20000 alone:", num2words(20_000, lang="en"))
assert num2words(20_000, lang="en") == "twenty thousand"
PYTHON
