#!/usr/bin/env bash
# A page as it was at three in the afternoon in Tokyo is asked of an archive as of three in the afternoon GMT, nine hours
# later, and the archive answers with a page that there was not yet: the hour of a moment is written as it is, and its zone is
# left. So are moments in UTC, which are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install memento-client==0.6.1
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import UTC, datetime
from importlib.metadata import version
from zoneinfo import ZoneInfo

from memento_client import MementoClient

EXPECTED = {
    datetime(2026, 11, 5, 15, tzinfo=ZoneInfo("Asia/Tokyo")): ("Thu, 05 Nov 2026 06:00:00 GMT", "Thu, 05 Nov 2026 15:00:00 GMT"),
    datetime(2026, 11, 5, 7, tzinfo=UTC): ("Thu, 05 Nov 2026 07:00:00 GMT", "Thu, 05 Nov 2026 07:00:00 GMT"),
}
for moment, (expected, observed) in EXPECTED.items():
    found = MementoClient.convert_to_http_datetime(moment)
    print("memento-client", version("memento-client"), moment.isoformat(), "expected", expected, "got", found)
    assert found == observed
PYTHON
