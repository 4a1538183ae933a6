#!/usr/bin/env bash
# Words that say nothing of a text are left out before texts are compared. Two English lists have hundred, thousand and million
# among them, one billion and trillion, too: losses of 5 million and of 5 billion yen are one text. The German, French and Spanish
# lists have none of these. A third has entries of two words, "soyez sujet" and "貴方 貴方方", which equal no word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install stop-words==2025.11.4 many-stop-words==0.2.2 stopwords==1.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import many_stop_words
import stop_words
import stopwords

NUMBERS = ("hundred", "thousand", "million", "billion", "trillion")
english = stop_words.get_stop_words("en")
headlines = ("Nissan lost 5 million yen", "Nissan lost 5 billion yen", "Nissan lost 5 yen")
texts = {tuple(word for word in headline.lower().split() if word not in english) for headline in headlines}
print("stop-words", version("stop-words"), "expected 3 texts, got", texts)
assert texts == {("nissan", "lost", "5", "yen")}
found = [number for number in NUMBERS if number in many_stop_words.get_stop_words("en")]
print("many-stop-words", version("many-stop-words"), "has", found)
assert found == ["hundred", "thousand", "million"]
for language, numbers in {"de": "hundert tausend million", "fr": "cent mille million", "es": "cien mil millón"}.items():
    for words in (stop_words.get_stop_words(language), many_stop_words.get_stop_words(language)):
        assert not set(numbers.split()) & set(words)
for language, observed in {"fr": {"soyez sujet"}, "ja": {"貴方 貴方方", "で え"}}.items():
    pairs = {word for word in stopwords.get_stopwords(language) if " " in word}
    print("stopwords", version("stopwords"), language, "got", pairs)
    assert pairs == observed
PYTHON
