#!/usr/bin/env bash
# A name in Activity Streams is one string, or a map of languages, nameMap (Activity Streams 2.0, 4.7). An article whose
# headline is a map has no headline, of its text the first language is taken, whichever that is, and of two authors the first;
# nothing tells of the rest. Newsrooms that post in two languages have articles without titles.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install muck-out==0.3.16
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from muck_out import normalize_object

ARTICLE = {
    "@context": "https://www.w3.org/ns/activitystreams",
    "id": "https://harbour.example/1",
    "type": "Article",
    "attributedTo": ["https://harbour.example/jo", "https://harbour.example/ann"],
    "to": ["https://www.w3.org/ns/activitystreams#Public"],
    "published": "2026-11-05T10:00:00Z",
}
LANGUAGES = {"nameMap": {"ja": "協議終了", "en": "Talks end"}, "contentMap": {"ja": "<p>二台</p>", "en": "<p>Two vans</p>"}}
mapped = normalize_object({**ARTICLE, **LANGUAGES})
plain = normalize_object({**ARTICLE, "name": "Talks end", "content": "<p>Two vans</p>"})
print("muck-out", version("muck-out"), "expected a name, got", mapped.name, mapped.content, mapped.attributed_to)
assert (plain.name, plain.content) == ("Talks end", "<p>Two vans</p>")
assert (mapped.name, mapped.content) == (None, "<p>二台</p>")
assert mapped.attributed_to == "https://harbour.example/jo"
PYTHON
