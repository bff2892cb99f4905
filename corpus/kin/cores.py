"""What two texts have between their ends: without what another site put before and after it, and
without what was cut off."""

from __future__ import annotations

from corpus.kin.words import SHINGLE, shingles

RUN = 4  # shingles running that both have: where the text itself begins and ends

Words = tuple[str, ...]


def cores(a: Words, b: Words) -> tuple[Words, Words]:
    """Both from the first to the last words running that the other has too.

    Both whole where at one end each has something of its own: there something may be *replaced*,
    as whom a letter is to.
    """
    first, last = _between(a, b)
    begins, ends = _between(b, a)
    if (first and begins) or (last < len(a) and ends < len(b)):
        return a, b
    return a[first:last], b[begins:ends]


def _between(text: Words, other: Words) -> tuple[int, int]:
    """From where to where a text goes that another has too; (0, 0) where it has nothing of it."""
    known = shingles(other)
    shared = [one in known for one in zip(text, text[1:], text[2:], strict=False)]
    runs = [at for at in range(len(shared) - RUN + 1) if all(shared[at : at + RUN])]
    return (runs[0], runs[-1] + RUN + SHINGLE - 1) if runs else (0, 0)
