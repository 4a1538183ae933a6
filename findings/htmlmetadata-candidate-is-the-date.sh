#!/usr/bin/env bash
# htmlmetadata reads a page by a series of fallbacks. The last for a date is an element whose class has the letters "date"
# in it. So has a candidate: a page that says in words when it was written, and lists the candidates for a post, was
# published "Ken Abe". An update is a date as well, with all its text, and so is what is mandated.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install beautifulsoup4==4.15.0 html5lib==1.1
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --no-deps htmlmetadata==1.1
"$folder/venv/bin/python" - <<'PYTHON'
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.metadata import version

from htmlmetadata import extract_metadata

PAGE = "<html lang='en'><head><title>Maker looks for a chief</title></head><body><h1>Maker looks for a chief</h1>{}</body></html>"
PARTS = {
    "/plain": ("<p>Published in Yokohama on 5 November 2026.</p>", None),
    "/day": ("<p class='date'>5 November 2026</p>", "5 November 2026"),
    "/candidates": ("<p>On 5 November 2026.</p><p class='candidate'>Ken Abe</p><p class='candidate'>Mika Ito</p>", "Ken Abe"),
    "/update": ("<div class='update'>The board meets again in spring.</div>", "The board meets again in spring."),
    "/mandated": ("<p>Wheels, <span class='mandated'>300 million yen</span></p>", "300 million yen"),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        body = PAGE.format(PARTS[self.path][0]).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
for path, (_, observed) in PARTS.items():
    found = extract_metadata(f"http://127.0.0.1:{server.server_port}{path}")["summary"].get("date")
    print("htmlmetadata", version("htmlmetadata"), path, "expected a date or none, got", found)
    assert found == observed
server.shutdown()
PYTHON
