#!/usr/bin/env bash
# A search for nothing, /news?tag=, and the front of the news, /news, are two pages with two addresses. requests-cache leaves out
# a parameter without a value when it names a page in its store, so that who asks for the second gets the first, and
# /news?tag=cars&sort= is /news?tag=cars. Two values in another order, page=1&page=2 and page=2&page=1, are one page too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install requests-cache==1.3.3
"$folder/venv/bin/python" - <<'PYTHON'
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.metadata import version
from threading import Thread

from requests_cache import CachedSession


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        body = self.path.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


server = HTTPServer(("127.0.0.1", 0), Site)
Thread(target=server.serve_forever, daemon=True).start()
session = CachedSession(backend="memory")
EXPECTED = {
    "/news?tag=": "/news?tag=",
    "/news": "/news?tag=",
    "/cars?tag=vans": "/cars?tag=vans",
    "/cars?tag=vans&sort=": "/cars?tag=vans",
    "/list?page=1&page=2": "/list?page=1&page=2",
    "/list?page=2&page=1": "/list?page=1&page=2",
}
for path, observed in EXPECTED.items():
    found = session.get(f"http://127.0.0.1:{server.server_port}{path}").text
    print("requests-cache", version("requests-cache"), "asked for", path, "got", found)
    assert found == observed
server.shutdown()
PYTHON
