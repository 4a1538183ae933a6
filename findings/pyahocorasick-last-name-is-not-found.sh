#!/usr/bin/env bash
# `iter_long` finds the longest of several names, and none twice. A name that ends the text is not found at all, if the words
# before it begin a longer name: "Nissan" in "a new chief for Renault Nissan", with "Renault Nissan Mitsubishi" in the list.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pyahocorasick==2.3.1 ahocorasick-rs==1.0.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from ahocorasick import Automaton
from ahocorasick_rs import AhoCorasick, MatchKind

NAMES = ["Nissan", "Renault Nissan Mitsubishi"]
automaton = Automaton()
for name in NAMES:
    automaton.add_word(name, name)
automaton.make_automaton()
for headline in ("A new chief for Renault Nissan", "A new chief for Renault Nissan."):
    longest = [name for _, name in automaton.iter_long(headline)]
    every = [name for _, name in automaton.iter(headline)]
    other = AhoCorasick(NAMES, matchkind=MatchKind.LeftmostLongest).find_matches_as_strings(headline)
    print("pyahocorasick", version("pyahocorasick"), repr(headline), "expected ['Nissan'], got", longest, "; iter", every, "; ahocorasick-rs", version("ahocorasick-rs"), other)
    assert every == other == ["Nissan"]
    assert longest == (["Nissan"] if headline.endswith(".") else [])
PYTHON
