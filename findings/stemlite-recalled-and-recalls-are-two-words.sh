#!/usr/bin/env bash
# stemlite has stemmers for search, so that the words of a question and of a text are normalised alike. It undoes a doubled
# l behind -ed and leaves it in the word itself: "recalled" is recal, "recalls" recall, so that a search for recalls of cars
# does not find those that were recalled, and the same is true of filled and spilled. Its documentation calls them
# simplified and tuned for search; the stemmers of these names by their authors have one stem for each pair.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install stemlite==0.1.0 snowballstemmer==3.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import snowballstemmer
from stemlite import porter_stemmer, snowball_stemmer

PAIRS = {
    porter_stemmer: ("porter", [("recalled", "recalls"), ("spilled", "spills"), ("filled", "fills"), ("called", "calls")]),
    snowball_stemmer: ("english", [("recalled", "recalls"), ("spilled", "spills"), ("filled", "fills")]),
}
for stem, (name, pairs) in PAIRS.items():
    reference = snowballstemmer.stemmer(name).stemWord
    for first, second in pairs:
        right = reference(first), reference(second)
        found = stem(first), stem(second)
        print("stemlite", version("stemlite"), first, second, "expected", right, "got", found)
        assert right[0] == right[1]
        assert found[0] != found[1]
assert porter_stemmer("closed") == porter_stemmer("closes")
PYTHON
