"""Persons by their names: whether two spellings can be one person, and what the family name is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.spelling import fold
from corpus.title_words import FAMILY_FIRST, PARTICLES, PLACES
from corpus.titles import strip_titles

__all__ = ["family_name", "same_person", "strip_titles"]

_SHORT = {
    "bill": "william", "will": "william", "joe": "joseph", "jimmy": "james", "jim": "james",
    "mike": "michael", "tony": "anthoni", "antoni": "anthoni", "bob": "robert", "dick": "richard",
    "tom": "thomas", "dave": "david", "ted": "edward", "ben": "beniamin", "ron": "ronald",
    "jake": "jacob", "dan": "daniel", "chris": "christopher", "steve": "steven", "jerri": "gerald",
    "sasha": "aleksandr", "alexander": "aleksandr", "liz": "elizabeth", "ed": "edward",
}  # fmt: skip
_PLACES = frozenset(" ".join(place) for place in PLACES)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class _Name:
    families: frozenset[str]
    given: tuple[str, ...]
    words: frozenset[str]
    letters: str


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: "Kono", "Mr Kono", "KONO Taro", "В.Путин".

    What one name leaves out decides nothing; what they both give must agree.
    """
    a, b = _parse(one), _parse(other)
    if not a.letters or not b.letters:
        return False
    if a.letters == b.letters or a.words == b.words:
        return True
    if not a.families & b.families:
        return False
    return _compatible(a.given, b.given)


@lru_cache(maxsize=1 << 15)
def family_name(name: str) -> str:
    """The family name as written, particles with it: "van der Bellen", "al-Assad", "Kim"."""
    words = _spaced(strip_titles(name)).split()
    words = [w for w in words if fold(w).strip(".,") not in _SUFFIXES - {"ii"}] or words
    if not words:
        return ""
    if _family_first(words):
        return words[0]
    capitals = [w for w in words if len(w) > 2 and w.isupper()]
    if len(capitals) == 1:
        return capitals[0].title()
    start = len(words) - 1
    if start and re.fullmatch("[IVX]+", words[start]):
        start -= 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    return " ".join(words[start:])


def _family_first(words: list[str]) -> bool:
    """Kim Jong-un, Xi Jinping, Ban Ki-moon; but Sun Myung Moon and Jet Li keep to the last word."""
    first, *rest = words
    if not 1 <= len(rest) <= 2 or first.casefold() not in FAMILY_FIRST:
        return False
    return rest[-1].casefold() not in FAMILY_FIRST and "." not in "".join(rest)


@lru_cache(maxsize=1 << 16)
def _parse(name: str) -> _Name:
    words = _spaced(strip_titles(name)).split()
    family = family_name(name)
    folded = [fold(word).strip(".,") for word in words]
    kept = [w for w in folded if w and w not in _SUFFIXES and w not in PARTICLES]
    if " ".join(words).casefold().removeprefix("the ") in _PLACES:
        joined = "".join(kept)  # a country is no person's kin: Guinea is not Equatorial Guinea
        return _Name(frozenset({f"={joined}"}), (), frozenset(kept), joined)
    core = _core(family)
    given = tuple(_SHORT.get(w, w) for w in kept if w not in core)
    if not given and len(core) > 1:
        core = frozenset(kept)
    return _Name(
        families=core,
        given=given,
        words=frozenset(kept),
        letters=re.sub(r"[^a-z\d]|\W", "", "".join(kept)) or "".join(kept),
    )


def _core(family: str) -> frozenset[str]:
    """The family name's own words: al-Assad and Assad are one, so are van der Bellen and Bellen."""
    words = re.split(r"[\s-]+", fold(family))
    kept = [w.strip(".,") for w in words if w and w not in PARTICLES]
    return frozenset({"".join(kept)} if kept else ())


def _compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Given names in step, "G." for George; a single one may be any of the other's."""
    if not one or not other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return any(_agree(short[0], name) for name in long) or _agree(short[0], "".join(long))
    return all(_agree(a, b) for a, b in zip(short, long, strict=False)) or "".join(
        short
    ) == "".join(long)


def _agree(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def _spaced(name: str) -> str:
    """ "С.В.Лавров" as three words."""
    return re.sub(r"\.(?=[^\W\d_])", ". ", name)
