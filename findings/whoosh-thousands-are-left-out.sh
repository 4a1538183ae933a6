#!/usr/bin/env bash
# A search for 3,900 in Whoosh is one for 900, in quotation marks too: its words end at a comma, not at a full stop, and a word
# of one sign is left out. It finds 900, 20,900 and 5,900, but no 3900; 5 percent and 7 percent are one text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install whoosh-reloaded==2.7.5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from whoosh.fields import TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import QueryParser

schema = Schema(text=TEXT(stored=True))
index = RamStorage().create_index(schema)
writer = index.writer()
for text in ("3,900 jobs", "20,900 jobs", "900 jobs", "3900 jobs", "5 percent", "7 percent", "5.7 percent"):
    writer.add_document(text=text)
writer.commit()


def find(query):
    with index.searcher() as searcher:
        return sorted(hit["text"] for hit in searcher.search(QueryParser("text", schema).parse(query)))


print("whoosh-reloaded", version("whoosh-reloaded"), "expected ['3,900 jobs'], got", find('"3,900 jobs"'))
assert find("3,900") == find('"3,900 jobs"') == ["20,900 jobs", "3,900 jobs", "900 jobs"]
assert find('"5 percent"') == ["5 percent", "5.7 percent", "7 percent"]
assert find('"5.7 percent"') == ["5.7 percent"]
PYTHON
