#!/usr/bin/env bash
# Who links to a page tells the place that is named by a Link field, or else by the first `link` or `a` of the page in the
# order of the document, and an empty address is the page itself (Webmention, 3.1.2). A relation in a field needs no quotes
# (RFC 8288, 3). webmention-tools takes a `link` before an `a` that stands before it, has no place where the address is
# empty, and none where the field has no quotes or two relations. The pages are of a server of this script.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install webmention-tools==0.4.1
"$folder/venv/bin/python" - <<'PYTHON'
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from threading import Thread

from webmentiontools.send import WebmentionSend

PAGES = {
    "/1": (None, '<body><a rel="webmention" href="/first">Us</a><p>News</p><link rel="webmention" href="/second"></body>'),
    "/2": (None, '<body><a rel="webmention" href="">Us</a></body>'),
    "/3": ("</first>; rel=webmention", "<body><p>News</p></body>"),
    "/4": ('</first>; rel="webmention pingback"', "<body><p>News</p></body>"),
    "/5": ('</first>; rel="webmention"', "<body><p>News</p></body>"),
}
told = []


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        field, text = PAGES[self.path]
        self.send_response(200)
        if field:
            self.send_header("Link", field)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def do_POST(self):
        told.append(self.path)
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(202)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
Thread(target=server.serve_forever, daemon=True).start()
print("webmention-tools", version("webmention-tools"))
EXPECTED = {"/1": ("/first", "/second"), "/2": ("/2", None), "/3": ("/first", None), "/4": ("/first", None), "/5": ("/first", "/first")}
for path, (right, observed) in EXPECTED.items():
    told.clear()
    WebmentionSend("https://harbour.example/news/5", f"http://127.0.0.1:{server.server_port}{path}").send()
    print(path, "expected", right, "got", *told or [None])
    assert told == ([observed] if observed else [])
server.shutdown()
PYTHON
