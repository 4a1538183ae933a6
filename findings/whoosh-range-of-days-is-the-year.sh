#!/usr/bin/env bash
# A query for [2026-11-05 TO 2026-11-06] finds the stories of two days in Whoosh. Once dates in words are allowed, by the
# plugin made for that, the same query finds those of the whole year, as does one without an end, though a single 2026-11-05 is
# still that day, and 20261105 in a range, too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install whoosh-reloaded==2.7.5
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from whoosh.fields import DATETIME, STORED, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import QueryParser
from whoosh.qparser.dateparse import DateParserPlugin

schema = Schema(name=STORED, day=DATETIME)
index = RamStorage().create_index(schema)
writer = index.writer()
for month, day in ((1, 5), (11, 5), (11, 6), (12, 5)):
    writer.add_document(name=f"{month}/{day}", day=datetime(2026, month, day))
writer.commit()
plain, in_words = QueryParser("name", schema), QueryParser("name", schema)
in_words.add_plugin(DateParserPlugin(basedate=datetime(2026, 11, 8)))


def find(parser, query):
    with index.searcher() as searcher:
        return [hit["name"] for hit in searcher.search(parser.parse(query))]


DAYS = "day:[2026-11-05 TO 2026-11-06]"
print("whoosh-reloaded", version("whoosh-reloaded"), "expected", find(plain, DAYS), "got", find(in_words, DAYS))
assert find(plain, DAYS) == ["11/5", "11/6"]
assert find(in_words, DAYS) == ["1/5", "11/5", "11/6", "12/5"]
assert find(plain, "day:[2026-12-01 TO]") == ["12/5"]
assert find(in_words, "day:[2026-12-01 TO]") == ["1/5", "11/5", "11/6", "12/5"]
assert find(in_words, "day:2026-11-05") == find(in_words, "day:'5 november 2026'") == ["11/5"]
assert find(in_words, "day:[20261105 TO 20261106]") == ["11/5", "11/6"]
PYTHON
