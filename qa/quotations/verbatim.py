"""Where a quotation stands: letter for letter, or but for typography. Nothing fuzzy in here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.types import Statement
from qa.quotations.gaps import gap_changes
from qa.quotations.pieces import Piece
from qa.quotations.stretch import Pair, Place, end_of, words_from
from qa.quotations.tokens import Token, same_first, tokens
from qa.quotations.voices import crossing, segments
from qa.types import Change

LEFT_OUT_CHARS = 2500  # how much a marked omission may leave out beyond the paragraph
_LETTERS_BEFORE = re.compile(r"[^\W_]+[-‐‑’']$")


@dataclass(frozen=True, slots=True)
class Held:
    """A place that holds a quotation's pieces, and what the gaps between them turned.

    `parts` are the sentences of each piece, to be shown where the gaps turned anything.
    """

    place: Place
    changes: tuple[Change, ...] = ()
    parts: tuple[Place, ...] = ()


def exactly(quoted: str, pair: Pair) -> Iterator[Place]:
    """Every place, from this paragraph on, where the quotation stands letter for letter.

    Never inside a word or number: "we can" is not in "we can't", nor "5 tons" in "2.5 tons".
    """
    if not quoted:
        return
    statement, paragraph = pair
    end = end_of(pair, len(quoted) if "\n" in quoted else 0)
    number_before, number_after = quoted[0].isdigit(), quoted[-1].isdigit()
    whole = re.compile(
        (r"(?<!\d[.,])" if number_before else "")
        + rf"(?<!\w)(?<!\w[-‐‑]){re.escape(quoted)}(?!\w)"
        + (r"(?![.,]\d)" if number_after else "")
        + (r"(?![’'ʼ`]\w)" if quoted[-1].isalnum() else "")
    )
    for found in whole.finditer(statement.text, paragraph.start_char, end):
        if found.start() < paragraph.end_char:
            yield Place(statement, paragraph, *found.span())


def held(pieces: Sequence[Piece], pair: Pair) -> Iterator[Held]:
    """Every place, from this paragraph on, where all pieces stand one after the other."""
    statement, paragraph = pair
    length = sum(p.words[-1].end - p.words[0].start for p in pieces if p.words)
    here = words_from(pair, length + (LEFT_OUT_CHARS if len(pieces) > 1 else 0))
    tightest: dict[int, list[tuple[int, int]]] = {}
    for start in _starts(pieces, here):
        if here[start].start < paragraph.end_char and (runs := _runs(pieces, here, start)):
            tightest[runs[-1][1]] = runs  # a later start with the same end leaves out less
    for runs in tightest.values():
        first, last = runs[0][0], runs[-1][1]
        if last > first and not _in_a_word(statement.text, here[first].start):
            place = Place(statement, paragraph, here[first].start, here[last - 1].end)
            changes = tuple(_turned(pieces, here, runs, statement))
            parts = segments(statement, here, runs) if changes else ()
            yield Held(place, changes, tuple(parts))


def find(here: Sequence[Token], segment: Sequence[Token], start: int) -> int | None:
    """Index from which `segment` stands in `here`; the case of its first letter alone is free."""
    length = len(segment)
    for at in range(start, len(here) - length + 1):
        if same_first(here[at].key, segment[0].key) and all(
            here[at + n].key == segment[n].key for n in range(1, length)
        ):
            return at
    return None


def _starts(pieces: Sequence[Piece], here: Sequence[Token]) -> Iterator[int]:
    first = next((piece.words for piece in pieces if piece.words), ())
    at = find(here, first, 0) if first else None
    while at is not None:
        yield at
        at = find(here, first, at + 1)


def _runs(
    pieces: Sequence[Piece], here: Sequence[Token], start: int
) -> list[tuple[int, int]] | None:
    """(first, past the last) token of every piece, the first of them from `start`."""
    runs: list[tuple[int, int]] = []
    at = start
    for piece in pieces:
        found = find(here, piece.words, at) if piece.words and runs else at
        if not piece.words:  # a bracket at the end may be the publisher's own
            inside = [token.word for token in tokens(piece.bracket)]
            if inside == [token.word for token in here[at : at + len(inside)]]:
                found = at + len(inside)
        if found is None:
            return None
        at = found + len(piece.words)
        runs.append((found, at))
    return runs


def _turned(
    pieces: Sequence[Piece],
    here: Sequence[Token],
    runs: Sequence[tuple[int, int]],
    statement: Statement,
) -> Iterator[Change]:
    for n, piece in enumerate(pieces[1:], 1):
        end, start = runs[n - 1][1], runs[n][0]
        found = gap_changes(piece, here[end:start], here[:end], statement.text)
        yield from found
        change = crossing(statement, here, runs, n, piece.mark)
        if change and change.kind not in [one.kind for one in found]:
            yield change


def _in_a_word(text: str, start: int) -> bool:
    """Whether the place begins after a hyphen: "aligned states" is not in "non-aligned states"."""
    return bool(_LETTERS_BEFORE.search(text, max(0, start - 30), start))
