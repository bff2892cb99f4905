"""What differs between a quotation and the words it was made from, each change with its kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.quotations.alignment import Run
from qa.quotations.change_words import PERSONS
from qa.quotations.contractions import spelled_out
from qa.quotations.kinds import ORDER, content, counts, denials, kinds_of, person
from qa.quotations.tokens import Token, written
from qa.types import Change, ChangeKind


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts, as tokens, and the words of it that are names."""

    text: str
    tokens: tuple[Token, ...]

    def words(self, start: int, end: int) -> list[Token]:
        """The words, without marks, of a range of tokens."""
        return [token for token in self.tokens[start:end] if token.is_word]

    def written(self, start: int, end: int) -> str:
        """A range of tokens as it is written, without marks at either end that are no word's."""
        return written(self.text, self.tokens[start:end])


@dataclass(frozen=True, slots=True)
class Difference:
    """Two ranges of tokens, one in the quotation and one in the original, that are not the same."""

    q_start: int
    q_end: int
    o_start: int
    o_end: int


def differences(runs: Sequence[Run], quoted: int, original: int) -> list[Difference]:
    """What lies between the runs, and before and after them; lengths in tokens."""
    found, q, o = [], 0, 0
    for run in [*runs, Run(quoted, original, 0)]:
        if q < run.quoted or o < run.original:
            found.append(Difference(q, run.quoted, o, run.original))
        q, o = run.quoted + run.size, run.original + run.size
    return found


def changes_between(
    quoted: Side,
    original: Side,
    found: Sequence[Difference],
    names: frozenset[str],
    actors: frozenset[str] = frozenset(),
) -> list[Change]:
    """Every difference in words with its kind, what matters most first.

    `actors` are names that stand near the original: put in its subject's place, they act instead.
    """
    worded = [
        d for d in found if quoted.words(d.q_start, d.q_end) or original.words(d.o_start, d.o_end)
    ]
    swapped = _swapped(quoted, original, worded)
    changes = [_swap(quoted, original, swapped)] if swapped else []
    for difference in worded:
        if difference not in swapped:
            changes += _changes(quoted, original, difference, names, actors)
        elif denials(_q(quoted, difference)) != denials(_o(original, difference)):
            changes.append(_change("negation", quoted, original, difference))
    return sorted(changes, key=lambda change: ORDER.index(change.kind))


def _changes(
    quoted: Side,
    original: Side,
    difference: Difference,
    names: frozenset[str],
    actors: frozenset[str],
) -> Iterator[Change]:
    q, o = _q(quoted, difference), _o(original, difference)
    rest = original.tokens[: difference.o_start] + original.tokens[difference.o_end :]
    around = {token.word.removesuffix("'s") for token in rest}
    if _opens(original, difference.o_start):
        around |= actors
    for kind in kinds_of(q, o, around, names):
        yield _change(kind, quoted, original, difference)


def _opens(original: Side, at: int) -> bool:
    """Whether a token opens its sentence, "Mr" and other capitals before it left aside."""
    while at and original.tokens[at - 1].key[0].isupper():
        at -= 1
    return at == 0 or original.tokens[at - 1].key in ".!?"


def _swapped(quoted: Side, original: Side, found: Sequence[Difference]) -> list[Difference]:
    """The differences that are one exchange: words taken out at one place and put in at another."""
    if len(found) < 2:
        return []
    q_words = [content(_q(quoted, d)) for d in found]
    o_words = [content(_o(original, d)) for d in found]
    moved = [
        (n, m)
        for n, words in enumerate(q_words)
        for m, others in enumerate(o_words)
        if n != m and set(words) & set(others) and not set(others) <= set(q_words[m])
    ]
    if not moved or not _of_persons(quoted, original, found, moved):
        return []
    first, last = min(map(min, moved)), max(map(max, moved))
    return list(found[first : last + 1])


def _of_persons(
    quoted: Side,
    original: Side,
    found: Sequence[Difference],
    moved: Sequence[tuple[int, int]],
) -> bool:
    """Whether what moved says who did what: not numbers, nor an adverb put elsewhere."""
    involved = [found[n] for pair in moved for n in pair]
    words = [t for d in involved for t in (*_q(quoted, d), *_o(original, d))]
    if words and all(counts(t) or not content([t]) for t in words):
        return False
    same = Counter(w for d in involved for w in content(_q(quoted, d))) == Counter(
        w for d in involved for w in content(_o(original, d))
    )
    told = any(t.key[0].isupper() or person(t) in PERSONS.values() for t in words)
    return told or (same and len(words) > 2)


def _swap(quoted: Side, original: Side, found: Sequence[Difference]) -> Change:
    whole = Difference(found[0].q_start, found[-1].q_end, found[0].o_start, found[-1].o_end)
    return _change("actor swap", quoted, original, whole)


def _change(kind: ChangeKind, quoted: Side, original: Side, d: Difference) -> Change:
    return Change(kind, quoted.written(d.q_start, d.q_end), original.written(d.o_start, d.o_end))


def _q(side: Side, difference: Difference) -> list[Token]:
    return spelled_out(side.words(difference.q_start, difference.q_end))


def _o(side: Side, difference: Difference) -> list[Token]:
    return spelled_out(side.words(difference.o_start, difference.o_end))
