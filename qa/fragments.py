"""Sentences that say nothing alone: "Kharkiv.", "Dear friends!", "Colleagues, Mr Berg,"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.types import Paragraph, Sentence, Statement

_FEW = 3  # words
_SOME = 6
_LONGEST = 160  # characters of a salutation
# Each sign is a word where no spaces part them: Chinese, Japanese, Thai.
_WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|\w+(?:[’'.\-]\w+)*")
_CLAUSE = re.compile(
    r"\b(?:i|we|you|they|it|is|are|was|were|be|will|would|has|have|had|must|can|may|let|thank|said|"
    r"says|я|мы|вы|он|они|это|ми|ви|был[аои]?|есть|будет)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b\w{2,}ed\b|\w(?:л|ла|ло|ли|лся|лась|лось|лись)\b")
_SALUTES = re.compile(
    r"(?:(?:my )?(?:dear|esteemed|distinguished|honou?rable|respected|fellow)|ladies|friends|"
    r"colleagues|comrades|mr|mrs|ms|madam|(?:your )?excellenc(?:y|ies)|your (?:majesty|highness)|"
    r"уважаем\w+|дорог(?:ие|ой|ая)|коллеги|друзья|господ\w+|дами|пані|шановн\w+)\b[^?;]*[,!:.]$",
    re.IGNORECASE,
)

_NOTE = re.compile(r"[(\[][^()\[\]]{1,100}[)\]][.,]?")
_ANNOUNCING = 12  # words
_ANNOUNCES = re.compile(
    r"(?:regarding|concerning|as (?:for|to|regards)|now,? (?:on|about|to)|about|on|turning to|"
    r"(?:first|second|third)(?:ly)?[,:]|относительно|касательно|теперь о|о|об|про|щодо|стосовно)\b",
    re.IGNORECASE,
)


def is_bare(text: str) -> bool:
    """Whether a sentence is no clause ("Kharkiv.", "Glory to all!"), only addresses hearers, or is
    the publisher's note ("[Laughter]")."""
    text = text.strip()
    if _NOTE.fullmatch(text):
        return True
    few = len(_WORD.findall(text)) <= (_FEW if text.endswith("!") else _FEW - 1)
    salutes = len(text) <= _LONGEST and _SALUTES.match(text) and not _CLAUSE.search(text)
    return few or bool(salutes)


def is_short(text: str) -> bool:
    """Whether a sentence can't be understood alone: “We did.”, “All heroes of the siege.”"""
    words = len(_WORD.findall(text))
    verbless = not _CLAUSE.search(text) and not _PAST.search(text)
    return words <= _FEW or is_bare(text) or (words <= _SOME and verbless)


def announces(text: str) -> bool:
    """Whether a sentence only says what the next ones are about: “Regarding the harvest.”"""
    few = len(_WORD.findall(text)) <= _ANNOUNCING
    return bool(few and _ANNOUNCES.match(text) and not _CLAUSE.search(text)) or text.endswith(":")


def all_bare(statement: Statement, sentences: Sequence[Sentence]) -> bool:
    """Whether none of the sentences says anything."""
    return all(is_bare(statement.slice(sentence)) for sentence in sentences)


def with_neighbours(
    statement: Statement, paragraph: Paragraph, chosen: set[int], most: int
) -> set[int]:
    """The chosen ordinals with what each short one goes on to in its voice, or else follows.

    What lacks a verb ("All heroes of the siege.") follows rather than goes on. At most `most`
    sentences further; one without such a neighbour stays as it is.
    """
    by_ordinal = {sentence.ordinal: sentence for sentence in paragraph.sentences}
    full = set(chosen)
    for ordinal in chosen:
        text = statement.slice(by_ordinal[ordinal])
        goes_on = announces(text)
        if not goes_on and not is_short(text):
            continue
        first = 1 if goes_on or len(_WORD.findall(text)) <= _FEW else -1
        there = _reached(statement, by_ordinal, ordinal, first, most)
        full.update(there or _reached(statement, by_ordinal, ordinal, -first, most))
    return full


def _reached(
    statement: Statement, by_ordinal: dict[int, Sentence], ordinal: int, step: int, most: int
) -> list[int]:
    """The ordinals up to the next sentence in that direction that says something; or none."""
    own = by_ordinal[ordinal]
    run: list[int] = []
    for at in range(ordinal + step, ordinal + step * (most + 1), step):
        other = by_ordinal.get(at)
        if other is None or (other.voice, other.by) != (own.voice, own.by):
            return []
        run.append(at)
        if not is_bare(statement.slice(other)):
            return run
    return []
