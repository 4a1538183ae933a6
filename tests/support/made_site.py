"""Generate the pages of a made-up site: reports with boilerplate that no cleaning rule matches."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Workspace

BOILERPLATE = (
    "Kaneda Courier tells its readers what the harbour talks about, in print since the first ferry.",
    "The clock on our masthead was given to this house by the dockers of the eastern quay.",
    "Every page of ours is read twice by somebody who was not there, and once by somebody who was.",
)
"""Three paragraphs that are on every page."""
SHARED = "The line has stood still since a gantry fell onto the third bay in the night of the storm."
"""A sentence that the first ten pages, all on one event, have in common."""
_NOUNS = ("plant", "union", "ferry", "mayor", "crane", "council", "bank", "court", "museum", "farmer")
_VERBS = ("opened", "delayed", "sold", "repaired", "widened", "moved", "praised", "counted", "painted")
_THINGS = ("press", "hall", "battery", "line", "bridge", "contract", "road", "budget", "engine", "bus")


def write_sentence(rng: random.Random) -> str:
    """Return a sentence that is unlikely to occur twice."""
    return (
        f"The {rng.choice(_NOUNS)} of {rng.choice(_NOUNS)}s number {rng.randrange(10_000)} "
        f"{rng.choice(_VERBS)} the {rng.choice(_THINGS)} that a {rng.choice(_NOUNS)} had "
        f"{rng.choice(_VERBS)} {rng.randrange(2, 400)} days before, near the {rng.choice(_THINGS)}."
    )


def write_page(number: int, *, shared: bool | None = None) -> str:
    """Return a page of the site as HTML.

    Args:
        number: The number of the page; the same number makes the same page.
        shared: Whether it has the sentence `SHARED`; by default the first ten pages do.
    """
    rng = random.Random(number)
    paragraphs = [" ".join(write_sentence(rng) for _ in range(3)) for _ in range(4)]
    if shared if shared is not None else number < 10:
        paragraphs.insert(2, SHARED)
    paragraphs.insert(1, BOILERPLATE[0])
    paragraphs.insert(4, BOILERPLATE[1])
    paragraphs.append(BOILERPLATE[2])
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    title = f"Report {number} from the {rng.choice(_THINGS)}"
    return (
        f"<html><head><title>{title}</title><meta property='og:site_name' content='Kaneda Courier'></head>"
        f"<body><article><h1>{title}</h1>{text}</article></body></html>"
    )


def write_pages(folder: Path, numbers: range) -> Path:
    """Write the pages of these numbers into a folder, which is created if needed, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"{number:03}.html").write_text(write_page(number), encoding="utf-8")
    return folder


def count_with(workspace: Workspace, text: str) -> int:
    """Count the articles that contain `text`."""
    ((count,),) = workspace.ask(f"SELECT count(*) FROM articles WHERE contains(text, $${text}$$)")
    return int(count)
