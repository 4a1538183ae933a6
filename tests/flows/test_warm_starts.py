"""The interpreter that starts commands for tests says how it ended, where a broken pipe would not."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from warm_starts import WarmInterpreterEndedError, WarmStarter


def test_an_interpreter_that_was_killed_is_told_from_a_broken_pipe(tmp_path: Path) -> None:
    with WarmStarter() as starter:
        words = ("-c", "print('here')")
        output = tmp_path / "output.txt"
        started = starter.start(words, folder=tmp_path, environment=os.environ, output=output)
        assert (started.wait(60), output.read_text()) == (0, "here\n")
        os.kill(starter.pid, signal.SIGKILL)
        with pytest.raises(WarmInterpreterEndedError, match="status -9: it wrote nothing"):
            starter.import_all(["json"])
        with pytest.raises(WarmInterpreterEndedError, match="status -9"):
            starter.start(words, folder=tmp_path, environment=os.environ, output=output)
