#!/usr/bin/env bash
# An object of Activity Streams may have several values of url, image and type, as a list (Activity Vocabulary, section 4, where
# url and image are not functional and type says so). With a list in one of them an article is no object at all, only a warning;
# with a list of authors it is one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install apmodel==0.5.4
"$folder/venv/bin/python" - <<'PYTHON'
import warnings
from importlib.metadata import version

from apmodel import load

ARTICLE = {
    "@context": "https://www.w3.org/ns/activitystreams", "id": "https://harbour.example/1", "type": "Article",
    "name": "Two vans move", "content": "<p>Two vans move.</p>", "published": "2026-11-05T10:00:00Z",
}
PAGE = {"type": "Link", "href": "https://harbour.example/1.html", "mediaType": "text/html"}
MORE = {
    "one address": {"url": PAGE},
    "two addresses": {"url": [PAGE, {**PAGE, "href": "https://harbour.example/1.pdf", "mediaType": "application/pdf"}]},
    "two pictures": {"image": [{"type": "Image", "url": f"https://harbour.example/{name}.jpg"} for name in ("ship", "van")]},
    "two types": {"type": ["Article", "https://schema.org/NewsArticle"]},
    "two authors": {"attributedTo": ["https://harbour.example/jo", "https://harbour.example/ann"]},
}
found = {}
with warnings.catch_warnings(record=True):
    warnings.simplefilter("always")
    for case, properties in MORE.items():
        found[case] = type(load({**ARTICLE, **properties})).__name__
print("apmodel", version("apmodel"), "expected an Article each time, got", found)
assert found == {"one address": "Article", "two addresses": "NoneType", "two pictures": "NoneType", "two types": "NoneType", "two authors": "Article"}
PYTHON
