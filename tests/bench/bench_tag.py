"""Measure the CPU time of tagging an article of 600 words beside a bare Aho-Corasick pass for the same words.

Prints CPU milliseconds of this process, for each article the least of some rounds, and their ratio, which
is comparable on a busy machine too. The articles are those of the sample site, cut to 600 words, or repeated
from the beginning until they have as many. Run by `make bench-tag`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from ahocorasick_rs import AhoCorasick
from tagging_cases import compose
from trafilatura import extract

from flows.sample_site.edition import read_edition
from transforms.records import Article
from transforms.tagging.folding import fold
from transforms.tagging.load_taxonomy import Taxonomy, default_taxonomy
from transforms.tagging.tag_article import tag_article

WORDS = 600
ROUNDS = 25


def main() -> None:
    """Print the figures."""
    taxonomy = default_taxonomy()
    articles = list_articles()
    phrases = list_phrases(taxonomy)
    names = sum(len(e.names) + len(e.cased) + len(e.ambiguous) + len(e.symbols) for e in taxonomy.entities)
    bare = AhoCorasick(phrases)
    ours = measure_cpu(lambda article: tag_article(article, taxonomy), articles)
    theirs = measure_cpu(
        lambda article: bare.find_matches_as_indexes(article.text.lower(), overlapping=True), articles
    )
    print(
        f"tagging {len(articles)} articles of {WORDS} words, {names} names and {len(taxonomy.topics)} topics,"
    )
    print(f"CPU ms per article, the least of {ROUNDS} rounds")
    print(f"  tags with relevance and evidence    {ours:7.3f}")
    print(f"  bare Aho-Corasick, {len(phrases):6} words     {theirs:7.3f}")
    print(f"  ratio                               {ours / theirs:7.1f}")


def list_articles() -> list[Article]:
    """Return articles of 600 words from the reports of the sample site."""
    articles = []
    for _, resource in sorted(read_edition("evening").items()):
        text = extract(resource.body) if resource.media_type.startswith("text/html") else None
        words = text.split(" ") if text else []
        if len(words) >= WORDS / 3:
            articles.append(compose(" ".join(words[:10]), " ".join((3 * [*words, "\n\n"])[:WORDS])))
    return articles


def list_phrases(taxonomy: Taxonomy) -> list[str]:
    """Return every word and phrase of the taxonomy once."""
    phrases = [
        name
        for each in taxonomy.entities
        for name in (*each.names, *each.cased, *each.ambiguous, *each.context)
    ]
    phrases += [phrase for topic in taxonomy.topics for phrase, _ in topic.phrases]
    pairs = [pair for topic in taxonomy.topics for pair in topic.pairs]
    phrases += [word for pair in pairs for word in (*pair.actions, *pair.objects)]
    return list(dict.fromkeys(map(fold, phrases)))


def measure_cpu(work: Callable[[Article], object], articles: Sequence[Article]) -> float:
    """Return the CPU milliseconds of `work` per article, the mean of the least of each article's rounds."""
    least = [float("inf")] * len(articles)
    for _ in range(ROUNDS):
        for place, article in enumerate(articles):
            start = time.process_time()
            work(article)
            least[place] = min(least[place], time.process_time() - start)
    return 1000 * sum(least) / len(articles)


if __name__ == "__main__":
    main()
