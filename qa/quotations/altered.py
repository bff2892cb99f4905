"""A quotation that stands nowhere: the place it was most likely made from, and what was changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from qa.quotations.alignment import BESIDE, Run, aligned
from qa.quotations.change_words import ARTICLES
from qa.quotations.changes import Side, changes_between, differences
from qa.quotations.contractions import spelled_out
from qa.quotations.kinds import root
from qa.quotations.stretch import Pair, Place, sentence_starts, words_from
from qa.quotations.tokens import Token, tokens, trimmed, written
from qa.quotations.verbatim import exactly
from qa.quotations.voices import whole_sentences
from qa.types import Change

MIN_LIKENESS = 0.56  # share of the quotation's words found in order, below which it is absent
MIN_FEW = 0.62  # the same for few words: a stock phrase is soon most of them
FEW = 8
MIN_ONE = 0.42  # the same where but one word is another: of five words it weighs much
MIN_MOVED = 0.5  # or words are all there, in another order
SNAP = 8  # words that a changed beginning or end may have more in the original
_SMALL = re.compile(r"(?<!\w)[^\W\d_]+")
NAME_WITHIN = 4  # words after a quotation's end in which the name in its last one's place stands
_OPENERS = frozenset(".!?…:")
SPAN_CHARS = 400  # beyond the paragraph, so that a long omission still ends somewhere


@dataclass(frozen=True, slots=True)
class Altered:
    """Where a quotation comes from, likeliest first, how like it is, and what differs."""

    places: tuple[Place, ...]
    likeness: float
    changes: tuple[Change, ...]
    missing: int  # words of the quotation that stand nowhere in it


def closest(text: str, wanted: Sequence[Token], pairs: Sequence[Pair]) -> Altered | None:
    """The likeliest original of the quotation's words `wanted`; None if nothing is like it.

    Where none is, long forms are tried for contractions: of few words they may be half.
    """
    found = _closest(text, wanted, pairs, list)
    return found or _closest(text, spelled_out(wanted), pairs, spelled_out)


def _closest(
    text: str,
    wanted: Sequence[Token],
    pairs: Sequence[Pair],
    forms: Callable[[Sequence[Token]], list[Token]],
) -> Altered | None:
    keys = [token.word for token in wanted]
    best: tuple[float, Pair, list[Token], tuple[Run, ...]] | None = None
    most = 0.0
    for pair in pairs:
        here = forms(words_from(pair, wanted[-1].end - wanted[0].start + SPAN_CHARS))
        found = aligned(keys, [token.word for token in here])
        starts_here = found.runs and here[found.runs[0].original].start < pair[1].end_char
        if not starts_here:
            continue
        held = 1 - _missing(wanted, found.runs) / len(wanted)
        if found.likeness + held > most:
            most, best = found.likeness + held, (found.likeness, pair, here, found.runs)
    if best is None or not _alike(best[0], wanted, best[2], best[3]):
        return None
    place, changes = _described(text, wanted, *best[1:])
    again = {found.span: found for pair in pairs for found in exactly(place.words, pair)}
    places = {place.span: place} | again  # the same words may have been said before
    places = {found.span: found for found in map(whole_sentences, places.values())}
    return Altered(tuple(places.values()), best[0], changes, _missing(wanted, best[3]))


def _alike(
    likeness: float, wanted: Sequence[Token], here: Sequence[Token], runs: Sequence[Run]
) -> bool:
    first, last = runs[0], runs[-1]
    stretch = here[max(0, first.original - BESIDE) : last.original + last.size + BESIDE]
    beside = {root(token.word) for token in stretch}
    new = sum(token.is_word and root(token.word) not in beside for token in wanted)
    if len(runs) <= 4 and last.original + last.size - first.original <= 2 * len(wanted):
        missing = _missing(wanted, runs)
        if missing <= 1:
            return likeness >= MIN_ONE
        if new + missing <= len(wanted) // 2 and new <= 1:
            return likeness >= MIN_MOVED
    return likeness >= (MIN_LIKENESS if len(wanted) >= FEW else MIN_FEW)


def _described(
    text: str,
    wanted: Sequence[Token],
    pair: Pair,
    here: Sequence[Token],
    runs: tuple[Run, ...],
) -> tuple[Place, tuple[Change, ...]]:
    statement, paragraph = pair
    quoted = Side(text, tuple(wanted))
    bounds = _sentence_bounds(here, pair)
    runs = _before_the_name(_with_ends(runs, wanted, here, bounds), wanted, here, bounds)
    names = _names(quoted, statement.text, wanted, here)
    actors = _actors(pair)
    outcomes = []
    for start, end in _stretches(runs, here, bounds, wanted):
        original = Side(statement.text, tuple(here[start:end]))
        moved = [Run(r.quoted, r.original - start, r.size) for r in runs]
        found = differences(moved, len(wanted), end - start)
        outcomes.append((start, end, changes_between(quoted, original, found, names, actors)))
    start, end, changes = _telling(outcomes)
    place = Place(statement, paragraph, here[start].start, here[end - 1].end)
    # only marks within differ: a comma moved is still not what was published
    return place, tuple(changes) or (_marks_only(text, wanted, place),)


def _marks_only(text: str, wanted: Sequence[Token], place: Place) -> Change:
    """Only a mark or a capital inside differs: still not what was published; with a word around."""
    here = trimmed(tokens(place.words))
    starts = dict.fromkeys((token.start, token.end) for token in wanted)
    wanted = [token for span in starts for token in tokens(text, *span)]  # contractions as written
    pairs = list(zip_longest((t.key for t in wanted), (t.key for t in here)))
    back = list(zip_longest((t.key for t in wanted[::-1]), (t.key for t in here[::-1])))
    head = next((n for n, (a, b) in enumerate(pairs) if a != b), 0)
    tail = next((n for n, (a, b) in enumerate(back) if a != b), 0)
    start, end = max(head - 1, 0), max(tail - 1, 0)
    return Change(
        "word",
        written(text, wanted[start : len(wanted) - end]),
        written(place.words, here[start : len(here) - end]),
    )


def _missing(wanted: Sequence[Token], runs: Sequence[Run]) -> int:
    covered = {n for run in runs for n in range(run.quoted, run.quoted + run.size)}
    return sum(token.is_word and n not in covered for n, token in enumerate(wanted))


def _with_ends(
    runs: tuple[Run, ...], wanted: Sequence[Token], here: Sequence[Token], bounds: Sequence[int]
) -> tuple[Run, ...]:
    """With the first words of the sentence too, if the quotation opens with them, and the last."""
    first, last = runs[0], runs[-1]
    start = max((b for b in bounds if b <= first.original), default=first.original)
    head = _same(wanted[: first.quoted], here[start : first.original])
    if head and first.quoted:
        runs = (Run(0, start, head), *runs)
    stop = min((b for b in bounds if b >= last.original + last.size), default=len(here))
    rest, after = wanted[last.quoted + last.size :], here[last.original + last.size : stop]
    tail = _same(rest[::-1], after[::-1])
    if tail:
        runs = (*runs, Run(len(wanted) - tail, stop - tail, tail))
    return runs


def _same(one: Sequence[Token], other: Sequence[Token]) -> int:
    """How many words from the first on are the same."""
    size = 0
    for a, b in zip(one, other, strict=False):
        if a.word != b.word:
            break
        size += 1
    return size


def _telling(
    outcomes: Sequence[tuple[int, int, list[Change]]],
) -> tuple[int, int, list[Change]]:
    """The stretch that tells most: whole sentences where they show that actors were exchanged."""
    for outcome in outcomes[1:]:
        if outcome[2] and outcome[2][0].kind == "actor swap":
            return outcome
    return outcomes[0]


def _stretches(
    runs: Sequence[Run], here: Sequence[Token], bounds: Sequence[int], wanted: Sequence[Token]
) -> list[tuple[int, int]]:
    """The stretch of the original to compare: as far as it is shared, and to whole sentences."""
    first, last = runs[0], runs[-1]
    head, tail = first.quoted, len(wanted) - last.quoted - last.size
    start, end = first.original, last.original + last.size
    sentence = max((b for b in bounds if b <= start), default=start)
    stop = min((b for b in bounds if b >= end), default=end)
    near_start = start - sentence <= head + SNAP
    near_end = stop - end <= tail + SNAP
    if head:
        start = sentence if near_start and wanted[0].key[0].isupper() else max(start - head, 0)
        start = max(start, sentence)
    if tail:
        end = stop if near_end and stop - end <= tail + 2 else min(end + tail, len(here), stop)
        end = _to_the_name(wanted[-1], here, end, stop)
    whole = (sentence if near_start else start, stop if near_end else end)
    return [(start, end), whole] if whole != (start, end) else [(start, end)]


def _before_the_name(
    runs: tuple[Run, ...], wanted: Sequence[Token], here: Sequence[Token], bounds: Sequence[int]
) -> tuple[Run, ...]:
    """With the word before a last name ("in Tokyo") moved on to where it has a name after it too.

    "In the new format in Oslo" was shortened and its name replaced: Tokyo stands for Oslo, not for
    the format.
    """
    last = runs[-1]
    start, q = last.original + last.size, last.quoted + last.size
    tail = wanted[q:]
    stop = min((b for b in bounds if b >= start), default=len(here))
    if last.size < 2 or not tail or not all(t.key[0].isupper() for t in tail):
        return runs
    for n in range(start, stop):
        name = _past_articles(here, n, stop)
        if name < stop and here[name].key[0].isupper():
            if n == start or here[n - 1].word != wanted[q - 1].word:
                return runs  # a name stands there already, or first stands one otherwise
            shorter = Run(last.quoted, last.original, last.size - 1)
            return (*runs[:-1], shorter, Run(q - 1, n - 1, 1))
    return runs


def _past_articles(here: Sequence[Token], at: int, stop: int) -> int:
    while at < stop and here[at].word in ARTICLES:
        at += 1
    return at


def _to_the_name(last: Token, here: Sequence[Token], end: int, stop: int) -> int:
    """Where a stretch should end: past an article, and for a name past the name in its place."""
    end = min(_past_articles(here, end - 1, stop) + 1, max(stop, end))
    if not last.key[0].isupper():
        return end
    near = range(end - 1, min(end + NAME_WITHIN, stop))
    name = next((n for n in near if here[n].key[0].isupper()), None)
    if name is None:
        return end
    while name + 1 < stop and here[name + 1].key[0].isupper():
        name += 1
    return name + 1


def _sentence_bounds(here: Sequence[Token], pair: Pair) -> list[int]:
    """Indexes of the tokens that open a sentence, and of marks that close one."""
    starts = sentence_starts(pair, here[-1].end)
    bounds, at = [], 0
    for n, token in enumerate(here):
        if at < len(starts) and token.start >= starts[at]:
            while at < len(starts) and token.start >= starts[at]:
                at += 1
            bounds.append(n)
            closing = n
            while closing and not here[closing - 1].is_word:
                closing -= 1
            if closing != n:
                bounds.append(closing)
    ending = len(here)
    while ending and not here[ending - 1].is_word:
        ending -= 1
    return [*bounds, ending]


def _actors(pair: Pair) -> frozenset[str]:
    """Names in the title, the paragraph and the one before it: who else may act here."""
    statement, paragraph = pair
    near = [p for p in statement.paragraphs if 0 <= paragraph.ordinal - p.ordinal <= 1]
    texts = [statement.title, *map(statement.slice, near)]
    return frozenset(
        token.word.removesuffix("'s")
        for text in texts
        for token in tokens(text)
        if token.key[0].isupper()
    )


def _names(
    quoted: Side, text: str, wanted: Sequence[Token], here: Sequence[Token]
) -> frozenset[str]:
    """Words with a capital that are not only capitalised for opening a sentence."""
    sure = _capitals(quoted.text, wanted) | _capitals(text, here)
    opening = {token.key for token in (*wanted, *here) if token.key[0].isupper()} - sure
    plain = {match.group() for match in _SMALL.finditer(text)}
    return frozenset(sure | {key for key in opening if key.casefold() not in plain})


def _capitals(text: str, found: Sequence[Token]) -> set[str]:
    """Capitalised words inside sentences."""
    names = set()
    for before, token in pairwise(found):
        opens = before.key in _OPENERS or "\n" in text[before.end : token.start]
        if token.key[0].isupper() and not opens:
            names.add(token.key)
    return names
