"""Quote checking: is this quotation in the record, letter for letter, and where does it differ?

Nothing fuzzy decides that a quote is *there*: tokens must be equal, but for the case of the first
letter ("the Government" for "The Government"; "the government" is no longer what was published).
Alignment is only used to show where a quote that is not there differs from what was published.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qa.quotations.altered import Altered, closest
from qa.quotations.kinds import content
from qa.quotations.pieces import Piece, pieces_of, quotable, visible
from qa.quotations.splice import SHORTEST, joined, sentences_of, spliced
from qa.quotations.stretch import Candidates, Pair, Place, words_from
from qa.quotations.tokens import Token, trimmed, written
from qa.quotations.verbatim import Held, exactly, held
from qa.quotations.voices import whole_sentences
from qa.types import Change, Verdict

NEAREST = 3
SENTENCES = 4  # of a long quotation that are looked for one by one
CERTAIN = 0.93  # so like one place that no other needs to be looked for


@dataclass(frozen=True, slots=True)
class Finding:
    verdict: Verdict
    places: tuple[Place, ...]
    changes: tuple[Change, ...] = ()


def check(quotation: str, candidates: Candidates) -> Finding:
    """The verdict on a quotation; `candidates` gives paragraphs that may hold some words."""
    given = unicodedata.normalize("NFC", quotation)
    literal = given.strip()  # marks around it that are not the publisher's are typography
    pieces, text = pieces_of(visible(given))
    pool = candidates.near(searched(pieces, text))
    if exact := _distinct(place for pair in pool for place in exactly(literal, pair)):
        return Finding("exact", exact)
    if not quotable(pieces):
        return Finding("absent", ())
    if found := [hit for pair in pool for hit in held(pieces, pair)]:
        return _present(found)
    if len(sentences_of(text)) > 1 and (before := _before(pool)):
        if exact := _distinct(place for pair in before for place in exactly(literal, pair)):
            return Finding("exact", exact)
        if found := [hit for pair in before for hit in held(pieces, pair)]:
            return _present(found)
    return _absent_or_altered(pieces, text, pool, candidates)


def searched(pieces: Sequence[Piece], text: str) -> str:
    """The words to look for: those that are quoted, not what was put in brackets."""
    return " ".join(written(text, piece.words) for piece in pieces)


def _before(pool: Sequence[Pair]) -> list[Pair]:
    """The paragraphs before these: a quotation may begin there and run over the break."""
    before = [
        (statement, last)
        for statement, paragraph in pool
        for last in statement.paragraphs
        if last.ordinal == paragraph.ordinal - 1
    ]
    return [pair for pair in before if pair not in pool]


def _present(found: Sequence[Held]) -> Finding:
    """Typographic where some place has all of it unturned; else what was turned at the first.

    Where a marked omission may be filled in several ways, the shortest comes first.
    """
    found = sorted(found, key=lambda hit: hit.place.end_char - hit.place.start_char)
    if sound := _distinct(hit.place for hit in found if not hit.changes):
        return Finding("typographic", sound)
    return Finding("altered", found[0].parts, found[0].changes)


def _absent_or_altered(
    pieces: Sequence[Piece], text: str, pool: Sequence[Pair], candidates: Candidates
) -> Finding:
    wanted = trimmed([token for piece in pieces for token in piece.words])
    best = closest(text, wanted, pool)
    parts = sentences_of(text)
    found = spliced(text, parts, candidates)
    if found is None and (best is None or best.missing >= SHORTEST):
        found = joined(text, wanted, candidates)
    if found is not None:
        return Finding("altered", _distinct(map(whole_sentences, found[0])), (found[1],))
    if len(parts) > 1 and (best is None or best.likeness < CERTAIN):
        more = [pair for part in parts[:SENTENCES] for pair in candidates.near(written(text, part))]
        best = _likelier(best, closest(text, wanted, more))
    if best is None:
        return Finding("absent", _nearest(pool, wanted))
    return Finding("altered", best.places, best.changes)


def _likelier(one: Altered | None, other: Altered | None) -> Altered | None:
    if one is None or other is None:
        return one or other
    return other if other.likeness > one.likeness else one


def _distinct(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple({place.span: place for place in places}.values())


def _nearest(pool: Sequence[Pair], wanted: Sequence[Token]) -> tuple[Place, ...]:
    """The likeliest paragraphs that have at least half of the words that say something."""
    said = set(content(wanted))
    near = [
        Place(s, p, p.start_char, p.end_char)
        for s, p in pool
        if 2 * len(said.intersection(content(words_from((s, p), 0)))) >= len(said) > 0
    ]
    return tuple(near[:NEAREST])
