"""People a statement names, so that "Mr Koizumi" and "the Syrian President" get their full name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpus.types import Statement
from qa.attribution.nouns import Phrase, belongs, is_capital, phrase_of
from qa.attribution.offices import HONORIFICS, LINKS, MODIFIERS, ROLES
from qa.attribution.words import bare, tokens_of, word_set

_HEADS = word_set("president king emir sultan chancellor premier prime chairman queen")
_PASSING = word_set("new then all former acting dear fellow newly current two both")
_BELOW = word_set("deputy vice minister ministry")
_LEADING = word_set("leader head host guest counterpart colleague chief")


@dataclass(slots=True)
class Person:
    """A person as named most fully, with the offices and countries named beside the name."""

    name: tuple[str, ...]
    roles: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)

    @property
    def full(self) -> str:
        return " ".join(self.name)


@dataclass(slots=True)
class Holders:
    """The people of one statement, those of title, lead and labels first."""

    main: str | None = None
    people: list[Person] = field(default_factory=list)

    @classmethod
    def of(cls, statement: Statement, main: str | None) -> Holders:
        """Collect names from speakers, title, lead, turn labels and the text itself."""
        holders = cls(main)
        labels = dict.fromkeys(p.speaker for p in statement.paragraphs if p.speaker)
        heads = (*statement.speakers, statement.title, statement.lead or "", *labels)
        for text in (*heads, statement.text):
            for phrase in people_in(text):
                holders.note(phrase)
        return holders

    def note(self, phrase: Phrase) -> None:
        """Remember a person; a name already known only gains offices."""
        known = self._known(phrase.name)
        if known is None:
            if len(phrase.name) < 2:
                return
            known = Person(proper(phrase.name))
            self.people.append(known)
        if len(known.name) == len(phrase.name) or len(phrase.name) == 1:
            known.roles |= phrase.roles
        if phrase.country:
            known.countries.add(phrase.country)

    def _known(self, name: tuple[str, ...]) -> Person | None:
        keys = [_key(word) for word in name]
        for person in self.people:
            own = [_key(word) for word in person.name]
            spelt_otherwise = len(keys) > 1 and (keys[-1], keys[0][:1]) == (own[-1], own[0][:1])
            if spelt_otherwise or all(key in own for key in keys):
                return person
        return None

    def full_name(self, name: tuple[str, ...]) -> str:
        """The fullest form of a name, or the name itself if nothing fuller is known."""
        known = self._known(name)
        return known.full if known else " ".join(proper(name))

    def knows(self, phrase: Phrase) -> bool:
        """Whether a bare word is a name: an acronym, or part of a name given in full."""
        titled = any(word.lower().rstrip(".") in HONORIFICS for word in phrase.words)
        if phrase.roles or titled or len(phrase.name) != 1:
            return True
        word = phrase.name[0]
        acronym = len(word) > 1 and word.isupper() and word.isalpha()
        return acronym or self._known(phrase.name) is not None

    def resolve(self, phrase: Phrase) -> str | None:
        """Who a phrase for a person, group or country means, as far as the statement says."""
        if phrase.kind == "person" or len(phrase.name) == 1:
            if phrase.name:
                return self.full_name(phrase.name)
            return self._in_office(phrase) or plain(phrase)
        if phrase.kind == "country" or (phrase.kind == "group" and phrase.words[-1] == "side"):
            return phrase.country or plain(phrase)
        return plain(phrase)

    def _in_office(self, phrase: Phrase) -> str | None:
        fits = [person for person in self.people if _holds(person, phrase)]
        exact = [person for person in fits if phrase.country in person.countries]
        names = [person.full for person in (exact if phrase.country and exact else fits)]
        if len(names) > 1 and self.main in names:
            return self.main
        return names[0] if names else self._host(phrase)

    def _host(self, phrase: Phrase) -> str | None:
        """The main person, if nothing said of them contradicts the office."""
        for person in self.people:
            if person.full == self.main and not person.roles:
                foreign = phrase.country and phrase.country in self._abroad()
                return None if foreign else person.full
        return None

    def _abroad(self) -> set[str]:
        return {country for p in self.people if p.full != self.main for country in p.countries}


def people_in(text: str) -> Iterator[Phrase]:
    """Phrases of `text` that name a person, with an office set off by a comma."""
    for line in text.splitlines():
        phrases = list(_phrases_in(line))
        for number, (phrase, _) in enumerate(phrases):
            if phrase.kind == "person" and phrase.name:
                yield _with_office(phrase, phrases, number)


def offices_in(text: str) -> Iterator[Phrase]:
    """Phrases of `text` that give an office without a name: "the President of Ukraine"."""
    for line in text.splitlines():
        yield from (p for p, _ in _phrases_in(line) if p.kind == "person" and not p.name)


def _with_office(phrase: Phrase, phrases: list[tuple[Phrase, bool]], number: int) -> Phrase:
    """ "Roh Moo-hyun, President of Korea" and "the President of Korea, Roh Moo-hyun"."""
    after = phrases[number + 1] if number + 1 < len(phrases) else (phrase, False)
    before = phrases[number - 1][0] if number and phrases[number][1] else phrase
    for other in (before, after[0] if after[1] else phrase):
        if not phrase.roles and other.roles and other.kind == "person" and not other.name:
            return replace(phrase, roles=other.roles, country=other.country)
    return phrase


def _phrases_in(text: str) -> Iterator[tuple[Phrase, bool]]:
    """Phrases in order, each with whether but a comma parts it from the one before."""
    run: list[str] = []
    joined = False
    for token in [*tokens_of(text), "."]:
        if belongs(token) and not (token.lower() == "and" and not _offices_only(run)):
            run.append(bare(token))
            if run[-1] == token:
                continue
        while run and run[-1].lower() in LINKS:
            run.pop()
        phrase = phrase_of(tuple(run)) if any(map(_tells, run)) else None
        if phrase:
            yield phrase, joined
        joined = bool(phrase) and token == ","
        run = []


def _tells(word: str) -> bool:
    return is_capital(word) or word.lower() in ROLES


def _offices_only(run: list[str]) -> bool:
    """Whether "and" may go on with an office of the same person."""
    return bool(run) and all(word.lower() in ROLES | MODIFIERS for word in run)


def _holds(person: Person, phrase: Phrase) -> bool:
    wanted = phrase.roles
    if phrase.country and person.countries and phrase.country not in person.countries:
        return False
    if wanted & _LEADING and not wanted & _BELOW:
        return bool(person.roles & _HEADS)
    return bool(wanted) and _office(wanted) <= person.roles


def _office(roles: frozenset[str]) -> set[str]:
    return {role for role in roles if role not in _PASSING}


def proper(name: tuple[str, ...]) -> tuple[str, ...]:
    """Capitals made ordinary: DMITRY MEDVEDEV is Dmitry Medvedev."""
    return tuple(
        word.capitalize() if len(name) > 1 and len(word) > 3 and word.isupper() else bare(word)
        for word in name
    )


def _key(word: str) -> str:
    plain = unicodedata.normalize("NFD", bare(word).casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def plain(phrase: Phrase) -> str | None:
    """The phrase itself, without article: "President of Syria"."""
    words = list(phrase.words)
    while words and words[0].lower() in ("the", "our", "their", "his", "her", "and", "a", "my"):
        words = words[1:]
    return " ".join(words) or None
