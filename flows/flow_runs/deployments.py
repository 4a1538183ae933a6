"""Delete the deployments of our flows, so that a renamed one is not left behind."""

from __future__ import annotations

from flows.logs import details, log
from flows.prefect_api import PrefectApi

_OURS = "flows/flows.py:"


def delete_deployments(api: PrefectApi) -> int:
    """Delete all deployments of our flows before those of prefect.yaml are made; return their number.

    Prefect knows a deployment by its name: one that was renamed or removed in the file would stay, and its
    schedule would start runs for ever. Finished flow runs are kept.

    Args:
        api: A server that serves one installation alone: the deployments of others look the same.

    Raises:
        PrefectApiError: The server does not answer.
    """
    ours = [
        one
        for one in api.send("POST", "deployments/filter", {})
        if (one["entrypoint"] or "").startswith(_OURS)
    ]
    for one in ours:
        api.send("DELETE", f"deployments/{one['id']}")
        log.info("deployment deleted", extra=details(entrypoint=one["entrypoint"], deployment=one["name"]))
    return len(ours)
