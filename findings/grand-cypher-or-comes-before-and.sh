#!/usr/bin/env bash
# Threads of stories as a graph, asked in Cypher, in which AND comes before OR: "about finance, or about business and more
# than 9,999 jobs" has the stories about finance. grand-cypher reads from the left and has none; with the halves exchanged it
# has them. AVG and COUNT leave out what is not known in Cypher; here it is counted, as 0 in a mean. And "(a)-[]-(b)", which
# its list of features has, finds none of the edges of a directed graph.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install grand-cypher==1.2.0 networkx==3.6.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import networkx
from grandcypher import GrandCypher

STORIES = {"s1": (9000, "business"), "s2": (None, "business"), "s3": (300, "finance"), "s4": (500, "finance")}
graph = networkx.DiGraph()
for story, (jobs, topic) in STORIES.items():
    graph.add_node(story, __labels__={"Story"}, jobs=jobs, topic=topic)
graph.add_edge("s2", "s1", __labels__={"FOLLOWS"})
EXPECTED = {
    'MATCH (a) WHERE a.topic == "business" AND a.jobs > 9999 OR a.topic == "finance" RETURN ID(a)': ["s3", "s4"],
    'MATCH (a) WHERE a.topic == "finance" OR a.topic == "business" AND a.jobs > 9999 RETURN ID(a)': [],
    'MATCH (a) WHERE a.topic == "business" RETURN AVG(a.jobs)': [4500.0],
    "MATCH (a) RETURN COUNT(a.jobs)": [4],
    "MATCH (a)-[]->(b) RETURN ID(a)": ["s2"],
    "MATCH (a)-[]-(b) RETURN ID(a)": [],
}
for query, observed in EXPECTED.items():
    (found,) = GrandCypher(graph).run(query).values()
    print("grand-cypher", version("grand-cypher"), query, "got", found)
    assert sorted(found) == observed
PYTHON
