"""What a marked gap in a quotation does to the original: shortens or explains it, or turns it."""

from __future__ import annotations

from collections.abc import Sequence

from qa.quotations.change_words import ARTICLES, PERSONS, POINTING, TURNING
from qa.quotations.kinds import denials, kind_of
from qa.quotations.pieces import Piece
from qa.quotations.tokens import Token, tokens, written
from qa.types import Change

_ENDS = frozenset(".!?")
_CONDITIONS = frozenset(
    {"if", "unless", "until", "provided", "except", "only", "если", "кроме", "якщо", "крім", "лише"}
)


def gap_changes(
    piece: Piece, left_out: Sequence[Token], before: Sequence[Token], text: str
) -> list[Change]:
    """What the gap before `piece` does, if it does anything; `before` are the words before it.

    An insertion explains ("[of Japan]") and an omission shortens; a negation put in, a word put in
    another's place (but for a pronoun's), or a condition or negation left out turn the meaning.
    """
    inserted = [token for token in tokens(piece.bracket) if token.is_word]
    words = [token for token in left_out if token.is_word]
    if inserted and _ends_with(words, inserted):  # the brackets are the publisher's
        left_out = [t for t in left_out if t.end <= words[-len(inserted)].start]
        words, inserted = words[: -len(inserted)], []
    if inserted and denials(inserted) > denials(words):
        return [Change("negation", piece.mark, written(text, left_out))]
    if _turns(left_out, before):
        return [Change("elision", piece.mark, written(text, left_out))]
    stood_in = [t for t in words if not _points(t)]
    if inserted and stood_in and not piece.omits:
        return [Change(kind_of(inserted, words), piece.mark, written(text, words))]
    return []


def _ends_with(words: Sequence[Token], end: Sequence[Token]) -> bool:
    return [t.word for t in words[-len(end) :]] == [t.word for t in end]


def _points(token: Token) -> bool:
    """Pronouns and articles: what a bracket may stand for."""
    return token.word in PERSONS or token.word in POINTING or token.word in ARTICLES


def _turns(left_out: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether what was left out denies or limits the sentence that is still quoted.

    Whole sentences may go, and so may what stands between two commas ("…, who did not come, …"),
    unless it begins with a condition.
    """
    if any(token.key in _ENDS for token in left_out):
        head, tail = _broken_sentences(left_out, bool(before) and before[-1].key in _ENDS)
        return _denies(head) or _denies(tail)
    if len(left_out) > 3 and before and left_out[-1].key == "," == left_out[0].key:
        return left_out[1].word in _CONDITIONS
    return _denies(left_out)


def _broken_sentences(
    left_out: Sequence[Token], clean: bool
) -> tuple[Sequence[Token], Sequence[Token]]:
    """The end of the sentence quoted before the gap, and the start of the one quoted after it."""
    ends = [n for n, token in enumerate(left_out) if token.key in _ENDS]
    return ([] if clean else left_out[: ends[0]]), left_out[ends[-1] + 1 :]


def _denies(found: Sequence[Token]) -> bool:
    return denials(found) > 0 or any(token.word in TURNING for token in found)
