#!/usr/bin/env bash
# "RFC 6350-compliant vCard 4.0 parser & generator". What it writes it reads as another card: the organisation, the title and
# the role of a person are not there, a category with a comma in it is two and a street with a semicolon two parts of an
# address, for escapes are undone before the parts are parted (RFC 6350, 3.4), and a backslash before an n is a line break.
# Written once more, the desk of an organisation is part of its name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pythonvcard4==0.2.0 pillow==12.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from pythonvCard4.vcard import Contact

card = Contact(
    fn="Mika Aalto",
    org=["Harbour Post", "News desk"],
    title="Reporter",
    categories=["cars, vans", "ships"],
    adr=[{"value": ["", "", "5; Quay Street", "Turku", "", "20100", "Finland"], "type": ["work"]}],
    note="Files are in A:\\new",
)
written = card.to_vcard()
read = Contact.from_vcard(written)
print("pythonvcard4", version("pythonvcard4"), "expected", card.org, card.title, "got", read.org, read.title)
assert "ORG:Harbour Post;News desk" in written and "TITLE:Reporter" in written
assert (read.org, read.title) == (None, None)
print("expected", card.categories, "got", read.categories)
assert r"CATEGORIES:cars\, vans,ships" in written
assert read.categories == ["cars", " vans", "ships"]
assert read.adr[0]["value"][2:5] == ["5", " Quay Street", "Turku"]
print("expected", repr(card.note), "got", repr(read.note))
assert read.note.splitlines() == ["Files are in A:\\", "ew"]
assert r"ORG:Harbour Post\;News desk" in read.to_vcard()
PYTHON
