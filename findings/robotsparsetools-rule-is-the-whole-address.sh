#!/usr/bin/env bash
# A rule of robots.txt is the beginning of an address, and the longest that fits decides (RFC 9309, section 2.2.2).
# robotsparsetools takes one without a slash at its end for the whole address: /drafts leaves /drafts/talks free. Any rule to
# allow beats all others, whatever its length, and a robot without a group of its own may read everything, whatever that of `*`
# says (2.2.1).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install robotsparsetools==1.3.3 protego==0.7.0
"$folder/venv/bin/python" - <<'PYTHON'
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.metadata import version
from threading import Thread

from protego import Protego
from robotsparsetools import Parse

RULES = "User-agent: *\nDisallow: /drafts\nAllow: /news/\nDisallow: /news/private/\n"
CASES = {
    ("/drafts", "*"): (False, False),
    ("/drafts/talks", "*"): (False, True),
    ("/news/talks", "*"): (True, True),
    ("/news/private/talks", "*"): (False, True),
    ("/drafts/talks", "newswire"): (False, True),
}


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(RULES.encode())

    def log_message(self, *_: object) -> None:
        pass


with HTTPServer(("127.0.0.1", 0), Site) as server:
    Thread(target=server.serve_forever, daemon=True).start()
    site = f"http://127.0.0.1:{server.server_port}"
    read = Parse(f"{site}/robots.txt")
    server.shutdown()
for (page, robot), (right, observed) in CASES.items():
    found = read.can_crawl(site + page, robot)
    print("robotsparsetools", version("robotsparsetools"), page, robot, "expected", right, "got", found)
    assert found is observed
    assert Protego.parse(RULES).can_fetch(site + page, robot) is right
PYTHON
