"""One person of a statement, and whether a phrase may mean that person."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from corpus.people import family_name
from qa.attribution.countries import COUNTRY
from qa.attribution.nouns import Phrase
from qa.attribution.offices import HONORIFICS, LINKS, MODIFIERS, RANKS, ROLES
from qa.attribution.words import bare, word_set

_HEADS = word_set("president king emir sultan chancellor premier prime chairman queen")
_PASSING = word_set("new then all former acting dear fellow newly current two both")
_BELOW = word_set("deputy vice minister ministry")
_NO_DOMAIN = (
    ROLES
    | MODIFIERS
    | HONORIFICS
    | RANKS
    | LINKS
    | word_set("united states kingdom republic federation his her")
)
_LEADING = word_set("leader head host guest counterpart colleague chief")


@dataclass(slots=True)
class Person:
    """A person as named most fully, with the offices and countries named beside the name."""

    name: tuple[str, ...]
    roles: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    head: bool = False  # named by the header or by a label
    asks: bool = False  # only asks questions
    sure: bool = False  # a title, an office or a label shows that the name is a person's
    male: bool | None = None
    domains: set[frozenset[str]] = field(default_factory=set)  # "Treasury", where an office is of

    @property
    def full(self) -> str:
        return " ".join(self.name)


def is_titled(phrase: Phrase) -> bool:
    low = {word.lower().rstrip(".") for word in phrase.words}
    return bool(phrase.roles & ROLES or low & (HONORIFICS | RANKS))


def is_male(phrase: Phrase) -> bool | None:
    """What a form of address says: True for "Mr", False for "Mrs", None where it says nothing."""
    low = {word.lower().rstrip(".") for word in phrase.words}
    if low & _MALE:
        return True
    return False if low & _FEMALE else None


_MALE = word_set("mr sir lord king emir sultan prince sheikh pope chairman spokesman congressman")
_FEMALE = word_set("mrs ms madam lady queen princess chairwoman spokeswoman congresswoman dame")


def holds(person: Person, phrase: Phrase) -> bool:
    wanted = phrase.roles
    if phrase.country and person.countries and phrase.country not in person.countries:
        return False
    of_what = domain(phrase)
    if of_what and person.domains and of_what not in person.domains:
        return False
    if wanted & _LEADING and not wanted & _BELOW:
        return bool(person.roles & _HEADS)
    return bool(wanted) and _office(wanted) <= person.roles


def in_full(person: Person, phrase: Phrase) -> bool:
    """Whether the person was named with this very office: not Labor's for Pensions'."""
    same = _office(phrase.roles) == _office(frozenset(person.roles))
    return same and domain(phrase) in person.domains


def domain(phrase: Phrase) -> frozenset[str]:
    """Of what the office is: the Treasury, Pensions; countries aside."""
    words = phrase.apposed or phrase.words[: len(phrase.words) - len(phrase.name)]
    low = (bare(word) for word in words if word not in COUNTRY)
    return frozenset(word.lower() for word in low if word.lower() not in _NO_DOMAIN)


def family(name: str) -> str:
    return key_of(family_name(name))


def _office(roles: frozenset[str]) -> set[str]:
    return {role for role in roles if role not in _PASSING}


def proper(name: tuple[str, ...]) -> tuple[str, ...]:
    """Capitals made ordinary: DMITRY MEDVEDEV is Dmitry Medvedev."""
    return tuple(
        word.capitalize() if len(name) > 1 and len(word) > 3 and word.isupper() else bare(word)
        for word in name
    )


@lru_cache(maxsize=1 << 14)
def key_of(word: str) -> str:
    plain = unicodedata.normalize("NFD", bare(word).casefold())
    return "".join(letter for letter in plain if letter.isalnum())
