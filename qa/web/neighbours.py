"""What stands before and after a quote in its statement, sentence by sentence, each a span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.types import Sentence, Span, Statement, Voice
from qa.verify import verified_words

MOST = 40  # sentences to either side: whoever wants more reads the statement


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Verified words beside a quote: sentences of one voice in one paragraph, in a row."""

    text: str
    paragraph: int
    voice: Voice
    by: str | None


@dataclass(frozen=True, slots=True)
class Around:
    """What is shown beside a quote, in order of the text: so many sentences before and after it.

    `earlier` and `later` say whether there are more.
    """

    before: Sequence[Neighbour] = ()
    after: Sequence[Neighbour] = ()
    shown: tuple[int, int] = (0, 0)
    earlier: bool = True
    later: bool = True


Piece = tuple[int, Sentence, int, int]  # paragraph, sentence, and the part of it beside the quote


def around(statement: Statement, start: int, end: int, before: int, after: int) -> Around:
    """Up to so many sentences on either side of the span start..end; a cut one counts."""
    told = [(p.ordinal, s) for p in statement.paragraphs for s in p.sentences]
    left = [(p, s, s.start_char, min(s.end_char, start)) for p, s in told if s.start_char < start]
    right = [(p, s, max(s.start_char, end), s.end_char) for p, s in told if s.end_char > end]
    left, right = (
        [one for one in side if statement.text[one[2] : one[3]].strip()] for side in (left, right)
    )
    first, last = (min(max(asked, 0), MOST) for asked in (before, after))
    return Around(
        _runs(statement, left[max(len(left) - first, 0) :]),
        _runs(statement, right[:last]),
        (min(first, len(left)), min(last, len(right))),
        first < min(len(left), MOST),
        last < min(len(right), MOST),
    )


def _runs(statement: Statement, pieces: Sequence[Piece]) -> list[Neighbour]:
    runs = []
    for (paragraph, voice, by), row in groupby(pieces, lambda p: (p[0], p[1].voice, p[1].by)):
        together = list(row)
        span = Span(statement.statement_id, together[0][2], together[-1][3])
        runs.append(Neighbour(verified_words(statement, span).strip(), paragraph, voice, by))
    return runs
