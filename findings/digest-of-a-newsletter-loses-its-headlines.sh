#!/usr/bin/env bash
# A digest is a message of messages, each with its subject, author and date (RFC 2046, 5.1.5). Of one a reader of e-mail keeps
# the texts alone: the headlines of the stories, and who wrote them, are nowhere in what it returns. Two others have them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install mail-parser==4.8.0 eml-parser==4.4.0 fast-mail-parser==0.10.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import eml_parser
import fast_mail_parser
import mailparser

STORY = "From: {0}@harbour.example\nSubject: {1}\nDate: Wed, 04 Nov 2026 10:00:00 +0900\n\n{2}\n"
STORIES = [STORY.format("mika", "Talks end", "Nine hours."), STORY.format("jo", "Vans move", "Two ships.")]
HEAD = "From: desk@harbour.example\nTo: jo@harbour.example\nSubject: Today\nDate: Thu, 05 Nov 2026 10:00:00 +0900\n"
DIGEST = HEAD + "MIME-Version: 1.0\nContent-Type: multipart/digest; boundary=b\n\n--b\n\n" + "\n--b\n\n".join(STORIES) + "\n--b--\n"
message = DIGEST.replace("\n", "\r\n").encode()
returned = {
    "fast-mail-parser": "".join(str(attachment.content) for attachment in fast_mail_parser.parse_email(message).attachments),
    "mail-parser": mailparser.parse_from_bytes(message).mail_json,
    "eml-parser": str(eml_parser.EmlParser(include_raw_body=True, include_attachment_data=True).decode_email_bytes(message)),
}
for name, text in returned.items():
    found = [words for words in ("Nine hours.", "Two ships.", "Talks end", "Vans move") if words in text]
    print(name, version(name), "expected both texts and both headlines, got", found)
    assert found == ["Nine hours.", "Two ships."] + (["Talks end", "Vans move"] if name != "mail-parser" else [])
PYTHON
