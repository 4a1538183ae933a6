#!/usr/bin/env bash
# An English headline of everyday words is French, and the German name of a plant Dutch, with all languages loaded.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install lingua-language-detector==2.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from lingua import Language, LanguageDetectorBuilder

detector = LanguageDetectorBuilder.from_all_languages().build()
for headline, expected, observed in (
    ("Nissan to cut 20,000 jobs", Language.ENGLISH, Language.FRENCH),
    ("Nissan-Werk in Sunderland", Language.GERMAN, Language.DUTCH),
):
    [first, second, *_] = detector.compute_language_confidence_values(headline)
    print("lingua", version("lingua-language-detector"), repr(headline), "expected", expected.name, "got", first.language.name, round(first.value, 2), "then", second.language.name, round(second.value, 2))
    assert detector.detect_language_of(headline) == observed
PYTHON
