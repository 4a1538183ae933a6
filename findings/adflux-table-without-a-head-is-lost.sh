#!/usr/bin/env bash
# adflux converts the document format of Jira to Markdown and back, "with lossless round-tripping". A table whose first row is
# no head is not in the Markdown at all, also where each row begins with a head of its own. Two paragraphs of a cell are one
# word, and below a head of two columns the second column is outside of the table, where readers of GFM drop it (4.10). In the
# other direction the address of a picture is lost, and a task is the HTML of a check box as text, though the format has both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install adflux==0.3.1
"$folder/venv/bin/python" - <<'PYTHON'
import json
from importlib.metadata import version

import adflux


def cell(*words, kind="tableCell", **attributes):
    content = [{"type": "paragraph", "content": [{"type": "text", "text": word}]} for word in words]
    return {"type": kind, "attrs": attributes, "content": content}


def head(word, **attributes):
    return cell(word, kind="tableHeader", **attributes)


def to_markdown(*rows):
    table = {"type": "table", "content": [{"type": "tableRow", "content": row} for row in rows]}
    above = {"type": "paragraph", "content": [{"type": "text", "text": "Cars"}]}
    text = adflux.convert(json.dumps({"version": 1, "type": "doc", "content": [above, table]}), src="adf", dst="md")
    return [line for line in text.splitlines() if line]


plain = to_markdown([cell("2025"), cell("300")], [cell("2026"), cell("400")])
print("adflux", version("adflux"), "expected rows of 2025 and 2026, got", plain)
assert plain == ["Cars"]
assert to_markdown([head("2025"), cell("300")], [head("2026"), cell("400")]) == ["Cars"]
joined = to_markdown([head("Plant"), head("Cars")], [cell("Oppama", "Sunderland"), cell("300")])
print("expected Oppama and Sunderland, got", joined[-1])
assert "OppamaSunderland" in joined[-1]
wide = to_markdown([head("Cars", colspan=2)], [cell("2025"), cell("300")])
print("expected a head of two columns, got", wide)
assert [line.count("|") for line in wide] == [0, 2, 2, 3]


def there_and_back(markdown):
    return adflux.convert(adflux.convert(markdown, src="md", dst="adf"), src="adf", dst="md").strip()


picture = there_and_back("The ![plant](https://harbour.example/p.png) closes")
print("expected the address of the picture, got", repr(picture))
assert picture == "The plant closes"
assert there_and_back("- [x] Call").startswith(r'- \<input class="task-list-item-checkbox" checked="checked"')
PYTHON
