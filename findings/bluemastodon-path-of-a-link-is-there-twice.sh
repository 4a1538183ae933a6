#!/usr/bin/env bash
# bluemastodon copies posts from Bluesky to Mastodon. It is to put the whole address where a shortened one stands, and
# replaces only the host: of an address that is whole already the path is there twice. A post that shares four fifths of its
# words with an earlier one is taken for the same and not copied, so that of two reports of a quarter, which differ in the
# quarter and two figures, one is missing. The instance of Mastodon is a server of this script.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install bluemastodon==0.9.11
"$folder/venv/bin/python" - <<'PYTHON'
import json
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from threading import Thread
from urllib.parse import parse_qs

from bluemastodon.config import MastodonConfig
from bluemastodon.mastodon import MastodonClient
from bluemastodon.models import Link, SocialPost
from loguru import logger

NOW = "2026-11-05T10:00:00.000Z"
ACCOUNT = {"id": "1", "username": "desk", "acct": "desk", "display_name": "Desk", "url": "https://social.example/@desk", "created_at": NOW}
posted = []


class Instance(BaseHTTPRequestHandler):
    def answer(self, value):
        text = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def do_GET(self):
        if self.path.startswith("/api/v1/accounts/1/statuses"):
            self.answer([status(number, text) for number, text in enumerate(posted, 1)])
        elif self.path.startswith("/api/v1/accounts/verify_credentials"):
            self.answer(ACCOUNT)
        else:
            self.answer({"version": "4.4.0", "uri": "social.example", "title": "Desk", "api_versions": {"mastodon": 6}})

    def do_POST(self):
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        posted.append(form["status"][0])
        self.answer(status(len(posted), posted[-1]))

    def log_message(self, *_):
        pass


def status(number, text):
    return {
        "id": str(number),
        "content": f"<p>{text}</p>",
        "created_at": NOW,
        "url": f"https://social.example/@desk/{number}",
        "uri": f"https://social.example/@desk/{number}",
        "account": ACCOUNT,
        "media_attachments": [],
    }


def post(number, text, *links):
    moment = datetime(2026, 11, 5, 10, tzinfo=timezone.utc)
    who = {"platform": "bluesky", "author_id": "did:plc:desk", "author_handle": "desk.harbour.example"}
    return SocialPost(id=str(number), content=text, created_at=moment, links=[Link(url=link) for link in links], **who)


logger.remove()
server = ThreadingHTTPServer(("127.0.0.1", 0), Instance)
Thread(target=server.serve_forever, daemon=True).start()
client = MastodonClient(MastodonConfig(f"http://127.0.0.1:{server.server_port}", "none"))
ADDRESS = "https://harbour.example/news/5"
REPORT = "In the {} quarter of this year the harbour had {} passengers and the ferries to the islands were late on {} days"
client.post(post(1, f"The quay is open: {ADDRESS}", ADDRESS))
first = client.post(post(2, REPORT.format("second", 200_000, 12)))[0]
second = client.post(post(3, REPORT.format("third", 300_000, 5)))[0]
server.shutdown()
print("bluemastodon", version("bluemastodon"), "expected", ADDRESS, "got", posted[0])
print("expected two reports, got", first, second, len(posted) - 1)
assert posted[0] == f"The quay is open: {ADDRESS}/news/5"
assert (first, second) == ("success", "duplicate")
assert len(posted) == 2
PYTHON
