#!/usr/bin/env bash
# "*/45 * * * *" is described as "Every 45 minutes". It is due at 0 and 45 minutes past each hour, and so after 45 minutes and
# then after 15. In the same way "every 2 days" is due on the 31st and on the 1st, and "Every 5 hours" at 20 and at 0 o'clock.
# Nothing in the words tells them from "Every 15 minutes", which is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install cron-descriptor==2.2.1 cronsim==2.8
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version
from itertools import islice, pairwise

from cron_descriptor import get_description
from cronsim import CronSim

EXPECTED = {
    "*/45 * * * *": ("Every 45 minutes", {"0:15:00", "0:45:00"}),
    "0 */5 * * *": ("Every 5 hours", {"4:00:00", "5:00:00"}),
    "0 0 */2 * *": ("At 12:00 AM, every 2 days", {"1 day, 0:00:00", "2 days, 0:00:00"}),
    "*/15 * * * *": ("Every 15 minutes", {"0:15:00"}),
}
for expression, observed in EXPECTED.items():
    runs = islice(CronSim(expression, datetime(2026, 12, 1)), 20)
    found = get_description(expression), {str(after - before) for before, after in pairwise(runs)}
    print("cron-descriptor", version("cron-descriptor"), expression, "got", repr(found[0]), "with", *sorted(found[1]))
    assert found == observed
PYTHON
