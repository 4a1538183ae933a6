"""The quality of extraction and cleaning stays above its floors: on public labelled pages, and on our own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from datetime import UTC, datetime
from urllib.parse import urlsplit

from floors import check_floors, digest_files
from folders import ROOT
from labelled import PAGE_SETS, require_labelled
from reader_pages import (
    Agreement,
    compare,
    load_fold_classifiers,
    measure_f1,
    read_labelled_pages,
    read_text,
)
from records import make_page

from flows.sample_site.edition import read_edition
from transforms.pipeline import read_page
from transforms.records import Article
from transforms.text.normalisation import squeeze

OWN_PAGES = ROOT / "tests/data/pages"
SAMPLE_SITE = ROOT / "tests/data/sample_site.toml"
NOW = datetime(2026, 6, 1, tzinfo=UTC)


def read(body: bytes, url: str) -> Article | None:
    found = read_page(make_page(body, url=url), now=NOW)
    return found if isinstance(found, Article) else None


def test_public_labelled_pages_are_read_as_well_as_before(flags: dict[str, bool]) -> None:
    folder = require_labelled("aeb")
    scorer = require_labelled("score.py")
    command = [sys.executable, str(scorer), "extract", "tests.quality.pages:extract_text"]
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}  # as others call it
    run = subprocess.run(command, cwd=ROOT, env=plain, capture_output=True, text=True, check=True)
    found = {key: float(value) for key, value in re.findall(r"(\w+) +([\d.]+)", run.stdout)}
    measured = {key: found[key] for key in ("precision", "recall", "F1")}
    measured["read"] = 1 - found["empty"] / found["pages"]
    digest = digest_files([folder / "ground-truth.json", *folder.glob("html/*")], root=folder)
    assert check_floors("labelled", measured, digest, **flags) == []


def test_labelled_pages_of_sites_never_seen_are_read_as_well_as_before(flags: dict[str, bool]) -> None:
    require_labelled("wcxb")
    classifiers = load_fold_classifiers()
    found: defaultdict[str, list[Agreement]] = defaultdict(list)
    for page in read_labelled_pages(PAGE_SETS):
        found[page.name].append(compare(read_text(page, classifiers[page.fold]), page.article))
    measured = {name: measure_f1(agreements) for name, agreements in found.items()}
    files = [require_labelled(f"{name}/ground-truth.json") for name in PAGE_SETS]
    digest = digest_files(files, root=files[0].parents[1])
    assert check_floors("unseen-sites", measured, digest, **flags) == []


def test_our_own_pages_are_read_as_well_as_before(flags: dict[str, bool]) -> None:
    wanted = given = unwanted = removed = 0
    samples = sorted(OWN_PAGES.glob("*.toml"))
    for path in samples:
        expected = tomllib.loads(path.read_text(encoding="utf-8"))
        body = path.with_suffix(".html").read_text(encoding="utf-8").encode(expected.get("encoding", "utf-8"))
        article = read(body, expected["url"])
        kept = [block.text for block in article.blocks if block.kept] if article else []
        noise = [line for lines in expected["removed"].values() for line in lines]
        wanted, given = wanted + len(expected["phrases"]), given + count_found(expected["phrases"], kept)
        unwanted, removed = unwanted + len(noise), removed + sum(line not in kept for line in noise)
    measured = {"phrases": given / wanted, "noise-removed": removed / unwanted}
    files = [*samples, *(path.with_suffix(".html") for path in samples)]
    assert check_floors("own-pages", measured, digest_files(files, root=OWN_PAGES), **flags) == []


def test_the_sample_site_is_extracted_as_well_as_before(flags: dict[str, bool]) -> None:
    pages = tomllib.loads(SAMPLE_SITE.read_text(encoding="utf-8"))["pages"]
    wanted = given = unwanted = removed = right = expected = 0
    for page in pages:
        parts, edition = urlsplit(page["url"]), read_edition(page["since"])
        resource = edition.get((str(parts.hostname), parts.path))
        if page["outcome"] != "loaded" or resource is None:
            continue
        article = read(resource.body, page["url"])
        kept = [block.text for block in article.blocks if block.kept] if article else []
        wanted, given = wanted + len(page["phrases"]), given + count_found(page["phrases"], kept)
        noise = page.get("noise", [])
        unwanted, removed = unwanted + len(noise), removed + sum(line not in kept for line in noise)
        expected += 2  # a title and authors
        right += article is not None and article.title == squeeze(page["title"])
        right += article is not None and list(article.authors) == page.get("authors", [])
    measured = {
        "phrases": given / wanted,
        "noise-removed": removed / unwanted,
        "titles-and-authors": right / expected,
    }
    folder = ROOT / "flows/sample_site/sites"
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    assert check_floors("sample-site", measured, digest_files(files, root=folder), **flags) == []


def count_found(phrases: list[str], kept: list[str]) -> int:
    return sum(any(phrase in text for text in kept) for phrase in phrases)
