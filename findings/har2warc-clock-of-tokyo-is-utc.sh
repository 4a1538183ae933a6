#!/usr/bin/env bash
# HAR dates an exchange in ISO 8601 with an offset from UTC, WARC in UTC (WARC 1.1, 5.4). The offset is cut off and a Z put in
# its place: a page that was read in Tokyo at ten was archived at ten in London, nine hours later. And of an address with one
# name twice in its query, the request that is written has only the last.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install har2warc==1.0.4 setuptools==80.9.0
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

from har2warc.har2warc import har2warc
from warcio.archiveiterator import ArchiveIterator

URL = "https://harbour.example/news?tag=vans&tag=plants"
har = {
    "log": {
        "version": "1.2",
        "creator": {"name": "sample", "version": "1"},
        "pages": [],
        "entries": [
            {
                "startedDateTime": "2026-11-05T10:00:00.000+09:00",
                "request": {
                    "method": "GET",
                    "url": URL,
                    "httpVersion": "HTTP/1.1",
                    "headers": [{"name": "Host", "value": "harbour.example"}],
                    "queryString": [{"name": "tag", "value": "vans"}, {"name": "tag", "value": "plants"}],
                    "bodySize": 0,
                },
                "response": {
                    "status": 200,
                    "statusText": "OK",
                    "httpVersion": "HTTP/1.1",
                    "headers": [{"name": "Content-Type", "value": "text/html"}],
                    "content": {"text": "<p>Two vans move.</p>"},
                },
            }
        ],
    }
}
archive = io.BytesIO()
har2warc(har, archive)
archive.seek(0)
records = {record.rec_type: record for record in ArchiveIterator(archive)}
date = records["response"].rec_headers.get_header("WARC-Date")
path = records["request"].http_headers.get_header("path") or records["request"].http_headers.statusline
print("har2warc", version("har2warc"), "expected 2026-11-05T01:00:00Z and both tags, got", date, path)
assert date == "2026-11-05T10:00:00Z"
assert path == "/news?tag=plants HTTP/1.1"
assert records["request"].rec_headers.get_header("WARC-Target-URI") == URL
PYTHON
