#!/usr/bin/env bash
# In CoNLL-U the last column has values of any kind, as Source=https://…/?id=5, and a word may depend on one head in two ways,
# in the column of enhanced dependencies (universaldependencies.org, CoNLL-U format). conllu ends a value at its second equals
# sign, so that an address loses its query; pyconll keeps it, and of two relations with one head the last. Both write what is
# left back.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install conllu==6.0.0 pyconll==3.3.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import conllu
import pyconll

TEXT = """# sent_id = 1
# text = Nissan closed
1	Nissan	Nissan	PROPN	_	_	2	nsubj	2:nsubj|2:obj	Source=https://harbour.example/?id=5
2	closed	close	VERB	_	_	0	root	0:root	_

"""
[sentence] = conllu.parse(TEXT)
print("conllu", version("conllu"), "expected ?id=5 and two relations, got", sentence[0]["misc"], sentence[0]["deps"])
assert sentence[0]["misc"] == {"Source": "https://harbour.example/?id"}
assert sentence[0]["deps"] == [("nsubj", 2), ("obj", 2)]
assert "?id\n" in sentence.serialize() and "?id=5" not in sentence.serialize()
[word, _] = pyconll.load_from_string(TEXT)[0]
print("pyconll", version("pyconll"), "got", word.misc, word.deps)
assert word.misc == {"Source": {"https://harbour.example/?id=5"}}
assert [(head, relation[0]) for head, relation in word.deps.items()] == [("2", "obj")]
assert "2:nsubj" not in word.conll()
PYTHON
