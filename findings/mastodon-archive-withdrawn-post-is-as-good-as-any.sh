#!/usr/bin/env bash
# mastodon-archive makes a text of an archive of posts, and searches it. The warning above a post, here that its figures were
# withdrawn, is in its HTML and not in the text, and a search for it has nothing. Of a poll the question is left. The text has
# signs of Markdown: "1933\." and "\- 5 percent".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install mastodon-archive==1.4.8 html2text==2025.4.15
"$folder/venv/bin/python" - <<'PYTHON'
import contextlib
import io
import json
import os
import sys
import tempfile
from argparse import Namespace
from importlib.metadata import version

from mastodon_archive import text

ACCOUNT = {"display_name": "Mika", "username": "mika"}
POSTS = [
    ("Nissan cuts 300 jobs.", {"spoiler_text": "Withdrawn: the figures are wrong"}),
    ("Will the plant close?", {"poll": {"votes_count": 7, "options": [{"title": "Never", "votes_count": 7}]}}),
    ("1933. That was the year.</p><p>- 5 percent in March", {}),
]
statuses = [
    {"id": number, "reblog": None, "account": ACCOUNT, "created_at": f"2026-11-05T1{number}:00:00.000Z", "poll": None}
    | {"url": f"https://social.example/{number}", "content": f"<p>{words}</p>", "media_attachments": [], "spoiler_text": ""}
    | more
    for number, (words, more) in enumerate(POSTS)
]


def write(*patterns):
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    asked = {"user": "mika@social.example", "collection": "statuses", "reverse": False, "combine": False}
    with contextlib.redirect_stdout(out):
        text.text(Namespace(pattern=list(patterns), **asked))
        sys.stdout.flush()
    return out.buffer.getvalue().decode()


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    with open("social.example.user.mika.json", "w") as file:
        json.dump({"account": ACCOUNT, "statuses": statuses, "favourites": [], "mentions": []}, file)
    whole, searched = write(), write("Withdrawn")
    os.chdir("/")
print("mastodon-archive", version("mastodon-archive"), "got", whole)
assert "Nissan cuts 300 jobs." in whole and "Will the plant close?" in whole
assert "Withdrawn" not in whole and "Never" not in whole
assert "1933\\. That was the year." in whole and "\\- 5 percent in March" in whole
print("a search for Withdrawn, expected the first post, got", repr(searched))
assert searched == ""
PYTHON
