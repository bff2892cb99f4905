"""Text to search terms, the same for what is indexed and what is asked.

Words are folded (case, ё, diacritics of Latin letters, apostrophes) and reduced to their Snowball
stem, English or Russian by script (Porter 2001). A compound gives its parts and the whole, so
"S-400", "S 400" and "S400" meet, as do "co-operation" and "cooperation".
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from embeddings.stop_words import STOP_WORDS

MAX_TERM_CHARS = 60

_APOSTROPHES = str.maketrans("’‘ʼ`´′", "''''''")
_LETTERS = str.maketrans("ёЁłŁøØđĐ", "еЕlLoOdD")  # Unicode gives these no decomposition
_WORD = re.compile(
    r"(?P<acronym>(?<!\w)(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?)"
    r"|(?P<number>\d+(?:[.,]\d+)+(?!\w))"
    r"|(?P<compound>[^\W_]+(?:['&‐‑-][^\W_]+)*)"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_POSSESSIVE = re.compile(r"'[sS]\b")
_PARTS = re.compile(r"[&‐‑-]")
_AMERICA = frozenset({"us", "usa"})


def stems(text: str) -> list[str]:
    """Every term of `text`, in order, repeats and stop words included: what is indexed."""
    return [term.stem for term in _terms(text)]


def question_stems(text: str) -> list[str]:
    """The distinct terms of a question, in order, without stop words unless it has nothing else.

    A capitalised acronym is never a stop word: "the WHO" asks for more than "who".
    """
    terms = _terms(text)
    kept = [one.stem for one in terms if one.acronym or one.word not in STOP_WORDS]
    return list(dict.fromkeys(kept or [one.stem for one in terms]))


def stem(word: str) -> str:
    """The stem of one folded word; those with digits and of other scripts stay as they are."""
    return _stemmed(word) if word.isalpha() else word


class _Term(NamedTuple):
    """`word` is folded; `acronym` says that it was written as one."""

    stem: str
    word: str
    acronym: bool


def _terms(text: str) -> list[_Term]:
    """In order."""
    text = _composed(text)
    shouted = text.isupper() and len(text.split()) > 2
    return [term for groups in _WORD.findall(text) for term in _terms_of(*groups, shouted)]


@lru_cache(maxsize=50_000)
def _terms_of(acronym: str, number: str, compound: str, shouted: bool) -> tuple[_Term, ...]:
    """Those of one written word; remembered, as the same few thousand make most of all texts."""
    if acronym:
        words: Iterable[tuple[str, bool]] = [(_acronym(acronym), True)]
    elif number:
        words = [(_number(number), False)]
    else:
        words = _parts(_POSSESSIVE.sub("", compound), shouted)
    return tuple(_Term(stem(word), word, written) for word, written in words)


def _parts(written: str, shouted: bool) -> Iterator[tuple[str, bool]]:
    parts = _PARTS.split(written)
    for part in parts:
        acronym = not shouted and len(part) > 1 and part.isupper() and part.isalpha()
        yield _acronym(part) if acronym else _folded(part), acronym
    if len(parts) > 1:
        yield "".join(map(_folded, parts))[:MAX_TERM_CHARS], False


def _acronym(written: str) -> str:
    """ "U.S.", "US" and "USA" are one name, and no pronoun."""
    word = _folded(written.replace(".", ""))
    return "usa" if word in _AMERICA else word


def _number(written: str) -> str:
    """Thousands joined ("1,500" is 1500), a decimal comma as a point."""
    joined = written.replace(",", "") if _THOUSANDS.fullmatch(written) else written
    return joined.replace(",", ".")[:MAX_TERM_CHARS]


def _folded(word: str) -> str:
    word = _without_marks(word.casefold().replace("'", ""))
    ordinal = _ORDINAL.fullmatch(word)
    return (ordinal[1] if ordinal else word)[:MAX_TERM_CHARS]


def _composed(text: str) -> str:
    """Compatibility forms folded; a stress mark that fits no letter is dropped, й stays й."""
    text = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).translate(_LETTERS)
    if text.isascii():
        return text
    return "".join(char for char in text if unicodedata.category(char) not in ("Mn", "Cf"))


def _without_marks(word: str) -> str:
    """Latin letters without their diacritics."""
    if word.isascii() or not any("À" <= char <= "ɏ" or "Ḁ" <= char <= "ỿ" for char in word):
        return word
    pieces = unicodedata.normalize("NFD", word)
    return "".join(char for char in pieces if not unicodedata.combining(char))


class _Stemmers(threading.local):
    """PyStemmer's objects must not be shared between threads."""

    def __init__(self) -> None:
        self.english = Stemmer.Stemmer("english", 0)
        self.russian = Stemmer.Stemmer("russian", 0)


_stemmers = _Stemmers()


@lru_cache(maxsize=200_000)
def _stemmed(word: str) -> str:
    if any("Ѐ" <= char <= "ԯ" for char in word):
        return str(_stemmers.russian.stemWord(word))
    return str(_stemmers.english.stemWord(word)) if "a" <= word[0] <= "z" else word
