#!/usr/bin/env bash
# Content systems of newspapers end the address of an article in .ece, .cms or .story. The end of a path says nothing of what is
# there (RFC 3986, section 3.3); that the media type of the answer does (RFC 9110, section 8.3). One filter of addresses drops the
# articles, and with it the reader of feeds that uses it; another takes them, and a number with a point, for no page.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install courlan==1.4.0 ural==1.6.2 trafilatura==2.3.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from courlan import check_url
from trafilatura.feeds import FeedParameters, extract_links
from ural import could_be_html

ADDRESSES = ["https://www.harbour.com/business/article12345." + end for end in ("ece", "cms", "story")]
BOTH = ["https://www.harbour.com/business/plan-of-2.5bn", "https://www.harbour.com/business/article12345"]
feed = "".join(f"<item><title>Two vans move</title><link>{address}</link></item>" for address in ADDRESSES + BOTH)
feed = f'<rss version="2.0"><channel><title>Harbour Post</title><link>https://www.harbour.com/</link>{feed}</channel></rss>'
listed = extract_links(feed, FeedParameters("https://www.harbour.com", "harbour.com", "https://www.harbour.com/feed"))
checked = [address for address in ADDRESSES + BOTH if check_url(address)]
pages = [address for address in ADDRESSES + BOTH if could_be_html(address)]
print("expected", ADDRESSES + BOTH)
print("courlan", version("courlan"), checked, "; trafilatura.feeds", version("trafilatura"), listed, "; ural", version("ural"), pages)
assert checked == BOTH and sorted(listed) == sorted(BOTH) and pages == BOTH[1:]
PYTHON
