"""What differs between two copies or versions of a statement, sentence by sentence, verified."""

from __future__ import annotations

from difflib import SequenceMatcher

from corpus.kin.words import words_of
from corpus.types import Sentence, Statement
from qa.spans import quote_of_span
from qa.types import Difference, Quote


def differences(here: Statement, there: Statement) -> tuple[Difference, ...]:
    """What one has otherwise than the other, in order; marks, spaces and capitals do not count."""
    mine, theirs = _sentences(here), _sentences(there)
    compared = SequenceMatcher(
        None,
        [words_of(here.slice(one)) for one in mine],
        [words_of(there.slice(one)) for one in theirs],
        autojunk=False,
    )
    return tuple(
        Difference(_quote(here, mine[i1:i2]), _quote(there, theirs[j1:j2]))
        for tag, i1, i2, j1, j2 in compared.get_opcodes()
        if tag != "equal"
    )


def _sentences(statement: Statement) -> list[Sentence]:
    return [sentence for paragraph in statement.paragraphs for sentence in paragraph.sentences]


def _quote(statement: Statement, sentences: list[Sentence]) -> Quote | None:
    if not sentences:
        return None
    return quote_of_span(statement, sentences[0].start_char, sentences[-1].end_char)
