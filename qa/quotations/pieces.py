"""A quotation cut at what its writer marked: omissions ("…", "[…]") and bracketed insertions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.quotations.tokens import Token, tokens, trimmed

MIN_WORDS = 3

_DOTS = r"(?:…|\.\s?\.\s?\.+)"
_MARK = re.compile(
    rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|<\s*{_DOTS}\s*>|/\s*{_DOTS}\s*/|{_DOTS}"
    r"|\[(?=[^\W\d_]\][^\W\d_])|\[[^\]]{1,80}\]"
)
_LETTER = re.compile(r"(?<=\[)([^\W\d_])\](?=[^\W\d_])")  # "[W]e agreed": a letter's case changed
_OMITTED = re.compile(_DOTS)
OUTER = "\"'“”„«»‘’‹›` \n\t\r\u00a0"
_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a quotation up to a mark; `bracket` is what stood in the mark before them.

    `mark` is that mark as it was written, empty for the first piece.
    """

    words: tuple[Token, ...]
    bracket: str = ""
    mark: str = ""

    @property
    def omits(self) -> bool:
        """Whether the mark says that words were left out."""
        return bool(_OMITTED.search(self.mark)) or not self.bracket


def visible(quotation: str) -> str:
    """Without the quotation marks around it and signs that nobody sees."""
    return quotation.translate(_INVISIBLE).strip(OUTER)


def pieces_of(quoted: str) -> tuple[list[Piece], str]:
    """The pieces, in order, and the text that their offsets count in ("[W]e" is "[We" there)."""
    text = _LETTER.sub(r"\1", quoted)
    found, at, mark = [], 0, ""
    for match in _MARK.finditer(text):
        if match.group() == "…" and at == match.start() == 0:
            at = match.end()
            continue
        found.append(_piece(text, at, match.start(), mark))
        at, mark = match.end(), match.group()
    found.append(_piece(text, at, len(text), mark))
    return _kept(found), text


def _kept(pieces: list[Piece]) -> list[Piece]:
    """Without pieces that say nothing; two marks in a row ("… [Laughter]") are one."""
    kept: list[Piece] = []
    mark = ""
    for piece in pieces:
        if not piece.words and not piece.bracket:
            mark += piece.mark
            continue
        kept.append(Piece(piece.words, piece.bracket, mark + piece.mark))
        mark = ""
    return kept


def word_count(pieces: list[Piece]) -> int:
    """How many words the pieces have together."""
    return sum(token.is_word for piece in pieces for token in piece.words)


def quotable(pieces: list[Piece]) -> bool:
    """Whether they say enough to be looked for: three words in a row, lest any text holds them."""
    longest = max((sum(t.is_word for t in piece.words) for piece in pieces), default=0)
    return longest >= MIN_WORDS


def _piece(text: str, start: int, end: int, mark: str) -> Piece:
    words = trimmed(tokens(text, start, end))
    return Piece(tuple(words), mark.strip("[]()<>/… .\n\t"), mark)
