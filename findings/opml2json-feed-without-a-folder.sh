#!/usr/bin/env bash
# OPML lists feeds in folders to any depth, and beside them (OPML 2.0, outline). opml2json takes what stands in the body for
# folders and what stands in these for feeds: a feed without a folder is an empty folder, without its address; a folder in a
# folder has an outline of no address in the place of its feeds; and of two folders of one name the first one's feeds are gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install opml2json==0.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version
from tempfile import NamedTemporaryFile

from opml2json.otoj import opml_to_dic

LIST = """<?xml version="1.0"?><opml version="2.0"><head><title>Sources</title></head><body>
<outline type="rss" text="Harbour News" xmlUrl="https://harbour.example/rss"/>
<outline text="Cars"><outline type="rss" text="Vans" xmlUrl="https://vans.example/rss"/>
<outline text="Asia"><outline type="rss" text="Tokyo" xmlUrl="https://tokyo.example/rss"/></outline></outline>
<outline text="Ships"><outline type="rss" text="Ferries" xmlUrl="https://ferries.example/rss"/></outline>
<outline text="Ships"><outline type="rss" text="Tugs" xmlUrl="https://tugs.example/rss"/></outline>
</body></opml>"""
with NamedTemporaryFile("w", suffix=".opml") as file:
    file.write(LIST)
    file.flush()
    found = opml_to_dic(file.name)
addresses = [feed["xmlUrl"] for folder in found.values() for feed in folder if "xmlUrl" in feed]
print("opml2json", version("opml2json"), "expected five addresses, got", addresses)
assert addresses == ["https://vans.example/rss", "https://tugs.example/rss"]
assert found["Harbour News"] == [] and found["Cars"][1] == {"text": "Asia"}
PYTHON
