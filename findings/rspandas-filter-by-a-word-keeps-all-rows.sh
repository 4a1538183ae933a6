#!/usr/bin/env bash
# rspandas has the API of pandas, "95%+", with tests of its compatibility. What contains a word is the text "true" or
# "false" there, and as a filter both are true, so that all rows are kept. A pattern with ^ is none. The deviation of 1
# to 5 is 1.41, of all and not of a sample, where the README has 1.58, so that a figure looks more unusual than it is.
# In an outer join the maker that only the second table has is lost, its row has no key. pandas is right in each.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install rspandas==2.1.1 pandas==3.1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pandas
import rspandas

print("rspandas", version("rspandas"), "beside pandas", version("pandas"))
ROWS, OTHER = {"maker": ["Nissan", "Honda", "Kia"], "jobs": [900, 1000, 20]}, {"maker": ["Nissan", "Ford"], "land": ["JP", "US"]}


def makers(library, pattern):
    frame = library.DataFrame(ROWS)
    return frame[frame["maker"].str.contains(pattern)]["maker"].tolist()


def joined(library):
    frame = library.DataFrame(ROWS).merge(library.DataFrame(OTHER), on="maker", how="outer")
    return sorted(maker for maker in frame["maker"].tolist() if isinstance(maker, str))


print("contains 'Nis', expected", makers(pandas, "Nis"), "got", makers(rspandas, "Nis"))
assert makers(pandas, "Nis") == ["Nissan"] and makers(rspandas, "Nis") == ["Nissan", "Honda", "Kia"]
begins = rspandas.Series(ROWS["maker"]).str.contains("^N").tolist()
print("contains '^N', expected [True, False, False], got", begins)
assert begins == ["false", "false", "false"]
found = [round(float(library.Series([1, 2, 3, 4, 5]).std()), 2) for library in (pandas, rspandas)]
print("deviation, expected and got", found)
assert found == [1.58, 1.41]
print("outer join, expected", joined(pandas), "got", joined(rspandas))
assert joined(pandas) == ["Ford", "Honda", "Kia", "Nissan"] and joined(rspandas) == ["Honda", "Kia", "Nissan"]
PYTHON
