#!/usr/bin/env bash
# A shell operation of Prefect has a list of commands, and raises an error when it fails; "fetch the feeds, then publish" is
# such a list. Only the last command is looked at: the first may fail, the others run all the same, and the operation has
# succeeded. The lines of its output, which it returns, are without those that are blank, so that two paragraphs of an article
# are one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME="$folder" PREFECT_HOME="$folder/prefect"
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install prefect==3.9.1 prefect-shell==0.3.7
"$folder/venv/bin/python" - <<'PYTHON'
import logging
from importlib.metadata import version

from prefect_shell import ShellOperation

logging.disable()


def run(*commands):
    try:
        return ShellOperation(commands=list(commands), stream_output=False).run()
    except RuntimeError:
        return "failed"


assert run("echo publish", "false") == "failed"
found = run("false", "echo publish")
print("prefect-shell", version("prefect-shell"), "false, then publish: expected a failure, got", found)
assert found == ["publish"]
found = run("printf 'One paragraph.\\n\\nAnother.\\n'")
print("expected three lines of output, got", found)
assert found == ["One paragraph.", "Another."]
PYTHON
