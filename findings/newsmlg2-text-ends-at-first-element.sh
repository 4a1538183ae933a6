#!/usr/bin/env bash
# In NewsML-G2 a headline may mark up names within it, and a description too (NewsML-G2, the types of labels and blocks: inline,
# span, a, ruby, br). The text that the reader gives ends before the first of them, without a word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install newsmlg2==1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from NewsMLG2 import NewsMLG2Document

ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:harbour.example:20261105:1" version="1"
standard="NewsML-G2" standardversion="2.34" conformance="power" xml:lang="en">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"/>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:AFP"/><versionCreated>2026-11-05T10:00:00Z</versionCreated></itemMeta>
<contentMeta><headline>{0}</headline><description role="drol:summary">{0}</description></contentMeta>
<contentSet><inlineData contenttype="text/plain">Two vans move.</inlineData></contentSet></newsItem>"""


def read_texts(text: str) -> tuple[str, str]:
    content = NewsMLG2Document(ITEM.format(text).encode()).get_item().contentmeta
    return str(content.headline[0]), str(content.description[0])


plain = read_texts("Talks of Nissan and Renault end")
marked = read_texts("Talks of <inline>Nissan</inline> and <inline>Renault</inline> end")
print("newsmlg2", version("newsmlg2"), "expected", plain, "got", marked)
assert plain == ("Talks of Nissan and Renault end",) * 2
assert marked == ("Talks of",) * 2
PYTHON
