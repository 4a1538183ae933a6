"""What tagging an article of 600 words costs, beside a bare Aho-Corasick pass for the same words.

Prints CPU milliseconds of this process, medians over rounds, and their ratio within this one run; the
machine may be busy, the ratio stands. The articles are those of the sample newsroom, cut to
600 words or begun again to reach them. Run by `make bench-tag`.
"""

from __future__ import annotations

import runpy
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from ahocorasick_rs import AhoCorasick
from trafilatura import extract

from flows.intake.newsroom.edition import read_edition
from transforms.folding import fold
from transforms.lexicon import Taxonomy, default_taxonomy
from transforms.records import Article
from transforms.tag import tag_article

WORDS = 600
ROUNDS = 9


def main() -> None:
    """Print the figures."""
    taxonomy = default_taxonomy()
    cases = runpy.run_path(str(Path(__file__).parents[1] / "support/tagging_cases.py"))
    articles = list_articles(cases["compose"])
    phrases = list_phrases(taxonomy)
    names = sum(len(e.names) + len(e.cased) + len(e.guarded) + len(e.symbols) for e in taxonomy.entities)
    bare = AhoCorasick(phrases)
    ours = median_cpu(lambda: [tag_article(article, taxonomy) for article in articles])
    theirs = median_cpu(
        lambda: [bare.find_matches_as_indexes(article.text.lower(), overlapping=True) for article in articles]
    )
    per, each = 1000 * ours / len(articles), 1000 * theirs / len(articles)
    print(
        f"tagging {len(articles)} articles of {WORDS} words, {names} names and {len(taxonomy.topics)} topics,"
    )
    print(f"CPU ms an article, median of {ROUNDS} rounds")
    print(f"  tags with relevance and evidence    {per:7.3f}")
    print(f"  bare Aho-Corasick, {len(phrases):6} words     {each:7.3f}")
    print(f"  ratio                               {per / each:7.1f}")


def list_articles(compose: Callable[[str, str], Article]) -> list[Article]:
    """Return articles of 600 words from the reports of the newsroom."""
    articles = []
    for _, resource in sorted(read_edition("evening").items()):
        text = extract(resource.body) if resource.media_type.startswith("text/html") else None
        words = text.split(" ") if text else []
        if len(words) >= WORDS / 3:
            articles.append(compose(words[0], " ".join((3 * [*words, "\n\n"])[:WORDS])))
    return articles


def list_phrases(taxonomy: Taxonomy) -> list[str]:
    """Return every word of the taxonomy once."""
    phrases = [
        name for each in taxonomy.entities for name in (*each.names, *each.cased, *each.guarded, *each.near)
    ]
    phrases += [phrase for topic in taxonomy.topics for phrase, _ in topic.phrases]
    phrases += [
        word for topic in taxonomy.topics for pair in topic.pairs for word in (*pair.actions, *pair.objects)
    ]
    return list(dict.fromkeys(map(fold, phrases)))


def median_cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds that `work` takes, the median of some rounds after a first one."""
    work()
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return statistics.median(spent)


if __name__ == "__main__":
    main()
