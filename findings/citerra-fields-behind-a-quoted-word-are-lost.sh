#!/usr/bin/env bash
# In BibTeX a quotation mark within a value in quotation marks stands in braces (btxdoc; "Tame the BeaST", 2.2). citerra ends
# the value at such a mark, and has neither the rest of it nor the fields behind it, the year and the address of the source
# below, and no diagnostic says so. In a value in braces it is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install citerra==0.4.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import citerra

ENTRY = """@article{{aalto, author = {{Aalto, Mika}},
  title = {},
  year = 2026,
  url = {{https://harbour.example/5}}}}
"""


def fields(title):
    document = citerra.loads(ENTRY.format(title))
    [entry] = citerra.document_to_dicts(document)
    assert not document.diagnostics and not document.failed_blocks
    return entry


cut = fields('"The {"}new{"} Aurora sinks"')
whole = fields('{The "new" Aurora sinks}')
print("citerra", version("citerra"), "expected", sorted(whole), "got", sorted(cut), repr(cut["title"]))
assert whole["title"] == 'The "new" Aurora sinks'
assert (whole["year"], whole["url"]) == ("2026", "https://harbour.example/5")
assert cut["title"] == 'The {'
assert "year" not in cut and "url" not in cut
PYTHON
