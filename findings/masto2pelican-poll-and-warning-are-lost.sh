#!/usr/bin/env bash
# masto2pelican converts an export of Mastodon into pages of Pelican. A poll, exported as a Question, is no page, and
# nobody is told. What stands above a post as a warning, here that the figures were withdrawn, is not on its page, which has the
# figures. Of a thread all parts are on the page, and of its topics those of the first part.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install masto2pelican==0.0.3
"$folder/venv/bin/python" - <<'PYTHON'
import json
import tempfile
from argparse import Namespace
from importlib.metadata import version
from pathlib import Path
from zipfile import ZipFile

from masto2pelican import do


def activity(number, text, **more):
    note = {"id": f"https://social.example/{number}", "type": "Note", "content": f"<p>{text}</p>", "inReplyTo": None}
    note |= {"published": f"2026-11-05T0{number}:00:00Z", "summary": None, "attachment": [], "tag": []} | more
    return {"id": note["id"] + "/activity", "type": "Create", "object": note}


OPTIONS = [{"type": "Note", "name": name, "replies": {"type": "Collection", "totalItems": 5}} for name in ("Yes", "No")]
ITEMS = [
    activity(1, "Nissan cuts 300 jobs.", summary="Withdrawn: the figures are wrong"),
    activity(2, "Will the plant close?", type="Question", oneOf=OPTIONS),
    activity(3, "Sales fell.", tag=[{"type": "Hashtag", "name": "#sales"}]),
    activity(4, "Vans sold well.", tag=[{"type": "Hashtag", "name": "#vans"}], inReplyTo="https://social.example/3"),
]
outbox = {"id": "outbox.json", "type": "OrderedCollection", "totalItems": len(ITEMS), "orderedItems": ITEMS}
with tempfile.TemporaryDirectory() as folder:
    with ZipFile(Path(folder, "archive.zip"), "w") as archive:
        archive.writestr("actor.json", json.dumps({"id": "https://social.example/mika"}))
        archive.writestr("outbox.json", json.dumps(outbox))
    do(Namespace(path=Path(folder, "archive.zip"), dest=Path(folder, "content"), force=False))
    pages = {page.stem: page.read_text() for page in sorted(Path(folder, "content").glob("*.html"))}
print("masto2pelican", version("masto2pelican"), "expected pages 1, 2 and 3, got", list(pages))
assert list(pages) == ["1", "3"]
print("expected a warning above the figures, got", "Withdrawn" in pages["1"], "and the figures", "300 jobs" in pages["1"])
assert "Withdrawn" not in pages["1"] and "300 jobs" in pages["1"]
print("expected the topics sales and vans, got", [line.strip() for line in pages["3"].splitlines() if "keywords" in line])
assert "Vans sold well." in pages["3"] and 'content="sales"' in pages["3"]
PYTHON
