"""Several persons at the head of one page: "President Jane Alder and Minister Oskar Birch"."""

from __future__ import annotations

import re
from itertools import takewhile

from corpus.labels import names_person
from corpus.title_words import LINKS, PLACES
from corpus.titles import is_office, strip_titles

_AND = re.compile(r",?\s+(?:and|&)\s+(?:the\s+)?", re.IGNORECASE)
_OWNED = re.compile(r"[’']s?$")
# "Prime Minister Birch of Ruritania": what somebody is minister of, behind the name.
_OF = re.compile(r"\s+of\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2}$")


def persons(who: str) -> tuple[str, ...]:
    """Each person with title, as written; none where one of several is not named.

    "Minister of Trade and Industry Jane Alder" is one: what stands before "and" names nobody.
    """
    parts = [_alone(part) for part in _AND.split(who.strip(" ,")) if part.strip()]
    if len(parts) > 1 and _named(parts[0]):
        if all(map(_named, parts)):
            return (*(name for part in parts[:-1] for name in _listed(part)), parts[-1])
        before, comma, _ = who.partition(",")  # "Jane Alder, Minister of Trade and Industry"
        alone = comma and not _more_persons(before) and not any(map(is_office, parts[-1].split()))
        return (who,) if alone and _named(before) else ()
    if len(parts) > 1 and all(is_office(word) for word in parts[0].split()):
        # "the Prime Minister and President Oskar Birch": the one who is not named speaks too.
        return () if _state(parts[0]) and _state(_office(parts[1])) else _single(who)
    return _single(who)


def _listed(part: str) -> list[str]:
    """ "President Alder, Chancellor Birch" are two, "Jane Alder, Minister of Trade" is one."""
    listed = part.split(", ")
    plain = not any(word.casefold() in LINKS for word in part.split())
    return listed if plain and all(map(_named, listed)) else [part]


def _single(who: str) -> tuple[str, ...]:
    alone = _alone(who)
    return (who,) if names_person(who) else (alone,) if names_person(alone) else ()


def _alone(part: str) -> str:
    """One of them without the possessive, and without a country behind the name."""
    part = _OWNED.sub("", part.strip(" ,"))
    before = _OF.sub("", part)
    return before if before != part and _named(before) and not is_office(_last(before)) else part


def _named(part: str) -> bool:
    if not names_person(part) or is_office(_last(part.partition(",")[0])):
        return False
    return strip_titles(part).casefold().split() not in PLACES


def _last(part: str) -> str:
    return part.split()[-1]


def _more_persons(who: str) -> bool:
    """ "Jane Alder, Minister of Trade" is one; with "and" somebody else is meant, named or not."""
    return bool(re.search(r"\s(?:and|&)\s", who, re.IGNORECASE))


def _office(part: str) -> str:
    return " ".join(takewhile(is_office, part.split()))


def _state(office: str) -> bool:
    """Two of these are two persons: "President and CEO" is one, "King and Prime Minister" not."""
    return bool(
        re.search(
            r"\b(?:president|minister|chancellor|king|queen|secretary(?:[- ]general)?)$",
            office,
            re.IGNORECASE,
        )
    )
