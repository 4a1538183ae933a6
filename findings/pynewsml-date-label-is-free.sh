#!/usr/bin/env bash
# The date label of NewsML 1 is text for people, in any form, and optional (NewsML 1.2, DateLabel). It is read as
# day/month/year and a clock time: a label in ISO 8601 or in words, or none, and the whole document is refused. The agency's
# own moments, DateAndTime and FirstCreated, are not read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pynewsml==1.4.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from pynewsml import NewsML

DOCUMENT = """<NewsML><NewsEnvelope><DateAndTime>20261105T100000+0900</DateAndTime></NewsEnvelope><NewsItem><Identification><NewsIdentifier><ProviderId>harbour.example</ProviderId><DateId>20261105</DateId>
<NewsItemId>vans</NewsItemId><RevisionId PreviousRevision="0" Update="N">1</RevisionId>
<PublicIdentifier>urn:newsml:harbour.example:20261105:vans:1N</PublicIdentifier></NewsIdentifier>{}</Identification>
<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20261105T100000+0900</FirstCreated>
<ThisRevisionCreated>20261105T100000+0900</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Two vans move</HeadLine></NewsLines><DescriptiveMetadata><Language FormalName="en"/>
<Genre FormalName="Current"/><SubjectCode><Subject FormalName="04000000"/></SubjectCode><Location/></DescriptiveMetadata></NewsComponent></NewsItem></NewsML>"""
LABELS = [
    "<DateLabel>05/11/2026 10:00:00</DateLabel>",
    "<DateLabel>2026-11-05T10:00:00+09:00</DateLabel>",
    "<DateLabel>Thursday, 5 November 2026</DateLabel>",
    "",
]


def found(label):
    try:
        [item] = NewsML.from_xml(DOCUMENT.format(label)).news_items
        return f"{item.news_lines.headline} {item.date_label}"
    except (TypeError, ValueError) as problem:
        return type(problem).__name__


results = [found(label) for label in LABELS]
print("pynewsml", version("pynewsml"), "expected the headline each time, got", results)
assert results == ["Two vans move 2026-11-05 10:00:00", "ValueError", "ValueError", "TypeError"]
PYTHON
