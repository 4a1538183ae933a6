"""The declarations in prefect.yaml and flows.py agree; no server is needed."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from typing import Any

import pytest
import yaml
from folders import ROOT
from prefect.cli.deploy._models import DeploymentConfig, PrefectYamlModel, RawScheduleConfig, WorkPoolConfig
from pydantic import BaseModel

from flows.flows import FLOWS, TASKS
from flows.pipeline.policies import STAGES

DECLARED: dict[str, Any] = yaml.safe_load((ROOT / "prefect.yaml").read_text())
DEPLOYMENTS: list[dict[str, Any]] = DECLARED["deployments"]


def name_keys(model: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


def find_misspelt(declared: dict[str, Any]) -> set[str]:
    """Return the keys of a prefect.yaml that Prefect would ignore."""
    found = declared.keys() - name_keys(PrefectYamlModel) - {"definitions"}
    for deployment in declared["deployments"]:
        found |= deployment.keys() - name_keys(DeploymentConfig)
        found |= deployment["work_pool"].keys() - name_keys(WorkPoolConfig)
        for schedule in deployment.get("schedules", []):
            found |= schedule.keys() - name_keys(RawScheduleConfig)
    return found


def test_no_key_is_misspelt() -> None:
    assert find_misspelt(DECLARED) == set()


def test_a_misspelt_key_is_found_at_every_level() -> None:
    deployment = {"work_pool": {"nam": "newswire"}, "shedules": [], "schedules": [{"interwal": 300}]}
    misspelt = {"prefect_version": "3", "deployments": [deployment]}
    assert find_misspelt(misspelt) == {"prefect_version", "nam", "shedules", "interwal"}


def test_the_version_is_the_installed_one() -> None:
    assert DECLARED["prefect-version"] == version("prefect")


def test_each_deployment_is_of_a_flow_and_has_parameters_of_that_flow() -> None:
    flows = {f"flows/flows.py:{flow.fn.__name__}": flow for flow in FLOWS.values()}
    for deployment in DEPLOYMENTS:
        flow = flows[deployment["entrypoint"]]
        assert deployment.get("parameters", {}).keys() <= flow.parameters.properties.keys()


def test_what_people_start_by_hand_is_deployed() -> None:
    deployed = {f"{one['entrypoint'].partition(':')[2]}/{one['name']}" for one in DEPLOYMENTS}
    by_hand = {"load/on-demand", "backfill/on-demand", "rebuild/on-demand", "retag/on-demand"}
    assert deployed == by_hand | {"run/scheduled"}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in deployed if name not in readme] == []


def test_all_that_writes_shares_a_queue_and_a_run_is_lost_after_two_heartbeats_at_the_earliest() -> None:
    automation = yaml.safe_load((ROOT / "docs/lost-runs.yaml").read_text())["trigger"]
    for deployment in DEPLOYMENTS:
        pool = deployment["work_pool"]
        assert pool["work_queue_name"] == "writer"
        assert automation["match_related"] == {"prefect.resource.id": f"prefect.tag.{deployment['tags'][0]}"}
        heartbeat = int(pool["job_variables"]["env"]["PREFECT_FLOWS_HEARTBEAT_FREQUENCY"])
        assert automation["within"] >= 2 * heartbeat


def test_only_the_run_has_a_schedule_and_its_first_run_comes_within_one_interval() -> None:
    ((entrypoint, (schedule,)),) = [
        (one["entrypoint"], one["schedules"]) for one in DEPLOYMENTS if "schedules" in one
    ]
    assert entrypoint == "flows/flows.py:run"
    assert timedelta(minutes=1) <= timedelta(seconds=schedule["interval"]) <= timedelta(minutes=10)
    assert datetime.fromisoformat(schedule["anchor_date"]) < datetime(2026, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize("function", FLOWS, ids=lambda function: function.__name__)
def test_a_flow_has_the_name_and_the_parameters_of_its_pipeline(function: Any) -> None:
    flow = FLOWS[function]
    assert flow.name == function.__name__
    wanted = list(inspect.signature(function).parameters.values())[2:]  # after run_stage and context
    given = inspect.signature(flow.fn).parameters.values()
    assert [(one.name, one.kind, one.default) for one in given] == [
        (one.name, one.kind, one.default) for one in wanted
    ]


@pytest.mark.parametrize("function", FLOWS, ids=lambda function: function.__name__)
def test_every_parameter_of_a_flow_is_described(function: Any) -> None:
    properties = FLOWS[function].parameters.properties
    assert [name for name, value in properties.items() if not value.get("description")] == []


def test_each_stage_is_one_task_with_a_name_of_its_own() -> None:
    assert TASKS.keys() == STAGES.keys()
    assert len({task.name for task in TASKS.values()}) == len(TASKS)
    for stage, policy in STAGES.items():
        task = TASKS[stage]
        assert (task.retries, task.timeout_seconds) == (len(policy.retry_delays), policy.timeout)
        assert not task.tags, "a task with a tag asks the server for leave, and fails without one"
