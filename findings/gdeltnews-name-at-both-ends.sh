#!/usr/bin/env bash
# GDELT's Web News NGrams give each word of an article with the words around it, of which gdeltnews makes its text again. Its
# last step removes a beginning that is the end as well, one word long or half of the text: an article that ends with the
# word it begins with, most often the name it is about, loses the name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install gdeltnews==1.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import json
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from gdeltnews.wordmatch import load_and_filter_data, process_article

TEXTS = [
    "Yokohama keeps the plant that builds the vans , the mayor said on Thursday , and the vans stay in Yokohama",
    "Nissan will not close the plant , the union said : it is the last one that builds vans for Nissan",
    "Nissan will not close the plant , the union said : it is the last one that builds vans for Renault",
]


def write_rows(number: int, text: str) -> list[str]:
    words = text.split()
    return [
        json.dumps({
            "date": "2026-11-05T10:00:00Z", "ngram": word, "lang": "en", "type": 1, "pos": index * 10 // len(words) * 10,
            "pre": " ".join(words[max(0, index - 7) : index]), "post": " ".join(words[index + 1 : index + 8]),
            "url": f"https://harbour.example/{number}",
        })
        for index, word in enumerate(words)
    ]


with TemporaryDirectory() as folder:
    path = Path(folder, "20261105100000.webngrams.json")
    path.write_text("\n".join(row for number, text in enumerate(TEXTS) for row in write_rows(number, text)))
    articles, _ = load_and_filter_data(str(path))
found = [process_article(article)["text"] for article in articles.items()]
for text, made in zip(TEXTS, found, strict=True):
    print("gdeltnews", version("gdeltnews"), "expected", repr(text), "got", repr(made))
assert found[0].startswith("keeps the plant") and found[1].startswith("will not close the plant")
assert found[2].startswith("Nissan will not close the plant")
PYTHON
