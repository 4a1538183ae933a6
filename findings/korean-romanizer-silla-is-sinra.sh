#!/usr/bin/env bash
# The official spelling of Korean in Latin letters goes by the sound (Revised Romanization of Korean, 2000, section 3.1): 신라 is
# Silla, 종로 is Jongno and 독립문 is Dongnimmun. The library that gives this spelling writes sinra, jongro and dokripmun. Of 26
# names and words of the kind, most of them the examples of the standard, 19 are wrong, and no map or text has such names.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install korean-romanizer==0.28.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from korean_romanizer.romanizer import Romanizer

STANDARD = {
    "백마": "baengma", "신문로": "sinmunno", "종로": "jongno", "왕십리": "wangsimni", "별내": "byeollae", "신라": "silla",
    "학여울": "hangnyeoul", "알약": "allyak", "해돋이": "haedoji", "같이": "gachi", "굳히다": "guchida", "좋고": "joko",
    "놓다": "nota", "잡혀": "japyeo", "낳지": "nachi", "독립문": "dongnimmun", "대관령": "daegwallyeong", "한라산": "hallasan",
    "속리산": "songnisan", "촉석루": "chokseongnu", "압구정": "apgujeong", "울릉": "ulleung", "합덕": "hapdeok",
    "월곶": "wolgot", "벚꽃": "beotkkot", "전라북도": "jeollabukdo",
}  # fmt: skip
wrong = []
for name, right in STANDARD.items():
    found = Romanizer(name).romanize()
    print("korean-romanizer", version("korean-romanizer"), name, "expected", right, "got", found)
    if found != right:
        wrong.append(name)
print("korean-romanizer", len(wrong), "of", len(STANDARD), "are wrong")
assert len(wrong) == 19
assert [Romanizer(name).romanize() for name in ("신라", "종로", "독립문")] == ["sinra", "jongro", "dokripmun"]
PYTHON
