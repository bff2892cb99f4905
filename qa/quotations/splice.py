"""Quotations joined from several places, each part of which stands somewhere word for word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, product

from corpus.sentences import split_sentences
from qa.quotations.alignment import longest_head
from qa.quotations.kinds import denials
from qa.quotations.pieces import MIN_WORDS, Piece
from qa.quotations.stretch import Candidates, Pair, Place, words_from
from qa.quotations.tokens import Token, tokens, trimmed, written
from qa.quotations.verbatim import held
from qa.quotations.voices import same_holder
from qa.types import Change

PLACES_KEPT = 6
SHORTEST = 5  # words of a part that is not a whole sentence


def spliced(
    text: str, parts: Sequence[Sequence[Token]], candidates: Candidates
) -> tuple[list[Place], Change] | None:
    """The places of the parts and the change: a splice, or in one paragraph an elision."""
    places: list[list[Place]] = []
    for part in parts if len(parts) > 1 else ():
        places.append(_places(part, text, candidates))
        if not places[-1]:
            return None
    return _told(text, places) if places else None


def joined(
    text: str, wanted: Sequence[Token], candidates: Candidates
) -> tuple[list[Place], Change] | None:
    """One sentence made of two: its first half stands at one place, its second at another."""
    middle = len(wanted) // 2
    if middle < SHORTEST:
        return None
    keys = [token.word for token in wanted]
    first = _longest(keys, candidates.holding(written(text, wanted[:SHORTEST])))
    if first < SHORTEST:
        return None
    last = _longest(
        keys[::-1], candidates.holding(written(text, wanted[-SHORTEST:])), backwards=True
    )
    if first + last < len(wanted) or last < SHORTEST:
        return None
    cut = min(first, max(len(wanted) - last, SHORTEST))
    parts = [list(wanted[:cut]), list(wanted[cut:])]
    if any(sum(t.is_word for t in part) < SHORTEST for part in parts):
        return None
    places = [_places(trimmed(part), text, candidates) for part in parts]
    return _told(text, places) if all(places) else None


def sentences_of(text: str) -> list[list[Token]]:
    """The words of each sentence; one too short to be looked for goes with the one before it."""
    parts: list[list[Token]] = []
    for start, end in split_sentences(text, "und"):
        words = trimmed(tokens(text, start, end))
        if not words:
            continue
        short = sum(t.is_word for t in words) < MIN_WORDS
        if parts and (short or sum(t.is_word for t in parts[-1]) < MIN_WORDS):
            parts[-1] = trimmed(tokens(text, parts[-1][0].start, words[-1].end))
        else:
            parts.append(words)
    return parts


def _longest(keys: Sequence[str], pairs: Sequence[Pair], *, backwards: bool = False) -> int:
    best = 0
    for pair in pairs:
        here = [token.word for token in words_from(pair, 0)]
        best = max(best, longest_head(keys, here[::-1] if backwards else here))
    return best


def _places(part: Sequence[Token], text: str, candidates: Candidates) -> list[Place]:
    whole = [Piece(tuple(part))]
    found = [
        hit.place for pair in candidates.holding(written(text, part)) for hit in held(whole, pair)
    ]
    return found[:PLACES_KEPT]


def _told(text: str, places: Sequence[Sequence[Place]]) -> tuple[list[Place], Change]:
    """The parts' places, near one another if they can be, and whether they follow in order."""
    choice = list(min(product(*(some[:3] for some in places)), key=_scatter))
    apart = len({place.paragraph for place in choice}) > 1 or not all(
        same_holder(a, b) for a, b in pairwise(choice)
    )
    if apart or _scatter(choice) == float("inf"):
        change = Change("splice", text, " […] ".join(place.words for place in choice))
        others = [place for some in places for place in some if place not in choice]
        return [*choice, *others], change
    statement = choice[0].statement
    gaps = [
        statement.text[a.end_char : b.start_char].strip(" .,;:!?\n") for a, b in pairwise(choice)
    ]
    first, last = choice[0], choice[-1]
    whole = Place(statement, first.paragraph, first.start_char, last.end_char)
    left_out = " […] ".join(filter(None, gaps))
    words = tokens(left_out)
    turned = len(words) <= MIN_WORDS and denials(words) > 0
    return [whole], Change("negation" if turned else "elision", "", left_out)


def _scatter(places: Iterable[Place]) -> float:
    """Characters between the places, without end if they are not in order in one statement."""
    total = 0
    for a, b in pairwise(places):
        if a.statement.statement_id != b.statement.statement_id or b.start_char < a.end_char:
            return float("inf")
        total += b.start_char - a.end_char
    return total
