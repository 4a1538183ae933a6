#!/usr/bin/env bash
# The cells of a table of figures are joined without anything between them: the year 2025 and 300 vans are 2025300, and the
# rows too are one number. With line breaks between its tags, the same table has its four numbers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install newspaper4k==0.9.6 lxml_html_clean==0.4.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from newspaper import Article

PARAGRAPHS = [
    "The works council of the harbour plant said on Thursday that talks on its future had ended after nine hours.",
    "About 1,400 people build vans there. A spokesman said nobody would have to leave before the end of the year.",
    "Half of them could move inland, where the owner has built cars for nine countries since the nineties.",
]
TABLE = "<table><tr><td>2025</td><td>300</td></tr><tr><td>2026</td><td>400</td></tr></table>"


def read_table(table: str) -> str:
    first, *rest = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]
    article = Article("https://harbour.example/1", language="en")
    article.download(input_html=f"<html lang='en'><body><article><h1>Talks end</h1>{first}{table}{''.join(rest)}</article></body></html>")
    article.parse()
    return article.text.split("nine hours.")[1].split("About")[0].strip()


joined, parted = read_table(TABLE), read_table(TABLE.replace("><", ">\n<"))
print("newspaper4k", version("newspaper4k"), "expected", repr(parted), "got", repr(joined))
assert (joined, parted) == ("20253002026400", "2025 300 2026 400")
PYTHON
