"""Whom "he", "she" and "they" mean: whoever the sentences before were about, or nobody.

A name alone proves no person ("Great Lakes"): only somebody with a title, a label, or at the head
of a sentence can be "he". Where none is near enough, the holder stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qa.attribution.countries import COUNTRY
from qa.attribution.holders import Holders, Person
from qa.attribution.mentions import people_in
from qa.attribution.offices import GROUPS
from qa.attribution.words import bare, tokens_of, word_set

_ARTICLES = word_set("our their the these those some many most other")
_HIS = word_set("he his him himself")


def person_before(
    pronoun: str, texts: Sequence[str], holders: Holders, speaker: str | None
) -> str | None:
    """The full name of the person last spoken of in `texts`, newest last, as he or she."""
    for text in reversed(texts):
        phrases = list(people_in(text))
        for place in range(len(phrases) - 1, -1, -1):
            phrase = phrases[place]
            person = holders.person(phrase.name)
            name = person.full if person else ""
            if person is None or name == speaker or name in COUNTRY:
                continue
            heads = text.lstrip('“" ').startswith(" ".join(phrase.words))
            if (person.sure or heads) and fits(pronoun, person):
                return name
    return None


def fits(pronoun: str, person: Person) -> bool:
    """Whether nothing that the statement says of the person contradicts the pronoun."""
    male = pronoun.lower() in _HIS
    return person.male is None or person.male == male


def group_before(texts: Iterable[str], own: str | None) -> str | None:
    """The country or the group last spoken of, newest last, not the speaker's own country."""
    for text in reversed(list(texts)):
        words = [bare(word) for word in tokens_of(text)]
        for at in range(len(words) - 1, -1, -1):
            before = words[at - 1] if at else ""
            if words[at].lower() in GROUPS and words[at].islower():
                if COUNTRY.get(before, own) != own or before in ("Western", "European"):
                    return f"{before} {words[at]}"
                if before.lower() in _ARTICLES:
                    return words[at]
            country = COUNTRY.get(f"{before} {words[at]}") or COUNTRY.get(words[at])
            if country and country != own:
                return country
    return None
