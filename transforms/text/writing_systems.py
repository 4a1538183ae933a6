"""Writing systems of East Asia: which characters belong to each of them.

The constants are insides of character classes: put them between square brackets in a regular
expression. The ranges follow Unicode's Scripts.txt (https://www.unicode.org/Public/UCD/latest/ucd/).
Kana of the supplementary planes are left out: they are of interest to historians alone. Ideographs
of those planes are in, since names of people and places are written with them (𠮷野家).

`warehouse/views/10_tokens.sql` has the same class of letters, as SQL cannot import this module; a
test compares the two character by character.
"""

from __future__ import annotations

import re

HIRAGANA = "\u3041-\u309f"
# With the long-vowel mark, the small kana for Ainu, and the half-width forms; without the middle dot.
KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
KANA = HIRAGANA + KATAKANA
# The iteration mark 々, the zero 〇, Unicode's extension A, the unified and the compatibility ideographs, and
# all ideographs of planes 2 and 3.
IDEOGRAPHS = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
IDEOGRAPHIC_LANGUAGES = frozenset({"ja", "zh"})
"""Languages that are written in ideographs, by their codes."""
UNSPACED_LANGUAGES = IDEOGRAPHIC_LANGUAGES | {"ko"}
"""Languages in which letters may follow a number or a word of another script without a space."""
# Syllables. Single letters (jamo) are left out: in news they are the rest of a syllable that broke in two.
HANGUL = "\uac00-\ud7a3"

# Letters of Chinese and Japanese, which have no spaces between words.
CJK = KANA + IDEOGRAPHS
# Letters after which a word may go on without a space: Korean has spaces, but its particles follow a name
# at once, as those of Japanese do.
UNSPACED = CJK + HANGUL
# Thai, Lao, Burmese and Khmer, which have no spaces between words either.
SOUTHEAST_ASIAN = "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff"
# Separates the words of a foreign name (カルロス・ゴーン). It is punctuation and no letter.
KATAKANA_DOT = "\u30fb"
# Make one character of the kana before them (カ and ゛ are ガ), in full and in half width.
VOICING_MARKS = "\u3099\u309a\uff9e\uff9f"
# Characters that NFKC leaves as they are, so that a text in them need not be normalised.
NORMALISED = "\u3005\u3007\u3041-\u3096\u30a1-\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"

# Everything from kana to the half-width forms, variation selectors and private characters among them. The
# weights of the block classifier were fitted on lengths measured with it, and a narrower class changes the
# text of labelled English pages.
_EAST_ASIAN = re.compile("[\u3040-\uffdc]")
_CJK = re.compile(f"[{CJK}]")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_KATAKANA = re.compile(f"[{KATAKANA}]")
_HANGUL = re.compile(f"[{HANGUL}]")
_SOUTHEAST_ASIAN = re.compile(f"[{SOUTHEAST_ASIAN}]")
# The dot has always counted as a character when words are counted; leaving it out would change stored counts.
_COUNTED = re.compile(f"[{CJK}{KATAKANA_DOT}]")


def has_cjk(text: str) -> bool:
    """Return whether a Chinese or Japanese letter occurs in `text`."""
    return not text.isascii() and _CJK.search(text) is not None


def is_cjk(character: str) -> bool:
    """Return whether `character` (or the first one of a word) is a Chinese or Japanese letter."""
    return _CJK.match(character) is not None


def is_spaced(text: str) -> bool:
    """Return whether spaces part all words of `text`: a rough and quick test for East Asian characters."""
    return text.isascii() or not _EAST_ASIAN.search(text)


def is_katakana(character: str) -> bool:
    """Return whether `character` (or the first one of a word) is a katakana letter."""
    return _KATAKANA.match(character) is not None


def is_hangul(character: str) -> bool:
    """Return whether `character` (or the first one of a word) is a Korean syllable."""
    return _HANGUL.match(character) is not None


def is_southeast_asian(character: str) -> bool:
    """Return whether `character` is of Thai or another script of Southeast Asia that has no spaces."""
    return _SOUTHEAST_ASIAN.match(character) is not None


def is_unspaced(character: str) -> bool:
    """Return whether `character` belongs to a script in which a word may go on without a space."""
    return _UNSPACED.match(character) is not None


def split_cjk(text: str) -> tuple[int, str]:
    """Count the Chinese and Japanese characters of `text`, and put a space in the place of each.

    Returns:
        The count, and the text in which only words of other scripts are left.
    """
    # most lines have none, and searching is quicker than replacing
    if text.isascii() or not _COUNTED.search(text):
        return 0, text
    rest, count = _COUNTED.subn(" ", text)
    return count, rest
