#!/usr/bin/env bash
# citation-url reads the identifier out of the address of a paper, by which sources are one. Of a page of Springer it is
# "article/10.1007/…" and of Taylor and Francis "full/10.1080/…", both said to be DOIs, which no DOI is. A tracker or a
# place on the page is part of it, an escaped slash stays escaped, and Europe PMC's PMC7759461 is PMCPMC7759461. The
# addresses of PubMed and of PMC since they moved are unknown.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install citation-url==0.2.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from citation_url import FailureReason, parse

EXPECTED = {
    "https://doi.org/10.1007/s10994-020-05900-7": ("doi", "10.1007/s10994-020-05900-7"),
    "https://link.springer.com/article/10.1007/s10994-020-05900-7": ("doi", "article/10.1007/s10994-020-05900-7"),
    "https://www.tandfonline.com/doi/full/10.1080/1.2": ("doi", "full/10.1080/1.2"),
    "https://doi.org/10.1007/s10994-020-05900-7?utm_source=mail": ("doi", "10.1007/s10994-020-05900-7?utm_source=mail"),
    "https://doi.org/10.1007%2Fs10994-020-05900-7": ("doi", "10.1007%2Fs10994-020-05900-7"),
    "https://arxiv.org/abs/2601.01234?context=cs": ("arxiv", "2601.01234?context=cs"),
    "https://europepmc.org/article/PMC/PMC7759461": ("pmc", "PMCPMC7759461"),
    "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7759461/": ("pmc", "PMC7759461"),
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC7759461/": None,
    "https://pubmed.ncbi.nlm.nih.gov/33113351/": None,
}
for address, observed in EXPECTED.items():
    found = parse(address)
    print("citation-url", version("citation-url"), address, "got", found)
    assert (found is FailureReason.unknown) if observed is None else (found.prefix, found.identifier) == observed
PYTHON
