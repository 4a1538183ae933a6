#!/usr/bin/env bash
# tenkan leaves out stories of a feed by lists of words in titles, addresses and authors, each of which its documentation
# has as optional ("if provided"). An unwanted story is taken out of the list that is being gone through, so that the next
# one is passed over: it is neither looked at nor kept. Of a list that is not given the words are an empty one, which is in
# each address, and no story is left.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install tenkan==0.2.5 lxml_html_clean==0.4.4
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from feedparser import FeedParserDict
from tenkan.feed import Feed

TITLES = ("Talks end", "Sponsored: a hotel", "The quay opens", "Ferries are late")


def kept(filters):
    entries = [
        FeedParserDict(
            title=title,
            link=f"https://harbour.example/{number}",
            authors=[FeedParserDict(name="Mika Aalto")],
            summary="News",
        )
        for number, title in enumerate(TITLES)
    ]
    feed = Feed({"title": "Harbour", "fetched_content": {"entries": entries}}, filters=filters, formatting={})
    feed.get_new_entries()
    return [entry["title"] for entry in feed.new_entries]


all_lists = kept({"titles_blacklist": "Sponsored", "links_blacklist": "/shop/", "authors_blacklist": "Robot"})
one_list = kept({"titles_blacklist": "Sponsored"})
print("tenkan", version("tenkan"), "expected", [TITLES[0], *TITLES[2:]], "got", all_lists, "and", one_list)
assert all_lists == ["Talks end", "Ferries are late"]
assert one_list == []
PYTHON
