#!/usr/bin/env bash
# mf2dom parses microformats2, "validated against the official microformats-tests suite", with "stable round-trips". The rules for
# parsing, and that suite, have entries of the older kind, class hentry, which many themes still write: they are items, too. Here
# there is none. And the language of a Japanese text, which it reads, is lost once it was written.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install mf2dom==0.2.1 mf2py==2.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import mf2dom
import mf2py

OLD = (
    '<div class="hentry"><h1 class="entry-title">Two vans move</h1>'
    '<abbr class="published" title="2026-11-05">Thursday</abbr><div class="entry-content">To Oppama.</div></div>'
)
expected = mf2py.parse(OLD)["items"][0]["properties"]
found = mf2dom.parse(OLD)["items"]
print("mf2dom", version("mf2dom"), "expected, as mf2py has", expected, "got", found)
assert expected["name"] == ["Two vans move"] and expected["published"] == ["2026-11-05"]
assert found == []
assert len(mf2dom.parse(OLD.replace("hentry", "h-entry"))["items"]) == 1
JAPANESE = '<div class="h-entry" lang="ja"><p class="p-name">日産</p><div class="e-content"><b>二台</b></div></div>'
once = mf2dom.parse(JAPANESE)
again = mf2dom.parse(mf2dom.render(once))
languages = [document["items"][0]["properties"]["content"][0].get("lang") for document in (once, again)]
print("mf2dom", "language expected ['ja', 'ja'], got", languages)
assert languages == ["ja", None]
PYTHON
