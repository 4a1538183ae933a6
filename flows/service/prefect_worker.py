"""`python -m flows.service.prefect_worker`: deploy the flows to the service's server, then become a worker.

The schedule of the deployments is switched off: the listener polls the feeds that are due, in a process that
is warm, where a flow run of a worker costs 7 s of CPU time before it does anything. The deployments are for
starting a load, a rebuild or a pass by hand.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from flows.config_file import default_settings
from flows.flow_runs.deployments import delete_deployments
from flows.log_output import configure_logging, read_form
from flows.logs import log
from flows.prefect_api import PrefectApi, PrefectApiError

POOL = "newswire"


def main() -> None:
    """Deploy if that was not done yet, and run the worker in the place of this process."""
    configure_logging(form=read_form(os.environ, default="text"), with_libraries=False)
    api = PrefectApi(url=os.environ["PREFECT_API_URL"])
    project = _find_project()
    if project is None:
        log.warning("no prefect.yaml here: the worker has no deployments")
    elif not _is_deployed(api, project):
        try:
            _deploy(api, project)
        except (PrefectApiError, subprocess.CalledProcessError) as error:
            sys.exit(f"the flows could not be deployed: {error}")
    os.execv(sys.executable, [sys.executable, "-m", "prefect", "worker", "start", "--pool", POOL])  # noqa: S606 -- no shell is wanted


def _find_project() -> Path | None:
    """Return the folder of the nearest `prefect.yaml`: the working folder, or that of the source code."""
    folders = (Path.cwd(), Path(__file__).resolve().parents[2])
    return next((folder for folder in folders if (folder / "prefect.yaml").is_file()), None)


def _is_deployed(api: PrefectApi, project: Path) -> bool:
    """Return whether this very file is deployed; asking Prefect's commands takes 10 s of CPU time."""
    try:
        api.send("GET", f"work_pools/{POOL}")
        return _stamp_file().read_text("utf-8") == _make_stamp(project)
    except (OSError, PrefectApiError):
        return False


def _deploy(api: PrefectApi, project: Path) -> None:
    delete_deployments(api)  # this server is the service's own
    for arguments in (
        ("work-pool", "create", "--type", "process", "--overwrite", POOL),
        ("--no-prompt", "deploy", "--all"),
    ):
        subprocess.run(  # noqa: S603 -- the command lines are ours
            [sys.executable, "-m", "prefect", *arguments], cwd=project, stdout=subprocess.DEVNULL, check=True
        )
    for deployment in api.send("POST", "deployments/filter", {}):
        for schedule in deployment["schedules"]:
            path = f"deployments/{deployment['id']}/schedules/{schedule['id']}"
            api.send("PATCH", path, {"active": False})
    _stamp_file().write_text(_make_stamp(project), "utf-8")


def _stamp_file() -> Path:
    return default_settings().home / "prefect" / "deployed"


def _make_stamp(project: Path) -> str:
    content = (project / "prefect.yaml").read_bytes() + f"{project}\0{version('prefect')}".encode()
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    main()
