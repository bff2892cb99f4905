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
from qa.changes import changes_between, turns_the_meaning
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
    pieces = [trimmed(tokens(piece)) for piece in _OMISSION.split(quoted)]
    segments = [piece for piece in pieces if piece]
    if sum(len(s) for s in segments) < MIN_WORDS:
        return Finding("absent", ())
    pool = candidates(quoted)
    found = [hit for statement, paragraph in pool if (hit := _hold(segments, statement, paragraph))]
    if found:
        return _present(quoted, found)
    return (
        _spliced(quoted, candidates) or _altered(quoted, pool) or Finding("absent", _nearest(pool))
    )


def _present(quoted: str, found: list[tuple[Place, list[Token]]]) -> Finding:
    exact = [place for place, _ in found if _words(place) == quoted]
    if exact:
        return Finding("exact", tuple(exact))
    contained = [(place, at) for place, _ in found if (at := _exactly(quoted, place)) is not None]
    if contained:
        return Finding("exact", tuple(at for _, at in contained))
    for place, left_out in found:
        if turns_the_meaning(left_out):
            gone = " ".join(token.key for token in left_out)
            return Finding("altered", (place,), (Change("elision", "…", gone),))
    return Finding("typographic", tuple(place for place, _ in found))


def _words(place: Place) -> str:
    return place.statement.text[place.start_char : place.end_char]


def _exactly(quoted: str, place: Place) -> Place | None:
    text = place.statement.slice(place.paragraph)
    at = text.find(quoted)
    if at < 0:
        return None
    start = place.paragraph.start_char + at
    return Place(place.statement, place.paragraph, start, start + len(quoted))


def _hold(
    segments: Sequence[Sequence[Token]], statement: Statement, paragraph: Paragraph
) -> tuple[Place, list[Token]] | None:
    """Where all segments stand in order in one paragraph, and the words left out between them."""
    here = tokens(statement.slice(paragraph))
    at, left_out, first, last = 0, [], None, None
    for segment in segments:
        start = _find(here, segment, at)
        if start is None:
            return None
        if first is None:
            first = here[start]
        else:
            left_out += here[at:start]
        at = start + len(segment)
        last = here[at - 1]
    assert first is not None
    assert last is not None
    offset = paragraph.start_char
    return Place(statement, paragraph, offset + first.start, offset + last.end), left_out


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
        hits = (_hold([segment], s, p) for s, p in candidates(sentence))
        place = next((hit[0] for hit in hits if hit), None)
        if place is None:
            return None
        places.append(place)
    change = Change("splice", quoted, " […] ".join(_words(place) for place in places))
    return Finding("altered", tuple(places), (change,))


def _nearest(pool: Sequence[tuple[Statement, Paragraph]]) -> tuple[Place, ...]:
    return tuple(Place(s, p, p.start_char, p.end_char) for s, p in pool[:3])
