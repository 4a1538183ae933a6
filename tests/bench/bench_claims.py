"""Score finding claims on the labelled sentences, and measure its CPU time beside tagging.

Prints precision and recall on (quantity, value, unit), the share of owners that are right, and the CPU
milliseconds of this process for an article of 600 words, for each article the least of some rounds. Run by
`make bench-claims`.
"""

from __future__ import annotations

from datetime import date

from bench_tag import ROUNDS, WORDS, list_articles, measure_cpu
from claim_cases import read_claim_cases, score_claims

from transforms.claims.find_claims import find_claims
from transforms.claims.load_quantities import default_quantities
from transforms.records import Article
from transforms.tagging.article_matches import match_article
from transforms.tagging.load_taxonomy import default_taxonomy
from transforms.tagging.tag_article import tag_article, tag_matches

SETS = {
    "sentences": "rules were made by",
    "further": "rules were mended by",
    "articles": "whole ones, rules were mended by",
    "languages": "in ten languages, rules were mended by",
    "twelve_languages": "in twelve languages, rules were mended by",
    "twelve_further": "in twelve languages, rules were mended by",
    "twelve_later": "in twelve languages, rules were mended by",
    "forms": "in forms of grammar, rules were mended by",
    "further_forms": "in forms of grammar, rules were mended by",
    "held_out": "written before the rules",
    "unseen": "written after the rules",
    "unseen_languages": "in ten languages, written after the rules",
    "unseen_articles": "whole ones, written after the rules",
}


def main() -> None:
    """Print the figures."""
    for name, remark in SETS.items():
        cases = read_claim_cases(name)
        score = score_claims(cases)
        print(
            f"{len(cases)} labelled texts ({remark}): precision {score.precision:.3f},"
            f" recall {score.recall:.3f}, owner {score.attribution:.3f}"
        )
        if name == "sentences":
            print(*(f"  {fault}" for fault in score.faults), sep="\n")
    articles = list_articles()
    taxonomy, quantities = default_taxonomy(), default_quantities()
    read = {article.title: match_article(article, taxonomy) for article in articles}
    tags = {article.title: tag_matches(read[article.title]) for article in articles}

    def claim(article: Article) -> object:
        return find_claims(read[article.title], tags[article.title], quantities, published=date(2026, 5, 1))

    ours, tagging = (
        measure_cpu(claim, articles),
        measure_cpu(lambda each: tag_article(each, taxonomy), articles),
    )
    found = sum(
        len(find_claims(read[each.title], tags[each.title], quantities, published=None)) for each in articles
    )
    print(f"{len(articles)} articles of {WORDS} words with {found} claims,")
    print(f"CPU ms per article, the least of {ROUNDS} rounds")
    print(f"  claims    {ours:7.3f}")
    print(f"  tags      {tagging:7.3f}")


if __name__ == "__main__":
    main()
