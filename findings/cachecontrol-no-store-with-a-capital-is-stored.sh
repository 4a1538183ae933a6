#!/usr/bin/env bash
# The names of what Cache-Control says are the same in capitals (RFC 9111, 5.2). A page with "No-Store" is stored, if it says
# when it expires, and is shown again as it was, and so is one with "No-Cache", that is to be asked for each time. "no-store"
# is heeded. The server is one of this script, which counts how often it is asked.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install CacheControl==0.14.4 requests==2.34.2
"$folder/venv/bin/python" - <<'PYTHON'
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from threading import Thread
from time import time

from cachecontrol import CacheControl
from requests import Session

RULES = {"/one": "no-store", "/two": "No-Store", "/three": "No-Cache"}
asked = dict.fromkeys(RULES, 0)


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        asked[self.path] += 1
        self.send_response(200)
        self.send_header("Cache-Control", RULES[self.path])
        self.send_header("Expires", formatdate(time() + 3600, usegmt=True))
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"news")

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
Thread(target=server.serve_forever, daemon=True).start()
session = CacheControl(Session())
for path, rule in RULES.items():
    for _ in range(3):
        session.get(f"http://127.0.0.1:{server.server_port}{path}").raise_for_status()
    print("CacheControl", version("CacheControl"), rule, "expected 3 requests, got", asked[path])
server.shutdown()
assert asked == {"/one": 3, "/two": 1, "/three": 1}
PYTHON
