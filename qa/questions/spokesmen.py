"""Who speaks for a country or a body in a record: its officials, and what is given as its words."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.people import same_person
from qa.questions.aliases import expansions
from qa.questions.offices import Holders, Office, country_of


def speaking_for(
    slot: str, people: Sequence[str], holders: Holders | None, *, home: bool = False
) -> tuple[str, ...]:
    """Those whose words are given as a country's or a body's, and who speaks for a country.

    Nobody speaks for the country whose record it is: all of it does, unless its own are asked for
    beside those of others (`home`).
    """
    names = {slot.casefold().removeprefix("the "), *map(str.casefold, expansions(slot))}
    own = is_home(slot, people, holders)
    if own and not home:
        return ()
    told = _officials(slot, holders)
    called = {*names, country_of(slot)}
    itself = (name for name in people if name.casefold() in called)
    first = people[0] if people else ""
    speaking = (name for name in told if own or not same_person(first, name))
    return tuple(dict.fromkeys((*speaking, *(name for name in itself if name[0].isupper()))))


def is_home(slot: str, people: Sequence[str], holders: Holders | None) -> bool:
    """Whether a country's first official is the one who is heard most in this record."""
    told = _officials(slot, holders)
    return bool(told and people and same_person(people[0], told[0]))


def _officials(slot: str, holders: Holders | None) -> tuple[str, ...]:
    country = country_of(slot)
    asked = slot if any("Ѐ" <= char <= "ӿ" for char in slot) else ""
    return holders(Office(country, None, asked)) if holders and country else ()
