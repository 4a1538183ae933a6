"""Each reason of a refusal is declared once, explained, used, and never written as a bare string."""

from __future__ import annotations

import ast
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import flows
import transforms
import warehouse
from transforms.records import RefusalReason

DECLARATION = "refusals.py"
VALUES = frozenset(str(reason) for reason in RefusalReason)


@pytest.fixture(scope="module")
def sources() -> dict[str, ast.Module]:
    """The syntax trees of all our modules, for as long as these tests run: they are large."""
    roots = [Path(str(package.__file__)).parent for package in (flows, transforms, warehouse)]
    files = (file for root in roots for file in root.rglob("*.py") if file.name != DECLARATION)
    return {str(file): ast.parse(file.read_text("utf-8")) for file in files}


def list_bare_reasons(tree: ast.Module) -> Iterator[str]:
    """Yield reasons in strings: with a hyphen anywhere, others where a reason is given or compared."""
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(value)) if "-" in value and value in VALUES:
                yield value
            case ast.Call(func=ast.Name(id="FeedNote")):
                continue  # its reasons are those of notes
            case ast.Call():
                given = [keyword.value for keyword in node.keywords if keyword.arg in {"reason", "fault"}]
                yield from list_strings(given)
            case ast.Compare(left=ast.Attribute(attr="reason")) | ast.Compare(left=ast.Name(id="reason")):
                yield from list_strings(node.comparators)
            case ast.Assign(targets=[ast.Name(id="fault" | "reason")]):
                yield from list_strings([node.value])


def list_strings(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        yield from (
            part.value
            for part in ast.walk(node)
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value in VALUES
        )


def test_no_reason_is_written_as_a_bare_string(sources: dict[str, ast.Module]) -> None:
    bare = {file: found for file, tree in sources.items() if (found := list(list_bare_reasons(tree)))}
    assert bare == {}


@pytest.mark.parametrize(
    "line",
    [
        'Refusal(stage="fetch", reason="gone", detail="it is gone")',
        'refuse(page, "no-text")',
        'if exchange.reason == "robots": wait()',
        'if exchange.reason in {"redirect", "gone"}: wait()',
        'fault = "timeout", "no answer"',
    ],
)
def test_a_bare_reason_would_be_found(line: str) -> None:
    assert list(list_bare_reasons(ast.parse(line)))


def test_every_reason_is_used(sources: dict[str, ast.Module]) -> None:
    used = {
        node.attr
        for tree in sources.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "RefusalReason"
    }
    assert used == set(RefusalReason.__members__)


def test_every_reason_has_a_sentence_of_its_own() -> None:
    sentences = [reason.sentence for reason in RefusalReason]
    assert len(set(sentences)) == len(sentences)
    assert all(re.fullmatch(r"[A-Z].+[^.]\.", sentence) for sentence in sentences)


@pytest.mark.parametrize("reason", RefusalReason)
def test_a_reason_is_its_string(reason: RefusalReason) -> None:
    assert reason == str(reason) == f"{reason}" == reason.name.lower().replace("_", "-")
    assert RefusalReason(str(reason)) is reason
    assert pickle.loads(pickle.dumps(reason)) is reason
