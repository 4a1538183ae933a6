"""SQL that asks for a tag or quantity that there is not is answered with the most similar one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from flows.cli.sql.unknown_names import describe_unknown_names
from warehouse.edition import open_edition

if TYPE_CHECKING:
    from conftest import Workspace


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["FROM coverage('nisan')"], "there is no tag 'nisan'; the most similar one is nissan"),
        (["FROM co_tags( tag := 'Nissan')"], "there is no tag 'Nissan'; the most similar one is nissan"),
        (["SELECT 1; FROM COVERAGE('tochigy')"], "no tag 'tochigy'; the most similar one is tochigi"),
        (
            ["companies-beside-nissan", "--set", "tag=toyta"],
            "there is no tag 'toyta'; the most similar one is toyota",
        ),
        (
            ["FROM claim_history('job-cuts', subject := 'Nissan')"],
            "there is no tag 'Nissan'; the most similar one is nissan",
        ),
        (["FROM claim_history( 'job-cuts' ,'toyta')"], "there is no tag 'toyta'"),
        (["FROM coverage('it''s')"], 'there is no tag "it\'s"'),
    ],
)
def test_a_name_that_there_is_not_is_told(made_site: Workspace, arguments: list[str], said: str) -> None:
    done = made_site.newswire("sql", *arguments)
    assert (done.returncode, said in done.stderr) == (0, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ["FROM coverage('nissan')"],
        ["FROM claim_history('job-cuts')"],
        ["FROM coverage(NULL)"],
        ["SELECT getvariable('tag')"],
        ["companies-beside-nissan"],
        ["SELECT 'coverage'"],
    ],
)
def test_of_a_name_that_there_is_nothing_is_said(made_site: Workspace, arguments: list[str]) -> None:
    done = made_site.newswire("sql", *arguments)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_quantity_is_compared_with_those_of_the_edition(
    sample_run: Workspace,
) -> None:
    with open_edition(sample_run.edition) as con:
        assert describe_unknown_names(con, "FROM claim_history('job-cuts')") == []
        (words,) = describe_unknown_names(con, "FROM Claim_History( quantity := 'job-cut')")
    assert words.startswith("there is no quantity 'job-cut'; the most similar one is job-cuts.")
