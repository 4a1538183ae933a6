#!/usr/bin/env bash
# A page's JSON-LD graph describes the author of the article and the editor-in-chief of the site as persons. The article
# names its author by reference; both come out as its authors.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install trafilatura==2.3.1
"$folder/venv/bin/python" - <<'PYTHON'
import json
from importlib.metadata import version

from trafilatura import extract_metadata

graph = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "NewsArticle", "headline": "Talks end", "author": {"@id": "#ito"}},
        {"@type": "Person", "@id": "#ito", "name": "Ada Ito"},
        {"@type": "NewsMediaOrganization", "name": "Harbour Post", "employee": {"@id": "#ray"}},
        {"@type": "Person", "@id": "#ray", "name": "Zoe Ray", "jobTitle": "Editor-in-chief"},
    ],
}
html = f'<html><head><script type="application/ld+json">{json.dumps(graph)}</script></head><body><article><h1>Talks end</h1><p>{"The talks on the harbour plant ended without a result. " * 8}</p></article></body></html>'
author = extract_metadata(html).author
print("trafilatura", version("trafilatura"), "expected 'Ada Ito', got", repr(author))
assert author == "Ada Ito; Zoe Ray"
PYTHON
