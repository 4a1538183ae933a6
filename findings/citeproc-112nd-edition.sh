#!/usr/bin/env bash
# Ordinals of the English locale of CSL end in -th for 11 to 13, and so for 111 to 113. citeproc-py, which makes citations,
# has 11th and 112nd. Names in Japanese, Chinese and Korean letters stand with the family name first, without a comma and
# without initials (CSL 1.0.2, name parts); here a style that asks for initials makes of the given name full stops around it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install citeproc-py==0.11.1
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
import warnings
from importlib.metadata import version
from pathlib import Path

warnings.simplefilter("ignore")
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Harbour</title>
<id>harbour</id><updated>2026-11-05T00:00:00+00:00</updated></info><citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><names variable="author"><name name-as-sort-order="all" initialize-with=". "/></names>
<number variable="volume" form="ordinal"/></layout></bibliography></style>"""
file = Path(tempfile.mkdtemp(), "harbour.csl")
file.write_text(STYLE)


def cite(**fields):
    source = CiteProcJSON([{"id": "a", "type": "article-newspaper", "title": "Plants", **fields}])
    bibliography = CitationStylesBibliography(CitationStylesStyle(str(file), validate=False), source, formatter.plain)
    bibliography.register(Citation([CitationItem("a")]))
    return str(bibliography.bibliography()[0])


name = cite(author=[{"family": "\u65e5\u7523", "given": "\u592a\u90ce"}])
ordinals = [cite(volume=number) for number in ("11", "12", "21", "111", "112", "113")]
print("citeproc-py", version("citeproc-py"), "expected 111th 112th 113th, got", ordinals)
print("expected", "\u65e5\u7523\u592a\u90ce", "got", name)
assert ordinals == ["11th", "12th", "21st", "111st", "112nd", "113rd"]
assert name == "\u65e5\u7523, . \u592a\u90ce ."
PYTHON
