#!/usr/bin/env bash
# etpgrf puts the quotation marks of Russian and English into texts for the web. It looks at marks that a letter stands
# beside. A quotation that begins with a figure, a sign or three full stops keeps its first mark and has its last one
# changed, so that it ends and never began; a name like "370Z" does so too, and in quotes within quotes the outer ones
# stay.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install etpgrf==0.1.6.post1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from etpgrf import Typographer

EXPECTED = {
    ("en", 'The "Leaf" sells.'): "The&nbsp;\u201cLeaf\u201d sells.",
    ("en", '"300 cars" sold'): "&quot;300 cars\u201d sold",
    ("en", '"370Z" sold'): "&quot;370Z\u201d sold",
    ("en", '"-5 percent" it is'): "&quot;-5 percent\u201d it&nbsp;is",
    ("ru", '"\u041b\u0438\u0444" \u043f\u0440\u043e\u0434\u0430\u043d'): "\u00ab\u041b\u0438\u0444\u00bb \u043f\u0440\u043e\u0434\u0430\u043d",
    ("ru", '"5 \u043c\u0430\u0448\u0438\u043d" \u043f\u0440\u043e\u0434\u0430\u043d\u043e'): "&quot;5 \u043c\u0430\u0448\u0438\u043d\u00bb \u043f\u0440\u043e\u0434\u0430\u043d\u043e",
}
for (language, text), observed in EXPECTED.items():
    found = Typographer(langs=language).process(text=text)
    print("etpgrf", version("etpgrf"), language, repr(text), "got", repr(found))
    assert found == observed
PYTHON
