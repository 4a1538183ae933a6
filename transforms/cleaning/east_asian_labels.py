"""The words around authors' names in Chinese, Japanese and Korean, most of which stand without spaces."""

from __future__ import annotations

import re

from transforms.text.writing_systems import HANGUL, IDEOGRAPHS, KANA

_CJK = f"{IDEOGRAPHS}{KANA}{HANGUL}"
_PAPER = r"(?:本报|本報|本台|本社|本紙|新华社|新華社)?"
_BOTH = r"文[・、]構成|文[・、と]?写真|写真[・、と]文|取材[・、と]撮影|文[/／]图|文[/／]圖"
_WRITES = (
    rf"(?:{_BOTH}|作者|著者|投稿者|记者|記者|撰文|撰稿|编译|執筆者?|取材(?:[・、]文)?|取材、執筆"
    r"|筆者|聞き手|ライター|文|글|기자)"
)
_WRITES_SURELY = (
    rf"(?:{_BOTH}|作者|著者|记者|記者|撰文|撰稿|執筆者?|取材・文|取材|聞き手|글)"  # also within a line
)
_WRITES_SPACED = rf"(?:{_BOTH}|记者|記者|作者|著者|投稿者|기자|文)"
_OTHERS = (
    r"(?:写真|撮影|カメラ|イラスト|翻訳|編集|構成|摄影|攝影|图片?|圖片?|编辑|編輯|责任编辑|責任編輯"
    r"|责编|責編|校对|校對|审核|通[讯訊][员員]|(?:新浪)?微博|微信|来源|來源|사진|편집|번역)"
)
_SIGN = r"\s*[:：=＝/／・|｜●]\s*"
_NAME = (
    rf"(?!{_OTHERS})[{_CJK}·・]{{2,10}}"
    rf"(?:[ 　](?!{_OTHERS})[{KANA}{IDEOGRAPHS}]{{1,5}}(?![:：{_CJK}]))?"
)
_PERSON = (
    r"(?![^（()）\s]*(?:部|局|社|店|会)[（()）])"  # a department and not a person
    rf"[{IDEOGRAPHS}{KANA}]{{2,6}}(?:[ 　][{IDEOGRAPHS}{KANA}]{{1,4}})?"
)
_UNIT = rf"[{IDEOGRAPHS}{KANA}]{{0,8}}(?:部|支局|総局|本社|本部|編集局|センター|班)"

# Where correspondents of Chinese papers report from, which follows their names without a space.
_PLACES = (
    r"(?:[台臺](?:北|中|南|東)|新[北竹]|桃[園园]|苗栗|彰化|南投|[雲云]林|嘉[義义]|高雄|屏[東东]|宜[蘭兰]|花[蓮莲]|澎湖|金[門门]|[馬马]祖|基隆"
    r"|北京|上海|[廣广]州|深圳|武[漢汉]|重[慶庆]|天津|杭州|南京|西安|成都|香港|澳[門门]|新加坡|吉隆坡|曼谷|河[內内]|[東东]京|大阪|[橫横][濱滨]|首[爾尔]"
    r"|[華华]盛[頓顿]|[紐纽][約约]|洛杉[磯矶]|[舊旧]金山|底特律|[倫伦]敦|巴黎|柏林|[羅罗][馬马]|布[魯鲁]塞[爾尔]|日[內内]瓦|莫斯科|新德里|雪梨|悉尼)"
    r"[市縣县]?"
)
_REPORTERS = rf"[{IDEOGRAPHS}]{{2,4}}?(?:[、,， ][{IDEOGRAPHS}]{{2,4}}?){{0,4}}"
REPORTED_FROM = re.compile(
    rf"[\s（(〔【\[]*(?:[{IDEOGRAPHS}]{{2,5}})??(?:特[約约])?(?:記者|记者)[ 　]*(?P<author>{_REPORTERS})"
    rf"(?:[ 　]*[／/╱][ 　]*[{IDEOGRAPHS}]{{1,8}}?|[ 　]*{_PLACES}(?:\d{{1,2}}日)?(?:[綜综]合)?(?:外[電电])?)"
    r"(?:[報报][導导道]|[專专]?[電电])"
)
"""The first words of a report in Chinese papers: who reports, and from where."""
LABEL = re.compile(
    rf"{_BOTH}[\s　]+(?=[{_CJK}])"
    rf"|{_PAPER}{_WRITES}{_SIGN}|(?:本报|本報|本台)?(?:记者|記者|作者|著者|投稿者|기자)\s+"
    rf"|[{IDEOGRAPHS}]{{2,8}}(?:记者|記者)\s+(?=[{IDEOGRAPHS}]{{2,4}}(?:\s|$))"
    rf"|[{IDEOGRAPHS}]{{0,8}}(?:记者|記者)(?=(?![会會节節站团團协協])[{IDEOGRAPHS}]{{2,3}}$)"
    rf"|(?:本报|本報|本台|新华社|新華社|中新社)(?:记者|記者)(?=[{IDEOGRAPHS}]{{2,4}}$)|글(?:·사진)?\s+(?=[{HANGUL}]{{2,4}}$)"
)
"""The words before an author's name."""
UNIT_BEFORE = re.compile(
    rf"[【［\[〔][^【】［］\[\]〔〕]{{1,12}}[】］\]〕]\s*(?=[{_CJK}]{{2,8}}$|[{_CJK}]{{1,6}}\s[{_CJK}]{{1,6}}$)"
)
"""A department or a place in brackets of its own before an author's name: ［経済部］山田太郎."""
PAPER_BEFORE = re.compile(
    rf"^(?:(?:글(?:·사진)?|취재|[{HANGUL}]{{1,8}}(?:신문|일보|뉴스|경제|방송|타임스))\s+"
    rf"|[{HANGUL}A-Za-z]{{1,12}}\s*[=＝]\s*"
    rf"|[\[(]?[{HANGUL}A-Za-z·]{{1,12}}\s*[=＝]\s*[{HANGUL}A-Za-z0-9 ]{{1,12}}[\])]\s*)"
    rf"(?=[{HANGUL}]{{2,4}}\s*(?:기자|특파원)$)"
)
"""A word for writing, or the paper, before the name of a Korean reporter."""
OTHER_LABEL = re.compile(rf"(?:^|[\s　])[{IDEOGRAPHS}]{{0,3}}{_OTHERS}(?:(?:{_SIGN}|[ 　]).*)?$")
"""The words for who took the pictures, translated or edited, with all that follows."""
LABELLED = re.compile(
    rf"{_WRITES_SURELY}{_SIGN}(?P<author>{_NAME}(?:[、,，][{_CJK}·・]{{2,10}}){{0,4}})"
    rf"|^{_PAPER}{_WRITES_SPACED}(?:[ 　]+|{_SIGN})(?P<first>{_NAME})(?=$|[\s　、,，/／])"
    rf"|^(?P<staff>{_PERSON})[（(]{_UNIT}[)）]$"
    rf"|^[（(]{_UNIT}[ 　・]+(?P<member>{_PERSON})[)）]$"
    rf"|(?P<reporter>[{HANGUL}]{{2,4}}) ?(?:기자|특파원)(?![{HANGUL}])"
)
"""An author's name behind a label, or beside a department: the first group that is not empty."""
UNSPACED_ROLE = re.compile(
    rf"(?<=[{_CJK}])\s*(?:記者|记者|特派員|編集委員|論説委員|支局長|通信員|기자|특파원|編輯|编辑|撰稿人)$"
)
DEPARTMENT = re.compile(rf"^{_UNIT}[ 　・=＝]+(?=[{_CJK}])|^(?:編集委員|論説委員|特派員)[ 　]+(?=[{_CJK}])")
