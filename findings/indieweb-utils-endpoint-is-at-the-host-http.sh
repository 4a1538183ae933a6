#!/usr/bin/env bash
# Where a page takes mentions of it is said by a Link field, or else by the first `link` or `a` of its HTML, and an address
# without a host is to be read from that of the page (Webmention, 3.1.2). "/mentions" in the field becomes
# https://http/mentions, for the scheme of the page stands where its host should, "mentions" on a page below /news/ is
# /mentions, the HTML comes before the field, and an `a` is not found. The pages are of a server of this script.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install indieweb-utils==0.10.0
"$folder/venv/bin/python" - <<'PYTHON'
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from threading import Thread

from indieweb_utils import discover_webmention_endpoint
from indieweb_utils.webmentions.discovery import WebmentionEndpointNotFound

LINK = '<!doctype html><html><head><link rel="webmention" href="{}"></head><body><p>News</p></body></html>'
PAGES = {
    "/news/1": ('</mentions>; rel="webmention"', "<p>News</p>"),
    "/news/2": (None, LINK.format("mentions")),
    "/news/3": ('<http://host.example/first>; rel="webmention"', LINK.format("http://host.example/second")),
    "/news/4": (None, '<!doctype html><html><body><a rel="webmention" href="/mentions">Mentions</a></body></html>'),
}


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        field, text = PAGES[self.path]
        self.send_response(200)
        if field:
            self.send_header("Link", field)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(text.encode())

    do_HEAD = do_GET

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
Thread(target=server.serve_forever, daemon=True).start()
host = f"127.0.0.1:{server.server_port}"
print("indieweb-utils", version("indieweb-utils"))
EXPECTED = {
    "/news/1": (f"http://{host}/mentions", "https://http/mentions"),
    "/news/2": (f"http://{host}/news/mentions", f"https://{host}/mentions"),
    "/news/3": ("http://host.example/first", "http://host.example/second"),
    "/news/4": (f"http://{host}/mentions", None),
}
for path, (right, observed) in EXPECTED.items():
    try:
        found = discover_webmention_endpoint(f"http://{host}{path}").endpoint
    except WebmentionEndpointNotFound:
        found = None
    print(path, "expected", right, "got", found)
    assert found == observed
server.shutdown()
PYTHON
