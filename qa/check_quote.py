"""Quote checking: is this quotation in the record, letter for letter, and where does it differ?

Nothing fuzzy decides that a quote is *there*: tokens must be equal. Alignment is only used to
show where a quote that is not there differs from what was published.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from corpus.sentences import split_sentences
from corpus.types import Paragraph, Statement
from qa.changes import changes_between, gap_changes
from qa.tokens import Token, same_first, tokens, trimmed
from qa.types import Change, Verdict

MIN_LIKENESS = 0.62  # share of the quote's words aligned in order, below which it is absent
MIN_WORDS = 3
_OMISSION = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\.\.|\[[^\]]{1,80}\]")
_OUTER = "\"'“”„«»‘’ \n\t"


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: a stretch of one paragraph of one statement."""

    statement: Statement
    paragraph: Paragraph
    start_char: int
    end_char: int


@dataclass(frozen=True, slots=True)
class Finding:
    verdict: Verdict
    places: tuple[Place, ...]
    changes: tuple[Change, ...] = ()


Candidates = Callable[[str], Sequence[tuple[Statement, Paragraph]]]


def check(quotation: str, candidates: Candidates) -> Finding:
    """The verdict on a quotation; `candidates` gives paragraphs that may hold some words."""
    quoted = quotation.strip(_OUTER)
    pool = candidates(quoted)
    literal = [
        at for statement, paragraph in pool if (at := _exactly(quoted, statement, paragraph))
    ]
    if literal:
        return Finding("exact", tuple(literal))
    pieces = _pieces(quoted)
    if sum(len(piece.words) for piece in pieces) < MIN_WORDS:
        return Finding("absent", ())
    found = [hit for s, p in pool if (hit := _hold(pieces, s, p, p.end_char))] or [
        hit
        for s, p in pool
        if (after := _next(s, p)) and (hit := _hold(pieces, s, p, after.end_char))
    ]
    if found:
        return _present(found)
    return (
        _spliced(quoted, candidates) or _altered(quoted, pool) or Finding("absent", _nearest(pool))
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of a quotation up to an omission or a bracket; `bracket` is what stood in it before."""

    words: list[Token]
    bracket: str = ""


def _pieces(quoted: str) -> list[_Piece]:
    """The quotation cut at marked omissions ("…", "[…]") and bracketed insertions."""
    pieces, at, bracket = [], 0, ""
    for mark in _OMISSION.finditer(quoted):
        pieces.append(_Piece(trimmed(tokens(quoted[at : mark.start()])), bracket))
        at, bracket = mark.end(), mark.group().strip("[]()… .")
    pieces.append(_Piece(trimmed(tokens(quoted[at:])), bracket))
    return [piece for piece in pieces if piece.words or piece.bracket]


def _present(found: list[tuple[Place, list[Change]]]) -> Finding:
    """Typographic where some place has all of it unturned; else what was turned at the first."""
    sound = [place for place, changes in found if not changes]
    if sound:
        return Finding("typographic", tuple(sound))
    place, changes = found[0]
    return Finding("altered", (place,), tuple(changes))


def _words(place: Place) -> str:
    return place.statement.text[place.start_char : place.end_char]


def _next(statement: Statement, paragraph: Paragraph) -> Paragraph | None:
    """The paragraph after this one: a quotation may run over the break."""
    return next((p for p in statement.paragraphs if p.start_char > paragraph.end_char), None)


def _exactly(quoted: str, statement: Statement, paragraph: Paragraph) -> Place | None:
    """Where the quotation stands letter for letter, from this paragraph on."""
    if not quoted:
        return None
    after = _next(statement, paragraph)
    end = after.end_char if after and "\n" in quoted else paragraph.end_char
    whole = re.compile(rf"(?<!\w){re.escape(quoted)}(?!\w)")
    found = whole.search(statement.text, paragraph.start_char, end)
    return Place(statement, paragraph, *found.span()) if found else None


def _held(
    pieces: Sequence[_Piece],
    pool: Sequence[tuple[Statement, Paragraph]],
    *,
    over_the_break: bool = False,
) -> list[tuple[Place, list[Change]]]:
    """Every place that holds the pieces, in one paragraph or running on into the next."""
    found = []
    for statement, paragraph in pool:
        last = (_next(statement, paragraph) or paragraph) if over_the_break else paragraph
        if hit := _hold(pieces, statement, paragraph, last.end_char):
            found.append(hit)
    return found


def _hold(
    pieces: Sequence[_Piece], statement: Statement, paragraph: Paragraph, end: int
) -> tuple[Place, list[Change]] | None:
    """Where all pieces stand in order, and what was changed in the gaps between them."""
    here = tokens(statement.text[paragraph.start_char : end])
    at, first, changes = 0, None, []
    for piece in pieces:
        start = _find(here, piece.words, at) if piece.words else at
        if start is None:
            return None
        if first is None:
            first = start
        else:
            changes += gap_changes(piece.bracket, here[at:start])
        at = start + len(piece.words)
    if first is None or at == first:
        return None
    offset = paragraph.start_char
    place = Place(statement, paragraph, offset + here[first].start, offset + here[at - 1].end)
    return place, changes


def _find(here: Sequence[Token], segment: Sequence[Token], start: int) -> int | None:
    """Index from which `segment` stands in `here`; its first letter's case is free."""
    length = len(segment)
    for at in range(start, len(here) - length + 1):
        if same_first(here[at].key, segment[0].key) and all(
            here[at + n].key == segment[n].key for n in range(1, length)
        ):
            return at
    return None


def _altered(quoted: str, pool: Sequence[tuple[Statement, Paragraph]]) -> Finding | None:
    wanted = trimmed(tokens(quoted))
    best = max(_alignments(wanted, pool), key=lambda found: found[0], default=None)
    if best is None or best[0] < MIN_LIKENESS:
        return None
    _, place, original = best
    changes = _swapped(wanted, place) or changes_between(wanted, original)
    if not changes:  # only marks within differ: a comma moved is still not what was published
        changes = [Change("word", quoted, _words(place))]
    return Finding("altered", (place,), tuple(changes))


def _swapped(wanted: Sequence[Token], place: Place) -> list[Change]:
    """ "They asked us" for "we asked them": seen only against the whole sentence."""
    statement, whole = place.statement, []
    for sentence in place.paragraph.sentences:
        if sentence.start_char < place.end_char and sentence.end_char > place.start_char:
            whole += tokens(statement.slice(sentence))
    changes = changes_between(wanted, trimmed(whole))
    return changes if [change.kind for change in changes] == ["actor swap"] else []


def _alignments(
    wanted: Sequence[Token], pool: Sequence[tuple[Statement, Paragraph]]
) -> Iterator[tuple[float, Place, list[Token]]]:
    keys = [token.key.casefold() for token in wanted]
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(keys)
    for statement, paragraph in pool:
        here = tokens(statement.slice(paragraph))
        matcher.set_seq1([token.key.casefold() for token in here])
        if matcher.quick_ratio() == 0:
            continue
        blocks = [b for b in matcher.get_matching_blocks() if b.size]
        if not blocks:
            continue
        start, end = _window(blocks, len(keys), len(here))
        stretch = here[start:end]
        likeness = _likeness(keys, [t.key.casefold() for t in stretch])
        offset = paragraph.start_char
        place = Place(statement, paragraph, offset + stretch[0].start, offset + stretch[-1].end)
        yield likeness, place, stretch


def _window(blocks: Sequence[SequenceMatcher.Match], length: int, limit: int) -> tuple[int, int]:  # type: ignore[name-defined]
    """The stretch of the paragraph that the quote stands for, led by the longest common run."""
    anchor = max(blocks, key=lambda b: b.size)
    near = [b for b in blocks if abs((b.a - b.b) - (anchor.a - anchor.b)) <= max(8, length // 2)]
    start = near[0].a - near[0].b
    end = near[-1].a + near[-1].size + (length - near[-1].b - near[-1].size)
    return max(0, start), min(limit, max(end, 1))


def _likeness(quoted: Sequence[str], original: Sequence[str]) -> float:
    matcher = SequenceMatcher(None, quoted, original, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    return shared / max(len(quoted), 1)


def _spliced(quoted: str, candidates: Candidates) -> Finding | None:
    """Whole sentences that each stand somewhere, but not one after the other."""
    sentences = [quoted[a:b] for a, b in split_sentences(quoted, "und")]
    if len(sentences) < 2:
        return None
    places = []
    for sentence in sentences:
        segment = trimmed(tokens(sentence))
        if len(segment) < MIN_WORDS:
            return None
        whole = [_Piece(segment)]
        hits = (_hold(whole, s, p, p.end_char) for s, p in candidates(sentence))
        place = next((hit[0] for hit in hits if hit), None)
        if place is None:
            return None
        places.append(place)
    change = Change("splice", quoted, " […] ".join(_words(place) for place in places))
    return Finding("altered", tuple(places), (change,))


def _nearest(pool: Sequence[tuple[Statement, Paragraph]]) -> tuple[Place, ...]:
    return tuple(Place(s, p, p.start_char, p.end_char) for s, p in pool[:3])
