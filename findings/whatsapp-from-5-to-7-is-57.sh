#!/usr/bin/env bash
# Four readers of chats that WhatsApp exports. In the first a message loses each " - " and ": ", which part the moment, the
# sender and the message of a line, so that "5 - 7 percent" is 57. In the second a message ends at its second colon, two lines
# of it are one word, and the last message is lost. The third leaves out each message with the word "deleted", not only those
# that were. The fourth reads 5/11/2026 as 11 May and 13/11/2026, eight days later, as 13 November.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install whatsapptojson==1.0 whatsappchat2dataframe==0.0.4 \
    whatsappchattodf==0.1.3 whatsapp-parse==0.2.2 pandas==2.3.3
"$folder/venv/bin/python" - <<'PYTHON'
import contextlib
import io
import tempfile
from importlib.metadata import version
from pathlib import Path

import whatsapptojson
from whatsapp_parser import parser
from whatsappchat2dataframe import Converter
from whatsappchattodf import WhatsappChatToDF

FOLDER = Path(tempfile.mkdtemp())
ANDROID = "11/5/26, 10:00 AM - Mika Aalto: Margin: 5 - 7 percent\n"
[message] = whatsapptojson.format(ANDROID.strip(), "android")["chats"]
print("whatsapptojson", version("whatsapptojson"), "expected 'Margin: 5 - 7 percent', got", repr(message["message"]))
assert message["message"] == "Margin57 percent"

LINES = """05/11/26, 10:00 - Mika: Results: sales fell
in Oppama
05/11/26, 10:01 - Ken: Why?
05/11/26, 10:02 - Mika: Vans
"""
(FOLDER / "a.txt").write_text(LINES)
with contextlib.redirect_stderr(io.StringIO()):
    second = Converter().chat2dataframe(str(FOLDER / "a.txt"))
said = second["Message"].tolist()
print("whatsappchat2dataframe", version("whatsappchat2dataframe"), "expected three messages, got", said)
assert said == ["Results", "Why?"]

(FOLDER / "b.txt").write_text("05/11/26, 10:00 - Mika: 300 jobs were deleted\n05/11/26, 10:01 - Ken: Where?\n")
third = WhatsappChatToDF(str(FOLDER / "b.txt"))
third.read_file()
third.clean_data()
third.prepare_df()
kept = third.pd_data["Message"].tolist()
print("whatsappchattodf", version("whatsappchattodf"), "expected ['300 jobs were deleted', 'Where?'], got", kept)
assert kept == ["Where?"]

DAYS = ["5/11/2026, 10:00 AM - Mika: Plans", "13/11/2026, 10:00 AM - Mika: Results"]
moments = [str(moment.date()) for moment in parser.chat_to_dataframe(DAYS)["datetime"]]
print("whatsapp-parse", version("whatsapp-parse"), "expected ['2026-11-05', '2026-11-13'], got", moments)
assert moments == ["2026-05-11", "2026-11-13"]
PYTHON
