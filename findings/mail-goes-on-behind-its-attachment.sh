#!/usr/bin/env bash
# A mail may have text, an attachment, and more text behind it, all of them parts to be read in their order (RFC 2046, 5.1.3).
# Of such a mail two converters have what is before the table, and a third what is behind it, without a word on the rest. The
# third has the subject as it was encoded for the way (RFC 2047). A fourth makes an empty page of a mail that has HTML and an
# attachment.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install email2md==0.1.3 eml-to-md==0.1.0 csv-from-mbox==0.5.1 eml-to-html==0.0.2
"$folder/venv/bin/python" - <<'PYTHON'
import contextlib
import io
import tempfile
from importlib.metadata import version
from pathlib import Path

import csv_from_mbox
import email2md
import eml_to_html
import eml_to_md

FOLDER = Path(tempfile.mkdtemp())
HEAD = """From: Mika Aalto <mika@harbour.example>
To: Desk <desk@harbour.example>
Subject: Results of =?utf-8?q?Citro=C3=ABn?=
Date: Thu, 05 Nov 2026 10:00:00 +0900
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

"""
TABLE = """--b
Content-Type: text/csv; charset=utf-8
Content-Disposition: attachment; filename="figures.csv"

Year,Cars
"""
PART = "--b\nContent-Type: text/plain; charset=utf-8\n\n{}\n"
MAIL = HEAD + PART.format("Sales fell 5 percent.") + TABLE + PART.format("The plant closes in March.") + "--b--\n"
PAGE = HEAD + """--b
Content-Type: multipart/alternative; boundary="c"

--c
Content-Type: text/html; charset=utf-8

<p>Sales fell 5 percent.</p>
--c--
""" + TABLE + "--b--\n"
(FOLDER / "mail.eml").write_text(MAIL)
(FOLDER / "page.eml").write_text(PAGE)
(FOLDER / "box.mbox").write_text("From mika@harbour.example Thu Nov  5 10:00:00 2026\n" + MAIL)
[row] = csv_from_mbox.message_rows(csv_from_mbox.open_mbox(FOLDER / "box.mbox"))
found = {
    "email2md": email2md.to_markdown(FOLDER / "mail.eml"),
    "eml-to-md": eml_to_md.convert(FOLDER / "mail.eml"),
    "csv-from-mbox": row[-1],
}
for name, text in found.items():
    kept = ["Sales fell 5 percent." in text, "The plant closes in March." in text]
    print(name, version(name), "expected both sentences, got the first and the second", kept)
    assert kept == ([False, True] if name == "email2md" else [True, False])
print("expected 'Results of Citroën', got", [line for line in found["email2md"].splitlines() if "Results" in line])
assert "=?utf-8?q?Citro=C3=ABn?=" in found["email2md"]
assert "Results of Citroën" in found["eml-to-md"] and row[-2] == "Results of Citroën"
with contextlib.redirect_stdout(io.StringIO()):
    written = eml_to_html.eml_to_html(FOLDER / "page.eml").read_text()
print("eml-to-html", version("eml-to-html"), "expected '<p>Sales fell 5 percent.</p>', got", repr(written))
assert written == ""
PYTHON
