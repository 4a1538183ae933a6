#!/usr/bin/env bash
# oEmbedPy finds what is embedded in an article by the list of providers or by the link on a page. Addresses of both kinds
# lose a part. Providers have {format} in the address of their endpoint in the list of oembed.com, as Vimeo has; the page
# that is asked for has {format} in its name. Where a page leads to its endpoint, parameters other than those that it knows
# are dropped: WordPress without rewritten addresses has its route in one of them, so that the front page is asked for.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install oembedpy==0.9.0
"$folder/venv/bin/python" - <<'PYTHON'
import contextlib
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.metadata import version
from threading import Thread
from urllib.parse import quote

from oembedpy import consumer, discovery
from oembedpy.provider import ProviderRegistry

ASKED = []
LINK = '<link rel="alternate" type="application/json+oembed" href="{}">'


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        ASKED.append(self.path)
        link = f"{address}/index.php?rest_route=%2Foembed%2F1.0%2Fembed&amp;url={quote(address + '/?p=5', safe='')}"
        self.send_response(200)
        self.end_headers()
        self.wfile.write(LINK.format(link).encode())

    def log_message(self, *_: object) -> None:
        pass


server = HTTPServer(("127.0.0.1", 0), Site)
address = f"http://127.0.0.1:{server.server_port}"
Thread(target=server.serve_forever, daemon=True).start()
endpoints = [{"url": f"{address}/api/oembed.{{format}}", "schemes": [f"{address}/film/*"], "formats": ["json"]}]
registry = ProviderRegistry.from_dict([{"provider_name": "Films", "provider_url": address, "endpoints": endpoints}])
found = discovery.find_from_registry(f"{address}/film/5", registry), discovery.find_from_content(f"{address}/?p=5")
ASKED.clear()
for endpoint, params in found:
    with contextlib.suppress(ValueError):
        consumer.fetch_content(endpoint, params)
server.shutdown()
listed, linked = ASKED
print("oEmbedPy", version("oembedpy"), "expected /api/oembed.json and a rest_route, got", listed.split("?")[0], linked.split("=")[0])
assert listed.startswith("/api/oembed.%7Bformat%7D?url=")
assert linked.startswith("/index.php?url=") and "rest_route" not in linked
PYTHON
