#!/usr/bin/env bash
# Telegram Desktop writes the history of a channel as JSON, where a poll has its answers with their votes, and a bold or struck
# piece of text may end in a space, or be a quotation. Of a poll telegram-export-md, which names polls among what it keeps, has
# the question alone, for it looks for options instead of answers. A bold piece keeps its asterisks in Markdown for the space
# in it, and a quotation is said by the channel.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install telegram-export-md==0.4.1 markdown-it-py==4.3.0
"$folder/venv/bin/python" - <<'PYTHON'
import os
import tempfile
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from markdown_it import MarkdownIt
from tg_export_md.converter import parse_chat
from tg_export_md.markdown import render_chat

os.chdir(tempfile.mkdtemp())
SENT = {"type": "message", "date": "2026-11-05T15:00:00", "date_unixtime": "1793858400", "from": "Harbour desk"}
PIECES = [
    {"type": "blockquote", "text": "It will not close."},
    {"type": "bold", "text": "20,000 "},
    {"type": "plain", "text": "jobs"},
]
POLL = {
    "question": "Will it close?",
    "closed": True,
    "total_voters": 57,
    "answers": [{"text": "In March", "voters": 40, "chosen": False}, {"text": "Never", "voters": 17, "chosen": False}],
}
CHANNEL = {
    "name": "Harbour",
    "type": "public_channel",
    "id": 5,
    "messages": [
        {"id": 1, **SENT, "poll": POLL, "text": "", "text_entities": []},
        {"id": 2, **SENT, "text": PIECES, "text_entities": PIECES},
    ],
}
chat = parse_chat(CHANNEL)
render_chat(chat, Path("channel.md"), datetime(2026, 11, 6))
text = Path("channel.md").read_text(encoding="utf-8")
print("telegram-export-md", version("telegram-export-md"), "expected two answers, a quotation and bold 20,000, got")
print(text)
assert chat.messages[0].poll == POLL
assert "Will it close?" in text and "March" not in text and "Never" not in text and "40" not in text
assert "\nIt will not close.**20,000 **jobs" in text
assert "**20,000 **jobs" in MarkdownIt().render(text)
PYTHON
