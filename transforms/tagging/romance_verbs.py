"""The forms of regular verbs of Spanish, Portuguese, French and Italian, of which a list has the infinitive.

An infinitive does not say which of these languages it is of, so forms that do not exist may come out. They
are searched for and never found; those that are words of their own are left out.
"""

from __future__ import annotations

import re

# The third persons of the tenses of news, the gerund and the participles, by the ending of the infinitive.
_IBERIAN = {
    "ar": (
        "a an am ó aron ou aram ará arán arão aría arían aria ariam arem aba aban ava avam ando"
        " ado ada ados adas"
    ),
    "er": (
        "e en em ió ieron eu eram erá erán erão ería erían eria eriam erem ía ían ia iam iendo endo"
        " ido ida idos idas"
    ),
    "ir": (
        "e en em ió ieron iu iram irá irán irão iría irían iria iriam irem ía ían ia iam iendo indo"
        " ido ida idos idas"
    ),
}
_FRENCH = {
    "er": "e ent era eront erait eraient ait aient ant é ée és ées",
    "ir": "it issent ira iront irait iraient issait issant i ie is ies",
    "dre": "d dent dra dront drait draient dait dant du due dus dues",
    "uire": "uit uisent uira uiront uirait uiraient uisait uisant uite uits uites",
}
_ITALIAN = {
    "are": "a ano ò arono erà eranno erebbe erebbero ava avano ando ato ata ati ate",
    "ere": "e ono erà eranno erebbe erebbero eva evano endo uto uta uti ute",
    "ire": "e ono isce iscono ì irono irà iranno irebbe irebbero iva ivano endo ito ita iti ite",
}
_ENDINGS = {
    ending: tuple(form for table in (_IBERIAN, _FRENCH, _ITALIAN) for form in table.get(ending, "").split())
    for ending in ("uire", "dre", "are", "ere", "ire", "ar", "er", "ir")
}
_INFINITIVE = re.compile(rf"([^\W\d_]{{3,}}?)({'|'.join(_ENDINGS)})")
_PLAIN_ENDINGS = frozenset({"a", "an", "e", "en"})  # of the Spanish present, in which the stem is stressed
_LAST_VOWEL = re.compile(r"([eo])(?=[^aeiouáéíóú]+$)")
_DIPHTHONGS = {"e": "ie", "o": "ue"}
_CLOSED_ENDINGS = ("e", "en", "ió", "ieron", "iendo")  # of "despedir", whose stem becomes "despid-"
_OTHER_WORDS = frozenset({"para", "sale", "retire", "coupe", "tire", "sobre", "entre", "compare", "prepare"})


def inflect_romance_verb(phrase: str) -> tuple[str, ...]:
    """Return the forms of a phrase that begins with an infinitive: "recortando", "supprimées", "taglieranno".

    Any other phrase has none. Irregular forms have to be listed.
    """
    verb, space, rest = phrase.partition(" ")
    found = _INFINITIVE.fullmatch(verb)
    if found is None:
        return ()
    stem, ending = found.groups()
    forms = [f"{stem}{form}" for form in _ENDINGS[ending]]
    if ending in _IBERIAN:
        forms += [f"{_LAST_VOWEL.sub(_break, stem)}{form}" for form in _PLAIN_ENDINGS]
    if ending == "ir":
        forms += [f"{_LAST_VOWEL.sub('i', stem)}{form}" for form in _CLOSED_ENDINGS]
    return tuple(f"{form}{space}{rest}" for form in dict.fromkeys(forms) if form not in _OTHER_WORDS)


def _break(vowel: re.Match[str]) -> str:
    """Return the diphthong that a stressed vowel of a stem becomes: "cerrar", "cierra"."""
    return _DIPHTHONGS[vowel[1]]
