"""Print for each class and rule of cleaning how many of the sentences that it removes are the article's.

    PYTHONPATH=tests/support python tests/quality/judge_removals.py [--show RULE_OR_CLASS] [--seen]

Reads the public labelled sets, each page by trees that never saw its site; with --seen by those of the
service, which were fitted on all of them. Precision is the share of removed sentences that are not the
labelled article's (tests/support/removals.py says how that is judged), also for either half of the sites: a
change that was chosen on half 0 is checked on half 1. `news` are the sets without wcxb, which has guides,
shops and manuals as well. Below the table is the other side, the share of all sentences beside the articles
that were removed, and for each class under .95 on how many pages the labels have what it removed, and how
few of them have half of it. Where they have such a line on one page and leave it out on the next, as notices
of income from links, no rule pleases both; biographies, headlines and notices are removed everywhere, as
users are told. Those that the labels have were read by hand (removals_read.toml), and one more figure leaves
out those that are what the class is for. The last line counts what stays in the text beside the articles, by
where it is. Run by `make honest`.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate

from folders import ROOT
from labelled import PAGE_SETS
from reader_pages import find_sets, load_fold_classifiers
from removals import JudgedPage, JudgedSentence, judge_pages

_NEWS = ("aeb", "naeb", "fundus")
_WANTED = 0.95
_READ = ROOT / "tests/quality/removals_read.toml"
_DIGITS = 10  # of a sentence's digest


def main() -> int:
    """Print the table; return 1 when no labelled set is there."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--show", default="", help="print the article's sentences that this rule or class removed"
    )
    parser.add_argument("--seen", action="store_true", help="read each page by the trees of the service")
    given = parser.parse_args()
    present = find_sets()
    for name in PAGE_SETS:
        if name not in present:
            sys.stdout.write(f"the labelled set {name} is absent: ../shared/quality/{name}\n")
    classifiers = None if given.seen else load_fold_classifiers()
    pages = [page for name in present for page in judge_pages(name, classifiers=classifiers)]
    for line in list_lost(pages, given.show) if given.show else list_rows(pages):
        sys.stdout.write(f"{line}\n")
    return 0 if pages else 1


def list_rows(pages: Sequence[JudgedPage]) -> Iterable[str]:
    """Yield the lines of the table."""
    removed: defaultdict[tuple[str, str], list[tuple[JudgedPage, JudgedSentence]]] = defaultdict(list)
    beside = beside_removed = 0
    for page in pages:
        for sentence in page.sentences:
            beside += not sentence.is_articles
            if sentence.class_ and sentence.rule:
                beside_removed += not sentence.is_articles
                removed[sentence.class_, ""].append((page, sentence))
                removed[sentence.class_, sentence.rule].append((page, sentence))
    if pages:
        yield f"{'class':11} {'rule':38} sentences  article's  precision   half 0  half 1    news"
    for (class_, rule), judged in sorted(removed.items()):
        parts = (
            judged,
            [one for one in judged if one[0].half == 0],
            [one for one in judged if one[0].half == 1],
            [one for one in judged if one[0].name in _NEWS],
        )
        lost = sum(sentence.is_articles for _, sentence in judged)
        all_, *others = (measure_precision([sentence for _, sentence in part]) for part in parts)
        yield f"{class_:11} {rule:38} {len(judged):9} {lost:10}      {all_}    {'   '.join(others)}"
    if beside:
        share = beside_removed / beside
        yield f"of {beside} sentences beside the articles {beside_removed} are removed: {share:.3f}"
    for (class_, rule), judged in sorted(removed.items()):
        lost_on = [(page.name, page.key) for page, sentence in judged if sentence.is_articles]
        if not rule and len(lost_on) > len(judged) * (1 - _WANTED):
            all_pages = {(page.name, page.key) for page, _ in judged}
            yield (
                f"{class_}: the labels have such sentences on {len(set(lost_on))} of {len(all_pages)} pages, "
                f"half of them on {count_half(lost_on)}"
            )
            yield from list_read(class_, [sentence for _, sentence in judged])
    yield from list_kept(pages)


def count_half(lost: Iterable[tuple[str, str]]) -> int:
    """Return on how few pages at least half of the lost sentences are, given the page of each."""
    counts = sorted(Counter(lost).values(), reverse=True)
    return sum(2 * before < sum(counts) for before in accumulate(counts[:-1], initial=0))


def list_read(class_: str, removed: Sequence[JudgedSentence]) -> Iterable[str]:
    """Yield what those of the labelled articles' sentences are that a class removed, if they were read."""
    found = tomllib.loads(_READ.read_text(encoding="utf-8")).get(class_, {})
    kinds = {digest: kind for kind, digests in found.items() for digest in digests}
    lost = [sentence for sentence in removed if sentence.is_articles]
    counts = Counter(kinds.get(digest_sentence(sentence), "an error") for sentence in lost)
    if kinds:
        errors = counts["an error"]
        rest = len(removed) - len(lost) + errors
        words = ", ".join(f"{count} {kind}" for kind, count in counts.most_common())
        yield f"  read by hand, these are {words}; precision of the other {rest}: {1 - errors / rest:.3f}"


def list_kept(pages: Sequence[JudgedPage]) -> Iterable[str]:
    """Yield how many kept sentences are not the labelled articles', by where on the page they are."""
    counts: Counter[str] = Counter()
    kept = 0
    for page in pages:
        text = [sentence for sentence in page.sentences if sentence.rule is None]
        own = [number for number, sentence in enumerate(text) if sentence.is_articles]
        kept += len(text)
        for number, sentence in enumerate(text):
            if not sentence.is_articles:
                inside = own and number < own[-1]
                counts["before" if inside and number < own[0] else "among" if inside else "after"] += 1
    if kept:
        where = ", ".join(f"{counts[place]} {place}" for place in ("before", "among", "after"))
        yield f"of {kept} sentences kept {counts.total()} are not the articles': {where} them"


def digest_sentence(sentence: JudgedSentence) -> str:
    """Return the beginning of a sentence's SHA-256."""
    return hashlib.sha256(sentence.text.encode()).hexdigest()[:_DIGITS]


def measure_precision(sentences: Sequence[JudgedSentence]) -> str:
    """Return the share of sentences that are not the article's, as three digits; a dash if there are none."""
    lost = sum(sentence.is_articles for sentence in sentences)
    return f"{1 - lost / len(sentences):.3f}" if sentences else "    -"


def list_lost(pages: Sequence[JudgedPage], name: str) -> Iterable[str]:
    """Yield the article's sentences that a rule or a class removed, with their pages."""
    for page in pages:
        for sentence in page.sentences:
            if name in (sentence.rule, sentence.class_) and sentence.is_articles:
                digest = digest_sentence(sentence)
                yield f"{page.name} {page.key[:16]} {sentence.rule} {digest}: {sentence.text[:140]}"


if __name__ == "__main__":
    sys.exit(main())
