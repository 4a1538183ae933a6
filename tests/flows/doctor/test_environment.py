"""`newswire doctor` names variables that are set under a misspelt name."""

from __future__ import annotations

import pytest

from flows.doctor.environment import judge_variables

CONFIG = 'token = "${NEWSWIRE_PUSH_TOKEN}"\n# secret = "${NEWSWIRE_HOOK_SECRET}"\n'


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("NEWSWIRE_HOM", "NEWSWIRE_HOME"),
        ("NEWSWIRE_LOGFORMAT", "NEWSWIRE_LOG_FORMAT"),
        ("NEWSWIRE_CORPUS", "NEWSWIRE_CORPUS_DIR"),
        ("NEWSWIRE_PUSH_TOKN", "NEWSWIRE_PUSH_TOKEN"),
    ],
)
def test_a_name_that_is_almost_one_that_is_read_is_named_without_its_value(name: str, meant: str) -> None:
    (finding,) = judge_variables({name: "s3cret"}, CONFIG)
    assert finding.message == f"environment: {name} is set, and nothing reads it"
    assert finding.remedy == f"call it {meant} if that is meant, or unset it"


@pytest.mark.parametrize(
    "environment",
    [
        {"NEWSWIRE_HOME": "/srv"},
        {"NEWSWIRE_PUSH_TOKEN": "s3cret", "NEWSWIRE_HOOK_SECRET": "s3cret"},
        {"NEWSWIRE_PG_PASSWORD": "s3cret"},  # of another configuration
        {"NEWSWIRE_HOME": "/srv", "NEWSWIRE_HOME_2": "/srv"},  # the one that is read is set
        {"NEWSREADER_HOME": "/srv"},
    ],
)
def test_other_variables_are_nobodys_mistake(environment: dict[str, str]) -> None:
    assert list(judge_variables(environment, CONFIG)) == []
