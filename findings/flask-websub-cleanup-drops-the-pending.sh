#!/usr/bin/env bash
# Between a subscription and the hub's confirmation of it (WebSub, 5.3) the subscriber keeps it in a temporary table, for ten
# minutes. `cleanup`, which is there to remove what has expired, removes what has not, and keeps the rest for ever. A feed
# that was just subscribed to is confirmed to nobody, and its hub never pushes it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install flask-websub==0.4.1
"$folder/venv/bin/python" - <<'PYTHON'
import tempfile
from importlib.metadata import version
from pathlib import Path

from flask_websub.subscriber import SQLite3TempSubscriberStorage

REQUEST = {
    "mode": "subscribe",
    "topic_url": "https://harbour.example/rss",
    "hub_url": "https://hub.example/",
    "secret": None,
    "lease_seconds": 86400,
}
storage = SQLite3TempSubscriberStorage(str(Path(tempfile.mkdtemp()) / "pending.db"))
storage["pending"] = {**REQUEST, "timeout": 600}
storage["expired"] = {**REQUEST, "timeout": -600}
storage.cleanup()
with storage.connection() as connection:
    found = [row["callback_id"] for row in connection.execute("SELECT callback_id FROM subscriber_temp")]
print("Flask-WebSub", version("flask-websub"), "expected ['pending'], got", found)
assert found == ["expired"]
PYTHON
