#!/usr/bin/env bash
# A record of WARC ends with two line breaks that are not part of it (ISO 28500, 4), which Content-Length says. warcreader
# takes two lines away instead: of a page that does not end with a line break the last line is gone, and JSON on one line is
# nothing at all. To the last page of a file the breaks belong. The address of a page has the carriage return of its field
# at its end.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install warcreader==0.4.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version
from io import BytesIO

from warcreader import WarcFile


def record(number, body, media_type):
    page = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s" % (media_type, len(body), body)
    fields = (
        b"WARC-Type: response",
        b"WARC-Target-URI: https://harbour.example/%d" % number,
        b"WARC-Date: 2026-11-05T10:00:00Z",
        b"WARC-Record-ID: <urn:uuid:5e0c1f3a-1111-4222-8333-00000000000%d>" % number,
        b"Content-Type: application/http; msgtype=response",
        b"Content-Length: %d" % len(page),
    )
    return b"WARC/1.0\r\n" + b"\r\n".join(fields) + b"\r\n\r\n" + page + b"\r\n\r\n"


PAGES = (
    (b'{"jobs": 300}', b"application/json", b""),
    (b"<p>Talks end</p>\n<p>The plan is 2.6 billion</p>", b"text/html", b"<p>Talks end</p>\n"),
    (b"<p>Late ferries</p>", b"text/html", b"<p>Late ferries</p>\r\n\r\n"),
)
archive = b"".join(record(number, body, kind) for number, (body, kind, _) in enumerate(PAGES, 1))
print("warcreader", version("warcreader"))
for number, (page, (body, _, observed)) in enumerate(zip(WarcFile(BytesIO(archive)), PAGES), 1):
    print("expected", body, "got", page.payload, page.uri)
    assert page.payload == observed
    assert page.uri == b"https://harbour.example/%d\r" % number
assert number == 3
PYTHON
