#!/usr/bin/env bash
# "Nissan AND NOT loss" finds nothing in Tantivy, though two headlines name Nissan and no loss: AND makes of what is not wanted a
# part that must be found by itself. "Nissan NOT loss", "Nissan AND -loss" and "+Nissan -loss" find them. "Nissan OR NOT loss"
# has what "Nissan" has. NOT alone is refused, with a word on why.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install tantivy==0.27.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from tantivy import Document, Index, SchemaBuilder

builder = SchemaBuilder()
builder.add_text_field("headline", stored=True)
index = Index(builder.build())
writer = index.writer()
for headline in ("Nissan reports a loss", "Nissan opens a plant", "Nissan and Renault meet", "Mazda opens a plant"):
    writer.add_document(Document(headline=headline))
writer.commit()
writer.wait_merging_threads()
index.reload()
searcher = index.searcher()
WITHOUT_A_LOSS = ["Nissan and Renault meet", "Nissan opens a plant"]
EXPECTED = {
    "Nissan NOT loss": WITHOUT_A_LOSS,
    "Nissan AND -loss": WITHOUT_A_LOSS,
    "+Nissan -loss": WITHOUT_A_LOSS,
    "Nissan AND NOT loss": [],
    "NOT loss AND Nissan": [],
    "Nissan AND NOT (loss)": [],
}
for query, observed in EXPECTED.items():
    hits = searcher.search(index.parse_query(query, ["headline"])).hits
    found = sorted(searcher.doc(address)["headline"][0] for _, address in hits)
    print("tantivy", version("tantivy"), query, "expected", WITHOUT_A_LOSS, "got", found)
    assert found == observed
PYTHON
