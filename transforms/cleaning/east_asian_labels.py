"""The words around authors' names in Chinese, Japanese and Korean, most of which stand without spaces."""

from __future__ import annotations

import re

from transforms.text.writing_systems import HANGUL, IDEOGRAPHS, KANA

_CJK = f"{IDEOGRAPHS}{KANA}{HANGUL}"
_PAPER = r"(?:本报|本報|本台|本社|本紙|新华社|新華社)?"
_WRITES = r"(?:作者|记者|記者|撰文|撰稿|编译|執筆者?|取材(?:[・、]文)?|取材、執筆|筆者|聞き手|文|글|기자)"
_WRITES_SURELY = r"(?:作者|记者|記者|撰文|撰稿|執筆者?|取材・文|取材|聞き手|글)"  # also within a line
_WRITES_SPACED = r"(?:记者|記者|作者|기자|文)"
_OTHERS = (
    r"(?:写真|撮影|カメラ|イラスト|翻訳|編集|構成|摄影|攝影|图片?|圖片?|编辑|編輯|责任编辑|責任編輯"
    r"|责编|責編|校对|校對|审核|사진|편집|번역)"
)
_SIGN = r"\s*[:：=＝/／・]\s*"
_NAME = (
    rf"(?!{_OTHERS})[{_CJK}·・]{{2,10}}"
    rf"(?:[ 　](?!{_OTHERS})[{KANA}{IDEOGRAPHS}]{{1,5}}(?![:：{_CJK}]))?"
)
_PERSON = (
    r"(?![^（()）\s]*(?:部|局|社|店|会)[（()）])"  # a department and not a person
    rf"[{IDEOGRAPHS}{KANA}]{{2,6}}(?:[ 　][{IDEOGRAPHS}{KANA}]{{1,4}})?"
)
_UNIT = rf"[{IDEOGRAPHS}{KANA}]{{0,8}}(?:部|支局|総局|本社|本部|編集局|センター|班)"

LABEL = re.compile(rf"{_PAPER}{_WRITES}{_SIGN}|(?:本报|本報|本台)?(?:记者|記者|作者|기자)\s+")
"""The words before an author's name."""
OTHER_LABEL = re.compile(rf"(?:^|[\s　]){_OTHERS}(?:{_SIGN}|[ 　]).*$")
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
