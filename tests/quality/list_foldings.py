"""Print `warehouse/views/05_fold.sql`: the characters that the search reads as others, by Unicode's NFKC.

    .venv/bin/python tests/quality/list_foldings.py > warehouse/views/05_fold.sql

DuckDB normalises to NFC alone. The differences to NFKC are listed in the macro, each character followed by
those that it becomes: letters and digits in other forms (full and half width, ligatures, circled and squared
ones, mathematical alphabets). Characters that nobody sees, such as the soft hyphen, are left out.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

# In Japanese texts these are common, so that they are replaced at once and not one by one.
_WIDE = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), *range(0xFF66, 0xFFA0))
WIDTHS = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in _WIDE}
# NFKC would make a word longer by them: Leaf™ would be found as "leaftm" alone.
_LEFT_OUT = "™℠"
# Between the number before it and the fraction there is a space in effect: 2½ is "2 1/2" and not "21/2".
_FRACTIONS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅟↉"
# Soft hyphen, zero-width characters, byte order mark, variation selectors.
_UNSEEN = r"\x{ad}\x{200b}-\x{200d}\x{2060}\x{fe00}-\x{fe0f}\x{feff}\x{e0100}-\x{e01ef}"
_WIDTH = 108
_MACRO = r"""-- Made by tests/quality/list_foldings.py. Fold a text for searching: forms of letters and digits
-- become the plain ones, as Unicode's normalisation NFKC says (ｶﾞｿﾘﾝ is ガソリン, ﬁ is fi, ㎞ is km), and all
-- become lower case. Each character of the list is followed by those that it becomes; most texts have none
-- of them. Soft hyphens, zero-width characters and variation selectors go.
CREATE OR REPLACE MACRO fold(words) AS (
    CASE WHEN strlen(words) = length(words) THEN lower(words)
    ELSE lower(nfc_normalize(list_reduce(
        list_distinct(regexp_extract_all(words, '[{ranges}]')),
        lambda line, character: replace(line, character, split_part(split_part('
{foldings}
', character, 2), ' ', 1)),
        translate(
            regexp_replace(words, '[{unseen}]', '', 'g'),
            '{wide}',
            '{plain}'
        )
    ))) END
);
COMMENT ON MACRO fold IS
    'fold(words): a text in lower case and Unicode NFKC, as it is searched. Example: SELECT fold(''ﬁne'')';
"""


def list_foldings() -> dict[str, str]:
    """Return the text that each compatibility form of letters and digits becomes."""
    foldings = {}
    for code in range(0x80, 0x110000):
        character = chr(code)
        folded = unicodedata.normalize("NFKC", character)
        if (
            character not in _LEFT_OUT
            and folded != unicodedata.normalize("NFC", character)
            and any(unicodedata.category(each)[0] in "LN" for each in folded)
        ):
            foldings[character] = folded.replace(" ", "_")
    return foldings | {fraction: f"_{foldings[fraction]}" for fraction in _FRACTIONS}


def list_ranges(characters: Iterable[str]) -> str:
    """Return the inside of a character class of RE2 with `characters`."""
    ranges: list[list[int]] = []
    for code in sorted(map(ord, characters)):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(
        rf"\x{{{first:x}}}" + (rf"-\x{{{last:x}}}" if last > first else "") for first, last in ranges
    )


def wrap(foldings: Mapping[str, str]) -> Iterator[str]:
    """Yield lines of characters and their foldings, each with a space after it."""
    line = ""
    for character, folded in sorted(foldings.items()):
        entry = f"{character}{folded} "
        if len(line) + len(entry) > _WIDTH:
            yield line
            line = ""
        line += entry
    yield line


def main() -> None:
    """Print the file."""
    rare = {character: folded for character, folded in list_foldings().items() if character not in WIDTHS}
    text = (
        _MACRO.replace("{ranges}", list_ranges(rare))
        .replace("{foldings}", "\n".join(wrap(rare)))
        .replace("{unseen}", _UNSEEN)
        .replace("{wide}", "".join(WIDTHS))
        .replace("{plain}", "".join(WIDTHS.values()))
    )
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
