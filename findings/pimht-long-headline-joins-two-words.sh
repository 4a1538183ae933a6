#!/usr/bin/env bash
# pimht reads pages that browsers save in one file (MHTML). The headline is the field Subject, which is folded where it is
# long: the line goes on behind a space, and the space is part of the value (RFC 5322, section 2.2.3). pimht drops it, so
# that the last word of a line and the first of the next are one: the plants are in "Japan andMexico". Python's own reader
# has the space.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pimht==0.6.0 chardet==7.7.0
"$folder/venv/bin/python" - <<'PYTHON'
import email
import email.policy
from importlib.metadata import version

import pimht

PAGE = (
    "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://harbour.example/news/5\r\n"
    "Subject: Maker to cut nine thousand jobs and close three plants in Japan and\r\n Mexico by March\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b1"\r\n\r\n'
    "--b1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    "Content-Location: https://harbour.example/news/5\r\n\r\n<p>Jobs</p>\r\n--b1--\r\n"
)
right = email.message_from_string(PAGE, policy=email.policy.default)["Subject"]
found = pimht.from_string(PAGE).headers["Subject"]
print("pimht", version("pimht"), "expected", repr(right), "got", repr(found))
assert right == "Maker to cut nine thousand jobs and close three plants in Japan and Mexico by March"
assert found == right.replace("and Mexico", "andMexico")
PYTHON
