"""The grammar by which a figure belongs to a name: possessors, subjects, pronouns, and unknown actors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from transforms.claims.gaps import has_border
from transforms.claims.linking import Link
from transforms.claims.named_places import NamedPlace
from transforms.claims.relative_clauses import BRACKETED
from transforms.claims.word_tables import list_words, match_words
from transforms.text.writing_systems import has_cjk

_BEFORE = 40  # characters before a name in which a preposition makes it an object
_AGENT_BEFORE = 12
_PREPOSITIONS = (
    "of|from|by|for|to|with|at|in|into|against|on|over|about|between|through|via|under|than|[Ll]ike|[Uu]nlike"
    "|[Aa]fter|[Ff]ollowing|[Bb]esides|[Aa]près|[Cc]omme|[Nn]ach|[Ww]ie|[Nn]eben|[Tt]ras|[Cc]omo|[Dd]opo|[Cc]ome"
    "|[Aa]pós|[Nn]et als"
)
_DIRECTED = (
    "and its|allows?|allowed|lets|helps?|helped|asks?|asked|urges?|urged|wants?|tells?|told|enables?"
    "|forces?|forced|invites?|invited|joins?|joined|rejects?"
)
_OBJECT_BEFORE = re.compile(
    rf"\b(?:{_PREPOSITIONS}|{_DIRECTED})(?: the| a| its| rival| partner| fellow| carmaker)* $"
)
_AGENT = re.compile(r"\b(?:at|by|of|for|von|bei|de|du)(?: the)? $")
_BELONGING = re.compile(r" (?:of|at|von|bei|de|du|des|do|da|di|del|della|van)(?: the| der| la| de)? ")
# In Japanese the particle after a name says what it is: the topic or the subject, or else an object.
_EAST_ASIAN_ACTOR = re.compile(r"(?:自動車|グループ|社|側|など)?(?:は|が|も|では|には|、|・)")
_SUBJECT_PARTICLE = re.compile(r"(?:自動車|グループ|社)?(?:は|が|も)")
_WORD = r"[^\W\d_][\w'.&-]*"
_NO_POSSESSION = "|".join(list_words("owners", "no_possession"))
_POSSESSED = re.compile(rf"(?:'s|s')(?: (?!(?:{_NO_POSSESSION})\b){_WORD}){{0,3}} |の[^、。]{{0,8}}")
_OWNING = (
    r"(?:its|the|their|a|our|company's|carmaker's|new|current|all-new|next-generation|third-generation|\w+'s)"
)
_OF = (
    "(?:at|in|into|of|from|for|to|de|do|da|du|del|della|des|von|vom|van|en|em|à|dans|im|bei|bij|nel|nella|nello|no"
    "|na|w|we|i|på)"
)
_ADJUNCT = re.compile(
    rf"(?:[^,;:.()]{{0,28}} )?{_OF}(?: {_OWNING})*(?: {_WORD})?(?: {_WORD})? $"
    r"|(?:[^,;:.()]{0,28} )?(?:dans|à|im|in|bei|en|nel|nella|na|no)"
    r"(?: (?:son|sa|le|la|seinem|ihrem|su|el|sua))?"
    r"(?: l')? ?(?:usine|site|werk|planta|fábrica|factoría|stabilimento)(?: (?:de|von|in|di))? $"
    r"|(?:[^,;:.()]{0,28} )?(?:w|nello|i|på) (?:fabryce|zakładzie|stabilimento|fabriken)(?: (?:w|di|a|i))? $"
)
_PRONOUN = re.compile(
    rf"\b(?:the|this|that)(?: [^\W\d_][\w-]*){{0,2}} (?:{'|'.join(list_words('owners', 'organisations'))})\b"
    rf"|\b(?:der|das) (?:[^\W\d_]+ )?(?:automobilhersteller|{'|'.join(list_words('owners', 'united'))})\b"
    rf"|{match_words(*list_words('owners', 'pronouns'))}|同社|同グループ"
)
_TOWARDS = (" to ", " nach ", " à ", " vers ", " a ", " naar ", " para ", " do ", " till ")
_POSSESSIVE = re.compile(r"\b(?:[Ii]ts?|[Tt]heir)\b|同社|同グループ|该公司")
# A name that no tag has, as the subject of a verb.
_ACTS = "|".join(list_words("owners", "actor_verbs"))
_PLACED = re.compile(r" (?:in|en|em|au|no|na|de|di|à) $")  # "Nissan in Mexico will cut", where Nissan acts
_UNKNOWN = re.compile(
    r"(?:^|(?<=[\s(\"“「]))"
    r"(?:[A-Z][\w&-]*[a-z&][\w&-]*|[A-Z]{2,}\w*)(?: [A-Z][\w&.-]*)*"
    rf"(?='s |(?:, (?:the|an?|its|his|her|which|who)\b[^,;.]{{1,40}},)? (?:\w+ly )?(?:{_ACTS})\b)"
)
# Within a sentence, and neither a place nor a standard: "The Bolt", "the EV6".
_OTHER_NAME = re.compile(
    r"(?<=[a-z0-9,’'] )(?<!in )(?<!in the )(?<!from )(?<!across )(?<!United )"
    r"(?:[A-Z][a-z]{2,}|[A-Z]{2,}\d)[\w-]*"
    r"|^[A-Z][A-Z0-9-]*\d\w*|^The (?:\d{4} )?[A-Z][\w-]+"
)
_RIVAL = re.compile(r"\b[Tt]he (?P<name>[A-Z][\w-]+)|\b(?P<possessor>[A-Z][\w-]+)(?='s|’s)")
_KOREAN_HELD = (" 지분", "의 지분")  # whose shares they are, as in の株
_APPOSED_BEFORE = re.compile(r"[\w\s], (?:[a-zéà]+ )*(?:de |d'|von |di |da |del )?$")
_OWNER_BEFORE = re.compile(
    r"(?:'s|’s|の)(?: (?:[\w-]+ ){0,2}(?:plant|factory|works|site|complex) (?:in|at|near))? ?$"
)
_KIN = "|".join(list_words("owners", "kin"))
_APPOSED_AFTER = re.compile(rf"(?:'s|’s)?(?: [\w-]+){{0,2}}(?: (?:{_KIN})\b[^,;:]{{0,60}})?,")
# "The Rogue, with a record 10,476 sales", "Altima, which recorded 26,833".
_WITH = re.compile(r", (?:with|at|which (?:sold|recorded|posted|saw|had))(?: an?)?(?: \w+){0,2}(?: of)? ")
# "Japan's second-largest carmaker" is who the article is about.
_OF_COUNTRY = re.compile(
    rf"['’]s (?:[\w-]+ ){{1,3}}(?:{'|'.join(list_words('owners', 'organisations'))}|car maker)\b"
)
_KIN_OF = re.compile(
    rf"\b(?:{_KIN})\b(?: [\w'’-]+){{0,2}} (?:of|de|du|des|di|da|do|del|von|van)"
    r"(?: (?:the|la|le|les))?(?: [a-zà-ÿ]+)? $"
)
_HELPED = re.compile(
    r"\b(?:help(?:s|ed|ing)?|allow(?:s|ed|ing)?|enabl(?:es|ed|ing)|let|made|makes)(?: the)? $"
)
_HELD = re.compile(r"(?:%|percent|per cent|Prozent)(?: of| von| an| de| del| di| da| do)(?: the| la| der)? $")
_NO_RIVALS = frozenset(list_words("owners", "openers")) | frozenset(list_words("statements", "no_speakers"))
# Each alternative begins with a letter of its own, by which the search skips to the next place.
_CLAUSE = re.compile(
    r";|:|\(|\)|。|一方|, (?:while|whereas|but|and|with)\b"
    + "".join(rf"|{word}\b(?<!\w{word})" for word in ("while", "whereas", "but", "although", "though"))
)


def find_part(
    link: Link, sentence: str, names: Sequence[NamedPlace], others: Sequence[NamedPlace], *, after: bool
) -> str | None:
    """Return the plant or model that a figure is of: before its words or among them, or after "at" or "of".

    Args:
        link: The figure.
        sentence: Its sentence.
        names: The names that it may be of.
        others: All names in the sentence. A model without a tag ("the Bolt's battery") has its own figures.
        after: Whether to look behind the words.
    """
    rival = _find_rival(link, sentence, others) if names and names[0].kind == "model" else None
    if after:
        adjuncts = (name for name in names if name.start >= link.end and rival is None)
        return next(
            (name.tag for name in adjuncts if _ADJUNCT.fullmatch(sentence[link.end : name.start].lower())),
            None,
        )
    for name in reversed(names):
        if link.start <= name.start < link.end:
            return name.tag
        is_open = name.end <= link.start and (
            not has_border(sentence.lower(), name.end, link.start)
            or (name.kind == "model" and _WITH.fullmatch(sentence, name.end, link.amount.start))
        )
        if is_open and not _has_actor(sentence, name.end, link.start, others):
            return name.tag if rival is None or name.start > rival else None
    return None


def _has_actor(sentence: str, start: int, end: int, names: Sequence[NamedPlace]) -> bool:
    """Return whether a company acts between a model and a figure: "the Qashqai helped Nissan achieve"."""
    return any(
        name.kind == "company"
        and start <= name.start
        and name.end <= end
        and _HELPED.search(sentence, start, name.start)
        for name in names
    )


def find_possessor(link: Link, sentence: str, names: Sequence[NamedPlace]) -> str | None:
    """Return the company that owns what the words name: "Nissan's operating profit", 日産の営業利益.

    Of a stake the company after "of" is the one that is held.
    """
    is_stake = link.quantity.quantity == "stake"
    for name in names:
        if is_stake and sentence.startswith(("の株", "株", *_KOREAN_HELD), name.end):
            continue  # whose stock it is
        if not is_stake and link.amount.start <= name.start and name.end <= link.amount.end:
            return name.tag  # "one of its two Nissan plants"
        for start in (link.amount.left, *(cue.start for cue in link.cues)):
            gap = _straighten(BRACKETED.sub("", sentence[name.end : start]))
            if name.end <= start and _POSSESSED.fullmatch(gap) and not (is_stake and "株" in gap):
                return name.tag
        is_genitive = any(sentence[cue.end : name.start] == " " for cue in link.cues)
        if not is_stake and is_genitive and name.end <= link.amount.left:
            return name.tag  # Polish "zysk operacyjny Nissana spadł o 85 proc."
        is_told = any(name.start == cue.end + 1 for cue in link.cues)
        if is_told and name.end <= link.amount.left <= name.end + 1:
            return name.tag  # "may cost Honda 650 billion yen"
        if not is_stake and any(_BELONGING.fullmatch(sentence[cue.end : name.start]) for cue in link.cues):
            return name.tag
    return None


def find_after(link: Link, sentence: str, names: Sequence[NamedPlace]) -> str | None:
    """Return the company after the words that they are "by", "at" or "of"."""
    for name in names:
        near = sentence[max(0, name.start - _AGENT_BEFORE) : name.start]
        if name.start >= link.start and _AGENT.search(near):
            return None if has_border(sentence.lower(), link.start, name.start) else name.tag
    return None


def find_clause(sentence: str, place: int) -> int:
    """Return where the clause begins that a place is in."""
    return max((end for end in _list_clause_ends(sentence) if end <= place), default=0)


@lru_cache(maxsize=8)
def _list_clause_ends(sentence: str) -> Sequence[int]:
    return [found.end() for found in _CLAUSE.finditer(sentence)]


def find_possessed(sentence: str, company: str, names: Sequence[NamedPlace]) -> str | None:
    """Return the plant or model right behind the company that owns it: "work at Nissan's Smyrna plant"."""
    ends = {name.end for name in names if name.tag == company}
    for name in names:
        if name.kind == "company":
            continue
        owner = _OWNER_BEFORE.search(sentence, max(0, name.start - _BEFORE), name.start)
        if owner and owner.start() in ends:
            return name.tag
    return None


def has_pronoun(sentence: str, start: int, end: int) -> bool:
    """Return whether "it", "the company" or the like is between two places."""
    return bool(_PRONOUN.search(sentence[start:end].lower()))


def has_organisation(sentence: str, end: int) -> bool:
    """Return whether "the company", "the brand" or the like is before a place."""
    found = _PRONOUN.search(sentence.lower(), 0, end)
    return bool(found and " " in found[0])


def is_destination(text: str, name: NamedPlace) -> bool:
    """Return whether something moves to a place: "will move production to Smyrna"."""
    return text[max(0, name.start - len(" nach ")) : name.start].lower().endswith(_TOWARDS)


def has_possessive(sentence: str, end: int) -> bool:
    """Return whether "its" or "it" is before a place, which means who was named last."""
    return bool(_POSSESSIVE.search(sentence, 0, end))


def is_object(sentence: str, name: NamedPlace) -> bool:
    """Return whether a preposition before a name, or the lack of a particle after it, makes it an object."""
    if sentence.startswith(_KOREAN_HELD, name.end):
        return True
    if has_cjk(sentence[name.end : name.end + 1]):
        return not _EAST_ASIAN_ACTOR.match(sentence, name.end)
    before = sentence[max(0, name.start - _BEFORE) : name.start]
    if _OBJECT_BEFORE.search(before) or _HELD.search(before):  # "owns 35.7 percent of Nissan"
        return True
    # "Mitsubishi Motors, a Nissan ally, lost 9 billion yen"
    return bool(_APPOSED_BEFORE.search(before) and _APPOSED_AFTER.match(sentence, name.end))


def has_kin(sentence: str, name: NamedPlace) -> bool:
    """Return whether a name is that of whose partner somebody is: "le partenaire du français Renault"."""
    return _KIN_OF.search(sentence, max(0, name.start - _BEFORE), name.start) is not None


def find_topic_between(sentence: str, link: Link, names: Sequence[NamedPlace]) -> str | None:
    """Return the last name between the words of a figure and the figure that a particle makes the subject.

    As in 8月の登録台数によると、日産が7.0%減の3万1405台.
    """
    between = [name for name in names if link.start < name.start and name.end <= link.amount.left]
    acting = [name.tag for name in between if _SUBJECT_PARTICLE.match(sentence, name.end)]
    return acting[-1] if acting else None


def find_unknown(sentence: str, start: int, end: int, names: Sequence[NamedPlace]) -> int | None:
    """Return where somebody acts who has no tag, the last one between two places, or `None`."""
    unknown = None
    for found in _UNKNOWN.finditer(sentence, start):
        if found.end() > end:
            break
        is_common = found[0].partition(" ")[0].lower() in _NO_RIVALS  # nor is "plans on Thursday to"
        is_named = any(name.start < found.end() and found.start() <= name.end for name in names)
        placed = _PLACED.search(sentence, max(0, found.start() - len(" in ")), found.start())
        is_named = is_named or any(placed and name.end == placed.start() for name in names)
        is_home = _OF_COUNTRY.match(sentence, found.end())
        if not is_common and not is_named and not is_home:
            unknown = found.start()
    return unknown


def has_other_name(link: Link, sentence: str, names: Sequence[NamedPlace]) -> bool:
    """Return whether a name that no tag has comes before the words, which may be that of another model."""
    return any(
        found[0].lower() not in _NO_RIVALS and not _is_named(found, names)
        for found in _OTHER_NAME.finditer(sentence, 0, max(link.amount.start, 0))
    )


def _find_rival(link: Link, sentence: str, names: Sequence[NamedPlace]) -> int | None:
    """Return where the last name without a tag is, of what has an article or possesses the figure."""
    rivals = [
        found.start()
        for found in _RIVAL.finditer(sentence, 0, link.start)
        if (found["name"] or found["possessor"]).lower() not in _NO_RIVALS and not _is_named(found, names)
    ]
    return rivals[-1] if rivals else None


def _is_named(found: re.Match[str], names: Sequence[NamedPlace]) -> bool:
    """Return whether words overlap a name of the taxonomy, or are its second half, as in "Leaf Nismo"."""
    return any(
        name.start < found.end() and found.start() <= name.end + (name.kind == "model") for name in names
    )


def _straighten(gap: str) -> str:
    return gap.lower().replace("’", "'")
