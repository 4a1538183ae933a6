"""One part of the service while it runs: it is started, probed, and started again when it has ended."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from flows.logs import bind_fields, details, log, notice
from flows.service.child_process import explain_end, signal_group, start_child
from flows.service.parts import Part
from flows.service.status import PartState, PartStatus

_LONGEST_DELAY = 60.0  # seconds between two starts
_STEADY = 60.0  # seconds of running after which a part has recovered
# A process that is loaded to the limit answers late: on an over-booked machine /health of a busy server took
# up to 20 s. A part is taken for hung when it has answered none of this many probes, a minute long.
_MISSED_PROBES = 6
_PROBE_INTERVAL = 10.0  # seconds
_FIRST_PROBE_INTERVAL = 0.5  # while it starts


class PartProcess:
    """A part and its process.

    Args:
        part: The part.
        probe: Returns whether an address answers.
    """

    def __init__(self, part: Part, probe: Callable[[str], bool]) -> None:
        self.part = part
        self._probe = probe
        self._process: subprocess.Popen[bytes] | None = None
        self._state: PartState = "waiting"
        self._since = self.started_at = datetime.now(UTC)
        self._failures = 0  # ends in a row, which the delay depends on
        self._restarts = -1  # the first start is none
        self._fault: str | None = None  # for which it was killed
        self._last_end: str | None = None
        self._next_start = self._next_probe = self._started = 0.0
        self._missed = 0

    @property
    def pid(self) -> int | None:
        """The process, or None while there is none."""
        return self._process.pid if self._process else None

    @property
    def is_running(self) -> bool:
        """Whether the part has been well since its process was started."""
        return self._state == "running"

    @property
    def is_well(self) -> bool:
        """Whether the part runs and has answered the last probe."""
        return self.is_running and not self._missed

    @property
    def status(self) -> PartStatus:
        """Its state, for people."""
        return PartStatus(
            name=self.part.name,
            state=self._state,
            pid=self.pid,
            since=self._since,
            address=self.part.address,
            restarts=max(0, self._restarts),
            last_end=self._last_end,
        )

    def step(self, now: float, *, may_start: bool) -> None:
        """Take the next step: start the process, probe it, or note its end.

        Args:
            now: The time of the monotonic clock, in seconds.
            may_start: Whether the part that this one needs is well.
        """
        with bind_fields(part=self.part.name):
            if self._process is None:
                if may_start and now >= self._next_start:
                    self._start(now)
            elif (returncode := self._process.poll()) is not None:
                self._note_end(returncode, now)
            elif now >= self._next_probe:
                self._check(now)

    def ask_to_end(self) -> None:
        """Send SIGTERM to the process, and to those that it started if the part says so."""
        if self._process is None:
            return
        if self.part.ends_group:
            signal_group(self._process, signal.SIGTERM)
        else:
            with suppress(ProcessLookupError):
                self._process.terminate()

    def kill(self) -> None:
        """Send SIGKILL to the process and to those that it started."""
        if self._process is not None:
            signal_group(self._process, signal.SIGKILL)

    def has_ended(self) -> bool:
        """Return whether the process has ended, and reap it."""
        return self._process is None or self._process.poll() is not None

    def _start(self, now: float) -> None:
        url = self.part.health_url
        if url and self._probe(url):  # it would be taken for this part, and a server would get its requests
            self._last_end = f"could not be started: another program answers at {self.part.address}"
            self._schedule(now)
            return
        self._restarts += 1
        self._started, self._missed, self._fault = now, 0, None
        self.started_at = datetime.now(UTC)
        try:
            self._process = start_child(self.part.command, self.part.environment)
        except OSError as error:  # no memory or no processes left
            self._last_end = f"could not be started: {error.strerror or error}"
            self._schedule(now)
            return
        log.info("part started", extra=details(process=self.pid, restarts=self._restarts))
        self._enter("starting")
        self._next_probe = now

    def _check(self, now: float) -> None:
        url = self.part.health_url
        if url is None or self._probe(url):
            self._missed = 0
            self._next_probe = now + _PROBE_INTERVAL
            if self._state == "starting":
                self._enter("running")
                where = f" at {self.part.address}" if self.part.address else ""
                notice(f"{self.part.name} runs{where} (process {self.pid})")
        elif self._state == "starting":
            self._next_probe = now + _FIRST_PROBE_INTERVAL
            if now - self._started > self.part.start_limit:
                self._give_up(f"did not answer within {self.part.start_limit:g} seconds of its start")
        else:
            self._missed += 1
            self._next_probe = now + _PROBE_INTERVAL
            if self._missed >= _MISSED_PROBES:
                self._give_up(f"answered none of {self._missed} probes")

    def _give_up(self, why: str) -> None:
        log.warning("%s %s and is killed", self.part.name, why)
        self._fault = f"was killed, since it {why}"
        self.kill()

    def _note_end(self, returncode: int, now: float) -> None:
        self.kill()  # what it started does not go on without it
        if now - self._started > _STEADY:
            self._failures = 0
        self._last_end = self._fault or explain_end(returncode)
        self._schedule(now)

    def _schedule(self, now: float) -> None:
        """Decide when the part is started again: after 1, 2, 4 seconds, and so on up to a minute."""
        delay = min(_LONGEST_DELAY, 2.0**self._failures)
        self._failures += 1
        self._next_start = now + delay
        self._process = None
        self._enter("waiting")
        log.warning("%s %s; it is started again in %g s", self.part.name, self._last_end, delay)

    def _enter(self, state: PartState) -> None:
        self._state, self._since = state, datetime.now(UTC)
