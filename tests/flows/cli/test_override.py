"""An override of two articles takes effect at once and in later runs, until it is removed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Workspace

REPORT = (
    "The harbour board of Esbjerg has let a quay to three carmakers for twenty years. They mean to land "
    "90,000 cars a year there, most of them from Asia.\n\nBerths for two carriers are to be dredged by "
    "the spring. Until then lorries bring the cars from Bremerhaven, two hundred on a good day.\n\nThe "
    "town hopes for 150 jobs. Its mayor spoke of the largest deal since the ferries left."
)
OTHER = (
    "A court in Lund has stopped the sale of the old tannery. Two heirs of the founder say that they were "
    "never asked, and the judge wants to hear them in the autumn. The buyer, a maker of garden chairs, had "
    "already moved in its machines and forty people."
)
LINKS = """
SELECT c.origin, o.origin, method
FROM duplicates AS d JOIN articles AS c USING (article_id) JOIN articles AS o ON o.article_id = d.duplicate_of
ORDER BY ALL
"""
STORIES = "SELECT list(origin ORDER BY origin) FROM articles GROUP BY story_id ORDER BY 1"


@pytest.fixture(scope="module")
def loaded(
    make_workspace: Callable[[Path], Workspace], tmp_path_factory: pytest.TempPathFactory
) -> Workspace:
    """A workspace that has loaded a report, a copy of it and another report: tests must not change it."""
    workspace = make_workspace(tmp_path_factory.mktemp("override"))
    folder = workspace.folder / "texts"
    folder.mkdir()
    for name, text in {"a.txt": REPORT, "b.txt": f"{REPORT} It was signed at noon.", "c.txt": OTHER}.items():
        (folder / name).write_text(f"{name}: a headline for it\n\n{text}\n", encoding="utf-8")
    assert workspace.newswire("load", str(folder)).returncode == 0
    return workspace


@pytest.fixture
def workspace(make_workspace: Callable[[Path], Workspace], tmp_path: Path, loaded: Workspace) -> Workspace:
    """A copy of `loaded` for one test."""
    return make_workspace(tmp_path).take(loaded)


def test_copies_are_separated_by_an_override_and_linked_again_without_it(workspace: Workspace) -> None:
    before = workspace.ask(LINKS)
    assert [{copy, original} for copy, original, _ in before] == [{"a.txt", "b.txt"}]
    done = workspace.newswire("override", "b.txt", "a.txt", "--different", "--note", "two contracts")
    assert (done.returncode, workspace.ask(LINKS)) == (0, [])
    assert "two contracts" in workspace.newswire("override", "list").stdout
    assert "not a copy of" in workspace.newswire("why", "a.txt").stdout
    assert workspace.newswire("override", "forget", "a.txt", "b.txt").returncode == 0
    assert (workspace.ask(LINKS), workspace.ask("FROM overrides")) == (before, [])


def test_an_override_stays_in_force_when_an_article_is_revised(workspace: Workspace, tmp_path: Path) -> None:
    workspace.newswire("override", "a.txt", "b.txt", "--different")
    (tmp_path / "texts/b.txt").write_text(f"b.txt: a headline for it\n\n{REPORT}\n", encoding="utf-8")
    assert workspace.newswire("load", str(tmp_path / "texts")).returncode == 0
    assert workspace.ask("SELECT max(revision) FROM articles") == [(2,)]
    assert workspace.ask(LINKS) == []
    why = workspace.newswire("why", "b.txt").stdout
    assert "- Its mayor" in why or "- The town hopes for 150 jobs." in why


def test_articles_that_share_no_text_are_made_copies(workspace: Workspace) -> None:
    assert workspace.newswire("override", "--same", "c.txt", "a.txt").returncode == 0
    linked = [{copy, original} for copy, original, method in workspace.ask(LINKS) if method == "judged"]
    assert [pair & {"c.txt"} for pair in linked] == [{"c.txt"}]


def test_an_override_of_a_story_takes_effect_at_once_and_does_not_change_copies(workspace: Workspace) -> None:
    links, before = workspace.ask(LINKS), workspace.ask(STORIES)
    assert before == [(["a.txt", "b.txt"],), (["c.txt"],)]
    assert workspace.newswire("override", "a.txt", "b.txt", "--different", "--as", "story").returncode == 0
    assert workspace.ask(STORIES) == [(["a.txt"],), (["b.txt"],), (["c.txt"],)]
    assert workspace.newswire("override", "a.txt", "c.txt", "--same", "--as", "story").returncode == 0
    assert workspace.ask(STORIES) == [(["a.txt", "c.txt"],), (["b.txt"],)]
    assert workspace.ask(LINKS) == links
    assert workspace.ask("SELECT relation, same FROM overrides ORDER BY same") == [
        ("story", False),
        ("story", True),
    ]
    for other in ("b.txt", "c.txt"):
        assert workspace.newswire("override", "forget", "a.txt", other).returncode == 0
    assert workspace.ask(STORIES) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.txt", "b.txt"), "--same or --different"),
        (("a.txt", "nobody", "--same"), "there is no article 'nobody'"),
        (("a.txt", "a.txt", "--same"), "one and the same article"),
        (("a.txt", "b", "--same"), "'b' may mean many articles"),
        (("forget", "a.txt", "c.txt"), "there is no override"),
    ],
)
def test_an_override_that_is_not_possible_is_refused_in_words(
    loaded: Workspace, arguments: tuple[str, ...], said: str
) -> None:
    done = loaded.newswire("override", *arguments)
    assert (done.returncode, said in done.stderr) == (2, True)
