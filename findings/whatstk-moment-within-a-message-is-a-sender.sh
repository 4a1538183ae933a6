#!/usr/bin/env bash
# In an exported chat of WhatsApp a message begins on a new line. whatstk looks for a moment and a name anywhere: a message
# that quotes a line of a log, or gives a moment and a figure, ends there, and what stands behind the moment is another
# message, from "Sunderland". A note of the chat that has a colon, as for a new subject, is a message, too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install whatstk==0.9.1
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

from whatstk import WhatsAppChat

CHAT = """11/13/26, 3:15 PM - Roe: Output so far
11/13/26, 3:16 PM - Lee changed the subject to "Plants: Europe"
11/13/26, 3:17 PM - Lee: as of 11/12/26, 6:00 PM - Sunderland: 300 cars
11/13/26, 3:18 PM - Roe: Thanks
"""
file = Path(tempfile.mkdtemp(), "chat.txt")
file.write_text(CHAT)
messages = [(sender, text) for _, sender, text in WhatsAppChat.from_source(str(file)).df.values.tolist()]
print("whatstk", version("whatstk"), "expected three messages, of Roe and Lee, got", messages)
assert messages == [
    ("Roe", "Output so far"),
    ('Lee changed the subject to "Plants', 'Europe"'),
    ("Lee", "as of"),
    ("Sunderland", "300 cars"),
    ("Roe", "Thanks"),
]
PYTHON
