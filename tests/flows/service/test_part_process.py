"""One part: what its status says when it hangs, with a real process and stated times."""

from __future__ import annotations

import os
import sys

from waiting import wait_until

from flows.service.part_process import PartProcess
from flows.service.parts import Part

ADDRESS = "http://127.0.0.1:9"


def test_a_part_that_answers_no_probe_for_a_minute_is_killed_and_its_status_says_why() -> None:
    answers = [False, True, *[False] * 6]  # the first probe asks whether another program has the address
    part = Part(
        name="web",
        command=(sys.executable, "-c", "import time; time.sleep(1000)"),
        environment=os.environ,
        address=ADDRESS,
        health_url=ADDRESS,
    )
    process = PartProcess(part, probe=lambda _: answers.pop(0))
    for now in range(0, 70, 10):
        process.step(now, may_start=True)
    assert process.is_running, "five missed probes are a busy machine"
    process.step(70, may_start=True)
    wait_until(process.has_ended)
    process.step(71, may_start=True)
    assert process.status.state == "waiting"
    assert process.status.last_end == "was killed, since it answered none of 6 probes"
