"""Persons and offices that a text mentions, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qa.attribution.countries import COUNTRY
from qa.attribution.nouns import Phrase, goes_with, is_capital, phrase_of
from qa.attribution.offices import LINKS, MODIFIERS, PLURAL_ROLES, ROLES
from qa.attribution.words import bare, tokens_of


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
            return replace(phrase, roles=other.roles, country=other.country, apposed=other.words)
    return phrase


def _phrases_in(text: str) -> Iterator[tuple[Phrase, bool]]:
    """Phrases in order, each with whether but a comma parts it from the one before."""
    run: list[str] = []
    joined = False
    offices: frozenset[str] = frozenset()
    tokens = [*tokens_of(text), "."]
    for at, token in enumerate(tokens):
        posted = token == "to" and bool(_POSTED & {word.lower() for word in run})
        if posted and tokens[at + 1] in COUNTRY:
            continue  # "Ambassador of India to Armenia": where he is, not whose he is
        if posted is False and _posted_there(tokens, at, run):
            continue
        if goes_with(tokens, at) and not (token.lower() == "and" and not _offices_only(run)):
            run.append(bare(token))
            if run[-1] == token or run[-1] in COUNTRY or run[-1] == "People":
                continue
        while run and run[-1].lower() in LINKS:
            run.pop()
        phrase = phrase_of(tuple(run)) if any(map(_tells, run)) else None
        if phrase:
            offices = _offices_of_all(run) or offices
            if offices and phrase.kind == "person" and phrase.name:
                phrase = replace(phrase, roles=phrase.roles | offices)
            yield phrase, joined
        if token not in (",", "and"):
            offices = frozenset()
        joined = bool(phrase) and token == ","
        run = []


_POSTED = frozenset(("ambassador", "envoy", "representative"))


def _posted_there(tokens: list[str], at: int, run: list[str]) -> bool:
    return bool(run) and tokens[at - 1] == "to" and tokens[at] in COUNTRY


def _offices_of_all(run: list[str]) -> frozenset[str]:
    """The office in "Presidents A of X and B of Y", which is each one's."""
    plural = [word.lower() for word in run if word.lower() in PLURAL_ROLES]
    singular = {word.removesuffix("s") for word in plural} & ROLES
    prime = {"prime"} if run and run[0].lower() == "prime" else set()
    return frozenset(singular | prime) if singular else frozenset()


def _tells(word: str) -> bool:
    return is_capital(word) or word.lower() in ROLES


def _offices_only(run: list[str]) -> bool:
    """Whether "and" may go on with an office of the same person."""
    return bool(run) and all(word.lower() in ROLES | MODIFIERS for word in run)
