"""Judge by the name of a parameter or header whether its value is a secret.

A name is read as words, however it is written: ``X-Amz-Security-Token``, ``accessToken``, ``ACCESS_TOKEN``,
``accesstoken`` and ``%61ccess_token`` are all an access token. The last word decides, since ``token_type``
and ``keyword`` are no secrets, and the word before it, since neither is ``sort_key``.
"""

from __future__ import annotations

import enum
import functools
import re
from urllib.parse import unquote


class Secrecy(enum.IntEnum):
    """How surely a name is that of a secret."""

    NONE = 0
    POSSIBLE = 1
    """Such as ``code`` or ``session``: a secret if the value looks made by a machine."""
    LIKELY = 2
    """Such as ``key`` or ``pass``: of a feed's address surely, of an article's address not always."""
    CERTAIN = 3
    """Such as ``token`` or ``password``."""


def _list_words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MAX_NAME = 100  # characters
_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[^\W\d_]+")
_CERTAIN = _list_words(
    """token tok secret secrets password passwords passwd passwort kennwort passphrase passcode wachtwoord
    senha contrasena contraseña motdepasse pwd psw pswd signature hmac jwt jws jwe bearer credential
    credentials cred creds authorization authorisation authentication oauth sessid sessionid phpsessid
    jsessionid aspsessionid csrf xsrf saml samlresponse samlrequest samlart assertion otp totp apikey
    hdnts hdnea hdntl gda mdp tkn magiclink sklive sktest токен пароль
    密码 密碼 密钥 パスワード トークン 비밀번호 토큰"""
)
_LIKELY = _list_words("key pass pw auth sig sess clave")
_POSSIBLE = _list_words(
    """code session sid ticket nonce state hash digest md sha checksum sign signed access grant proof
    policy cookie challenge captcha verify verifier verification confirm confirmation activation activate
    unlock invite invitation magic gift share private priv license licence serial pin salt seed login app
    client consumer device subscriber appid clientid deviceid subscriberid userid memberid ak sk k s t h
    st tk mac pk sas ssid enc clearance zugang schluessel schlüssel ключ basic"""
)
# Words behind the one that counts: the identifier, the hash or the text of a key is as secret as the key.
_SUFFIXES = _list_words(
    "id v value val hash hashed digest enc encrypted encoded hex base string str param header raw pair data"
)
_CODES = _list_words(  # before `code`
    """auth oauth access authorization authorisation verification verify login security secret pass unlock
    unlocked activation confirmation otp sms device invite invitation"""
)
# Before `key`, `code`, `session` and the like: what orders, finds or names something that is public.
_PUBLIC = _list_words(
    """article articles news story item post page menu issue category section topic tag country lang
    language locale zip postal currency stock ticker isin company brand product model part vin region area
    city state status error http color colour sort order group primary foreign search hot filter lookup
    index partition row cache surrogate public source channel event location dealer bar qr iso airport
    language team player chart weather trading conference plenary panel palabra palabras"""
)
# Words that end as `key`, `code` and `hash` do.
_HONEST = _list_words(
    """monkey turkey donkey hockey jockey whiskey hotkey turnkey lowkey lackey mickey dickey smokey
    latchkey flunkey malarkey decode encode unicode geocode shortcode opcode hardcode dresscode transcode
    bytecode rehash"""
)
_WHOLE = re.compile(
    r"\w*(?:secret(?!ar|io)|passwor[dt]|passwd|passphrase|apikey|accesskey|authkey|privatekey|sessionid)\w*"
    r"|\w+(?:token|pwd|hmac|jwt|sessid|credentials?|authorization|csrf|xsrf|signature)"
    r"|\w*token(?:id|hash|value)"
)
# Two words in one: before these, `key` is no part of a word such as monkey, nor `pass` of compass.
_QUALIFIERS = (
    r"(?:api|app|access|auth|oauth|secret|private|user|usr|client|session|feed|rss|consumer|sub|subscription|license"
    r"|licence|master|admin|service|server|site|account|acct|customer|member|partner|dev|developer|encryption|sign"
    r"|signing|hmac|pass|my|x|web|ws|shared|security|storage|aws|azure|google|maps|host|function|device|product|read"
    r"|write|login|token|db|http|basic|url|link|data|php|j|asp|crypto|root|super)"
)
_GLUED = re.compile(
    rf"{_QUALIFIERS}{{1,3}}(?:key|pass|pw|auth|sig|session|sess)(?:id|value|hash)?|keyid|authhash"
)
_GLUED_CODE = re.compile(rf"(?:{'|'.join(sorted(_CODES))})code")
_ENDING = re.compile(r"(\w+)(key|sig|code|hash)")


@functools.lru_cache(maxsize=4_096)
def judge_name(name: str) -> Secrecy:
    """Judge the name of a parameter, which may be percent-encoded."""
    if not name or len(name) > _MAX_NAME:
        return Secrecy.NONE
    name = unquote(unquote(name))
    words = [word.lower() for word in _WORD.findall(name)]
    return max(_judge_words(words), _judge_glued("".join(words))) if words else Secrecy.NONE


def is_secret_header(name: str) -> bool:
    """Return whether the value of an HTTP header is a secret."""
    return judge_name(name) >= Secrecy.LIKELY or "cookie" in name.lower()


def is_public_name(name: str) -> bool:
    """Return whether a parameter names something public whatever its value, such as ``article`` or ``id``."""
    words = [word.lower() for word in _WORD.findall(unquote(name))]
    return not _PUBLIC.isdisjoint(words) or any(word.endswith("id") for word in words[-1:])


def _judge_words(words: list[str]) -> Secrecy:
    *before, last = words
    inner = _judge_words(before) if before and last in _SUFFIXES else Secrecy.NONE
    if inner is Secrecy.POSSIBLE and before[-1] == "session":
        return Secrecy.CERTAIN  # a session may be one of parliament; the identifier of that is no word
    if inner:
        return inner
    secrecy = _judge_word(last)
    if last == "code" and not _CODES.isdisjoint(before):
        return Secrecy.CERTAIN
    is_public = bool(before) and before[-1] in _PUBLIC
    return Secrecy.NONE if is_public and secrecy < Secrecy.CERTAIN else secrecy


def _judge_word(word: str) -> Secrecy:
    secrecy = _judge_glued(word)
    ending = _ENDING.fullmatch(word)
    if secrecy or ending is None or word in _HONEST or ending[1] in _PUBLIC:
        return secrecy
    return Secrecy.LIKELY if ending[2] in _LIKELY else Secrecy.POSSIBLE


def _judge_glued(word: str) -> Secrecy:
    """Judge a name in one word, such as ``accesstoken`` or ``aPiKeY``, whose capitals part no words."""
    if word in _CERTAIN or _WHOLE.fullmatch(word) or _GLUED_CODE.fullmatch(word):
        return Secrecy.CERTAIN
    if word in _LIKELY or _GLUED.fullmatch(word):
        return Secrecy.LIKELY
    return Secrecy.POSSIBLE if word in _POSSIBLE else Secrecy.NONE
