"""The labelled pages of all sets, each with its site, and how well a text agrees with its article."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from aligning import cut_shingles, list_words
from folders import ROOT
from labelled import PAGE_SETS, find_labelled
from records import make_page

from transforms.extraction.body.block_classifier import Classifier
from transforms.extraction.body.extract_blocks import read_classifier
from transforms.pipeline import read_page
from transforms.records import Article
from transforms.text.sites import find_registrable_host

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FOLDS = 5
FOLD_TREES = ROOT / "tests/quality/reader_folds.json.gz"
"""The trees that were fitted without the sites of each fold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPage:
    """A labelled page.

    Attributes:
        name: The set that it is from.
        key: Its key there.
        url: Its address; None where the set has none.
        site: The first label of its site's registered name, letters and digits only, by which the same site
            is found in sets that name it by its publisher.
        body: Its bytes.
        article: The text of its article as people labelled it.
    """

    name: str
    key: str
    url: str | None
    site: str
    body: bytes
    article: str

    @property
    def fold(self) -> int:
        """The number of the fold that its site is in."""
        return int.from_bytes(hashlib.sha256(self.site.encode()).digest()[:4]) % FOLDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How well a text agrees with an article, by four-word shingles; a text of no words has no precision."""

    precision: float | None
    recall: float


def find_sets() -> list[str]:
    """Return the names of the sets of labelled pages that are on this machine."""
    return [name for name in PAGE_SETS if find_labelled(f"{name}/ground-truth.json") is not None]


def read_labelled_pages(names: Iterable[str]) -> Iterator[LabelledPage]:
    """Yield the pages of the sets with these names."""
    for name in names:
        folder = find_labelled(name)
        assert folder is not None
        truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
        for key, said in sorted(truth.items()):
            url = said.get("url") or None
            host = find_registrable_host(url or f"https://{said.get('site')}")
            yield LabelledPage(
                name=name,
                key=key,
                url=url,
                site=re.sub(r"[\W_]", "", (host or key).split(".")[0].casefold()),
                body=gzip.decompress((folder / f"html/{key}.html.gz").read_bytes()),
                article=said["articleBody"],
            )


def load_fold_classifiers() -> Sequence[Classifier]:
    """Load for each fold the trees that never saw its sites."""
    trees = json.loads(gzip.decompress(FOLD_TREES.read_bytes()))
    return [read_classifier(json.dumps(each)) for each in trees]


def read_text(page: LabelledPage, classifier: Classifier) -> str:
    """Return the text of a page as the service reads and cleans it, with these trees; empty if refused."""
    article = read_page(make_page(page.body, url=page.url), now=NOW, classifier=classifier)
    return article.text if isinstance(article, Article) else ""


def compare(text: str, article: str) -> Agreement:
    """Compare a text with an article."""
    given, wanted = cut_shingles(list_words(text)), cut_shingles(list_words(article))
    hits = (given & wanted).total()
    precision = hits / given.total() if given else None
    return Agreement(precision=precision, recall=hits / (wanted.total() or 1))


def measure_f1(agreements: Iterable[Agreement]) -> float:
    """Return the F1 of mean precision and mean recall, as the benchmark of the first set defines it."""
    agreements = list(agreements)
    precision = statistics.mean(a.precision for a in agreements if a.precision is not None)
    recall = statistics.mean(a.recall for a in agreements)
    return 2 * precision * recall / (precision + recall)
