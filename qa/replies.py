"""The beginning of the answer to a question that was found: alone a question says little.

Where several questions are put at once, or several people answer, the next paragraph often answers
something else. Then it is the one that shares most words with the question, rare ones telling more.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile

from corpus.types import Paragraph, Statement
from embeddings.stems import question_stems

WITHIN = 16  # paragraphs after a question, among which its answer begins
CLEARLY = 2  # words more than the first, to be taken in its place


def answers(statement: Statement, asked: int) -> list[Paragraph]:
    """The paragraphs of an answer to the question in the paragraph `asked`, as far as looked at."""
    later = [p for p in statement.paragraphs if 0 < p.ordinal - asked <= WITHIN]
    begin = next((at for at, p in enumerate(later) if p.role not in ("question", "note")), WITHIN)
    answering = takewhile(lambda p: p.role != "question", later[begin:])
    return [p for p in answering if p.role != "note"]


def reply(statement: Statement, asked: Paragraph) -> Paragraph | None:
    """The paragraph that answers the question `asked`, or begins to; None if nobody answers."""
    found = [p for p in answers(statement, asked.ordinal) if p.sentences]
    if not found:
        return None
    between = range(asked.ordinal - 1, found[0].ordinal)
    questions = [p for p in statement.paragraphs if p.ordinal in between and p.role == "question"]
    if len(questions) == 1 and len({p.speaker for p in found}) == 1:
        return found[0]
    return _likeliest(statement, asked, found)


def _likeliest(statement: Statement, asked: Paragraph, answers: Sequence[Paragraph]) -> Paragraph:
    """The answer with most of the question's words, if it has clearly more than the first."""
    wanted = set(question_stems(statement.slice(asked)))
    held = [wanted & set(question_stems(statement.slice(p))) for p in answers]
    among = Counter(stem for one in held for stem in one)

    def told(stems: Iterable[str]) -> float:
        return sum(math.log(1 + len(answers) / among[stem]) for stem in stems)

    best = max(range(len(answers)), key=lambda at: (told(held[at]), -at))
    clearly = len(held[best]) >= len(held[0]) + CLEARLY
    return answers[best] if clearly else answers[0]
