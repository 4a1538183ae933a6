#!/usr/bin/env bash
# What stands in a letter before the one it replies to is found by lines like "On Thursday, Roe wrote:". Three packages take a
# sentence of the letter for such a line, without a name, an address or a quotation behind it, and drop all that follows. Two
# drop it behind "From: 5 to 7 percent", and one behind a row of underscores below a headline.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install email-reply-parser==0.5.12 mail-parser-reply==1.36 quotequail==0.5.4
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import quotequail
from email_reply_parser import EmailReplyParser
from mailparser_reply import EmailReplyParser as MailParserReply

LETTERS = [
    "The plan has changed.\nOn Thursday the board of Nissan met and wrote:\nno plant in Spain closes.\n",
    "The margin changes.\nFrom: 5 to 7 percent\nDate: March\nThe plan holds.\n",
    "Plants\n___________\nOppama closes in March.\n",
]
READERS = {
    "email-reply-parser": (EmailReplyParser.parse_reply, [True, True, True]),
    "mail-parser-reply": (MailParserReply(languages=["en"]).parse_reply, [True, True, False]),
    "quotequail": (lambda text: "\n".join(part for shown, part in quotequail.quote(text) if shown), [True, False, False]),
}
for name, (read, observed) in READERS.items():
    texts = [read(letter) for letter in LETTERS]
    print(name, version(name), "expected all lines, got", texts)
    cut = [letter.strip().split("\n")[-1] not in text for letter, text in zip(LETTERS, texts, strict=True)]
    assert cut == observed
PYTHON
