#!/usr/bin/env bash
# The language of what a link leads to, hreflang, is said where it is known (Activity Vocabulary, section 4). Here every link
# without one says en-US once it was read: the address and the hashtags of a Japanese article lead to English pages. The count
# of its replies, totalItems, is written as total_items, a name that nobody reads.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install activitypubdantic==0.0.3 "pydantic<2.1"
"$folder/venv/bin/python" - <<'PYTHON'
import json
from importlib.metadata import version

import activitypubdantic

ARTICLE = {
    "@context": "https://www.w3.org/ns/activitystreams",
    "type": "Article",
    "id": "https://harbour.example/1",
    "nameMap": {"ja": "協議が終わる"},
    "tag": [{"type": "Mention", "href": "https://harbour.example/desk"}],
    "replies": {"type": "Collection", "totalItems": 5},
}
written = activitypubdantic.get_class(json.loads(json.dumps(ARTICLE))).json()
written = json.loads(written) if isinstance(written, str) else written
[tag] = written["tag"]
print("activitypubdantic", version("activitypubdantic"), "expected", ARTICLE["tag"], ARTICLE["replies"], "got", tag, written["replies"])
assert tag["hreflang"] == "en-US"
assert "totalItems" not in written["replies"]
assert written["replies"]["total_items"] == 5
PYTHON
