"""People a statement names, so that "Mr Koizumi" and "the Syrian President" get their full name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from corpus.types import Statement
from qa.attribution.homes import home_of_site
from qa.attribution.mentions import offices_in, people_in
from qa.attribution.nouns import Phrase
from qa.attribution.offices import HONORIFICS, ROLES
from qa.attribution.person import (
    Person,
    domain,
    family,
    holds,
    in_full,
    is_male,
    is_titled,
    key_of,
    proper,
)
from qa.attribution.words import word_set

# Offices that somebody has only to somebody else: "my predecessor" is never the speaker.
_RELATIONS = word_set("predecessor successor counterpart colleague host guest aide deputy adviser")
_ANY_ONE = word_set("a an any every each no former another some")
_BY_FIRST_NAME = word_set(
    "king queen emir sultan prince princess sheikh pope sir dame lady lord patriarch emperor"
)
_WHERE = word_set("in near from within across")
_ANYBODY = word_set("some others many few several most people someone somebody everyone everybody")


@dataclass(slots=True)
class Holders:
    """The people of one statement, those of title, lead and labels first."""

    main: str | None = None
    people: list[Person] = field(default_factory=list)
    home: str | None = None  # the country whose state publishes
    others: frozenset[str] = frozenset()  # countries whose unnamed officials the title speaks of
    titled: tuple[Phrase, ...] = ()  # offices in the title, without a name

    @classmethod
    def of(cls, statement: Statement, main: str | None, small: frozenset[str]) -> Holders:
        """Collect names from speakers, title, lead, turn labels and the text itself.

        `small` are the words that the text also has in small letters: no parts of names.
        """
        titled = tuple(offices_in(statement.title))
        others = frozenset(office.country for office in titled if office.country)
        holders = cls(main, home=home_of_site(statement.url), others=others, titled=titled)
        labels = dict.fromkeys(p.speaker for p in statement.paragraphs if p.speaker)
        answering = {p.speaker for p in statement.paragraphs if p.role != "question"}
        for text in (*statement.speakers, *labels):
            asks = text in labels and text not in answering
            for phrase in people_in(text):
                holders.note(_uncapped(phrase), sure=True, head=not asks, asks=asks)
        for text in (statement.title, statement.lead or "", statement.text):
            for phrase in people_in(text):
                if named := _without_common(phrase, small):
                    holders.note(named, head=text is not statement.text)
        return holders

    def note(
        self, phrase: Phrase, *, sure: bool = False, head: bool = False, asks: bool = False
    ) -> None:
        """Remember a person; a name already known only gains offices."""
        known = self._meant(phrase.name, phrase) or self._shorter(phrase.name)
        if known is None:
            if len(phrase.name) < 2 and len(phrase.words) < 2:
                return
            known = Person(proper(phrase.name))
            self.people.append(known)
        elif len(known.name) == 1 < len(phrase.name):
            known.name = proper(phrase.name)
        if len(known.name) == len(phrase.name) or len(phrase.name) == 1:
            known.roles |= phrase.roles
            if phrase.roles & ROLES:
                known.domains.add(domain(phrase))
        if phrase.country:
            known.countries.add(phrase.country)
        known.head = known.head or head
        known.asks = known.asks or asks
        known.sure = known.sure or sure or is_titled(phrase)
        if (male := is_male(phrase)) is not None:
            known.male = male

    def person(self, name: tuple[str, ...]) -> Person | None:
        """Who is known by a name or a part of it."""
        return self._known(name)

    def _known(self, name: tuple[str, ...]) -> Person | None:
        keys = [key_of(word) for word in name]
        for person in self.people:
            own = [key_of(word) for word in person.name]
            spelt_otherwise = len(keys) > 1 and (keys[-1], keys[0][:1]) == (own[-1], own[0][:1])
            if spelt_otherwise or all(key in own for key in keys):
                return person
        return None

    def _shorter(self, name: tuple[str, ...]) -> Person | None:
        """Somebody known so far by the family name alone: "President Putin"."""
        ends = (key_of(name[-1]), key_of(name[0]))  # the family's name stands first or last
        fits = (p for p in self.people if len(p.name) == 1)
        return next((p for p in fits if key_of(p.name[0]) in ends), None)

    def _meant(self, name: tuple[str, ...], phrase: Phrase | None) -> Person | None:
        """Who is meant by a name: a single word is a family name, or a monarch's own."""
        if len(name) > 1:
            return self._known(name)
        low = {word.lower().rstrip(".") for word in phrase.words} if phrase else set()
        key = key_of(name[0])
        fits = [
            person
            for person in self.people
            if key == family(person.full)
            or (low & _BY_FIRST_NAME and key in map(key_of, person.name))
        ]
        male = is_male(phrase) if phrase else None
        if len(fits) > 1 and male is not None:
            fits = [p for p in fits if p.male in (male, None)]
        if len(fits) > 1:
            fits = [p for p in fits if p.full == self.main] or [p for p in fits if p.head]
        return fits[0] if len(fits) == 1 else None

    def full_name(self, name: tuple[str, ...], phrase: Phrase | None = None) -> str:
        """The fullest form of a name, or the name itself if nothing fuller is known."""
        known = self._meant(name, phrase)
        return known.full if known else " ".join(proper(name))

    def knows(self, phrase: Phrase) -> bool:
        """Whether a bare word is a name: an acronym, or part of a name given in full."""
        titled = any(word.lower().rstrip(".") in HONORIFICS for word in phrase.words)
        if phrase.roles or titled or len(phrase.name) != 1:
            return True
        word = phrase.name[0]
        acronym = len(word) > 1 and word.isupper() and word.isalpha()
        return acronym or self._known(phrase.name) is not None

    def resolve(self, phrase: Phrase, near: frozenset[str] | None = None) -> str | None:
        """Who a phrase for a person, group or country means, as far as the statement says.

        `near`, in a speech, are those named close by: an office without a name is nobody else's.
        """
        if phrase.kind == "person" or len(phrase.name) == 1:
            if phrase.name:
                return self.full_name(phrase.name, phrase)
            return self._in_office(phrase, near) or plain(phrase)
        if phrase.kind == "country" or (phrase.kind == "group" and phrase.words[-1] == "side"):
            return phrase.country or plain(phrase)
        return plain(phrase)

    def _in_office(self, phrase: Phrase, near: frozenset[str] | None) -> str | None:
        low = {word.lower() for word in phrase.words[:2]}
        if low & _ANY_ONE:
            return None
        fits = [person for person in self.people if holds(person, phrase)]
        if near is not None:
            fits = [p for p in fits if p.head or (p.full in near and in_full(p, phrase))]
        if phrase.country in self.others:
            fits = [person for person in fits if phrase.country in person.countries]
        exact = [person for person in fits if phrase.country in person.countries]
        if phrase.country and not exact:
            exact = [p for p in fits if p.head and not p.countries and self._may_be(phrase)]
        names = [person.full for person in (exact if phrase.country else fits)]
        if len(names) > 1 and self.main in names:
            return self.main
        if near is not None:
            return names[0] if len(names) == 1 else None
        if len(names) > 1 and phrase.country is None:
            heads = [person.full for person in fits if person.head]
            return heads[0] if len(heads) == 1 else None  # one of two presidents: nobody knows
        return names[0] if names else self._host(phrase) or self._sole(phrase)

    def _sole(self, phrase: Phrase) -> str | None:
        """The one person without an office, where title or site shows that the page is of his."""
        roles = phrase.roles & ROLES
        same = any(o.roles & ROLES == roles and o.country == phrase.country for o in self.titled)
        plainly = [p.full for p in self.people if not (p.roles | p.countries) and len(p.name) > 1]
        known = same or (phrase.country is not None and phrase.country == self.home)
        return plainly[0] if known and not self.main and len(plainly) == 1 else None

    def _may_be(self, phrase: Phrase) -> bool:
        """Whether somebody without a known country can hold an office of the phrase's."""
        return self.home is None or phrase.country == self.home

    def _host(self, phrase: Phrase) -> str | None:
        """The main person, if nothing said of them contradicts the office."""
        if phrase.roles & _RELATIONS:
            return None
        if phrase.country in self._abroad() or not (phrase.country is None or self._may_be(phrase)):
            return None
        plainly = [p.full for p in self.people if not (p.roles | p.countries or p.asks)]
        if self.main in plainly:
            return self.main
        heads = [p.full for p in self.people if p.head and p.full in plainly]
        return heads[0] if len(heads) == 1 and not self.main else None

    def _abroad(self) -> set[str]:
        named = {country for p in self.people if p.full != self.main for country in p.countries}
        return named | self.others


def _uncapped(phrase: Phrase) -> Phrase:
    """A label's capitals made ordinary: "PRESIDENT HUNT" is Hunt."""
    name = tuple(w.capitalize() if w.isupper() and len(w) > 2 else w for w in phrase.name)
    return replace(phrase, name=name)


def _without_common(phrase: Phrase, small: frozenset[str]) -> Phrase | None:
    """An untitled name without ordinary words that only begin a sentence: "Tonight Ana Ruiz"."""
    if len(phrase.words) > len(phrase.name):
        return phrase
    name = phrase.name
    while name and name[0].lower() in small:
        name = name[1:]
    if len(name) < 2 or any(word.lower() in small and len(word) > 3 for word in name):
        return None
    return replace(phrase, words=name, name=name)


def plain(phrase: Phrase) -> str | None:
    """The phrase itself, without article: "President of Syria"."""
    words = list(phrase.words)
    while words and words[0].lower() in (
        "the",
        "of",
        "our",
        "their",
        "his",
        "her",
        "and",
        "a",
        "an",
        "my",
        "this",
    ):
        words = words[1:]
    where = next((at for at, word in enumerate(words) if at and word in _WHERE), len(words))
    words = words[:where]  # "director of the laboratory in Porton": where it lies is no name
    if len(words) == 1 and words[0].lower() in _ANYBODY:
        return None
    return " ".join(words) or None
