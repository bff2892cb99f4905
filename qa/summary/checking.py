"""What a model wrote, sentence by sentence against the quotes it cites; one fault withholds all.

Nothing is repaired: what does not verify is not shown in another form. What is checked can be told
from the text alone, so that it does not matter what the model was led to write. Whether a sentence
is right can't be checked here, and is not claimed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from corpus.sentences import split_sentences
from qa.quotations.tokens import tokens
from qa.summary import withheld
from qa.summary.evidence import (
    Evidence,
    denied,
    foreign,
    in_person,
    unknown_names,
    unknown_numbers,
)
from qa.summary.marks import enclosed, is_mark
from qa.summary.withheld import Withheld
from qa.types import Quote, Quoted, SummarySentence

MOST_SENTENCES, MOST_CHARS = 6, 1_000
_THOUGHTS = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)  # some servers leave them in
_NUMBERS = r"\[\d{1,3}(?:\s*,\s*\d{1,3})*\]"
_CITED = re.compile(rf"\s*({_NUMBERS})")
_CITED_AFTER = re.compile(rf"([.!?…]+)((?:\s*{_NUMBERS})+)")
_PLAIN = frozenset(" .,;:!?…()-‐‑–—%$€£₽₴№/&")
_ADDRESS = re.compile(r"//|@|\bwww\b|[^\W\d_][\w-]+\.[^\W\d_]{2,}", re.IGNORECASE)


def checked(text: str, quotes: Sequence[Quote]) -> tuple[SummarySentence, ...]:
    """The sentences of what was written, each citing quotes. Raises `Withheld` at the first fault.

    `quotes` are those that the model was sent, verified.
    """
    written = _THOUGHTS.sub("", text).strip()
    if not written:
        raise Withheld(withheld.EMPTY)
    if len(written) > MOST_CHARS:
        raise Withheld(withheld.TOO_LONG)
    by_number = {quote.number: quote for quote in quotes}
    sentences = tuple(_sentence(one, by_number) for one in _sentences(written, quotes[0].language))
    if len(sentences) > MOST_SENTENCES:
        raise Withheld(withheld.TOO_LONG)
    return sentences


def _sentences(written: str, language: str) -> list[str]:
    """Each with its citations before its full stop, wherever they were put."""
    lines = (_CITED_AFTER.sub(r"\2\1", line.strip()) for line in written.splitlines())
    return [
        line[start:end]
        for line in lines
        for start, end in split_sentences(line, language)
        if line[start:end].strip()
    ]


def _sentence(marked: str, quotes: Mapping[int, Quote]) -> SummarySentence:
    numbers = [int(n) for cited in _CITED.findall(marked) for n in re.findall(r"\d+", cited)]
    text = _CITED.sub("", marked).strip()
    _plain(text)
    if not numbers:
        raise Withheld(withheld.UNCITED)
    if not set(numbers) <= set(quotes):
        raise Withheld(withheld.UNKNOWN)
    cited = [quotes[number] for number in dict.fromkeys(numbers)]
    if any(_only_related(text, quote.text) for quote in cited):
        raise Withheld(withheld.REPEATED)
    quoted = _quoted(text, cited)
    _supported(text, quoted, Evidence.of(cited))
    return SummarySentence(text, tuple(quote.number for quote in cited), quoted)


def _plain(text: str) -> None:
    """Only letters, digits and the marks of plain prose, in one line, and no address."""
    for char in text:
        known = char in _PLAIN or is_mark(char) or unicodedata.category(char)[0] in "LN"
        if not known and unicodedata.category(char) not in ("Mn", "Mc", "Zs"):
            raise Withheld(withheld.NOT_PLAIN)
    if not any(map(str.isalpha, text)):
        raise Withheld(withheld.NOT_PLAIN)
    if _ADDRESS.search(text):
        raise Withheld(withheld.LINKED)


def _quoted(text: str, cited: Sequence[Quote]) -> tuple[Quoted, ...]:
    """Where what stands in quotation marks stands in a quote, letter for letter."""
    found = []
    for start, end in enclosed(text):
        words = text[start:end]
        quote = next((one for one in cited if _at(words, one.text) >= 0), None)
        if quote is None:
            raise Withheld(withheld.MISQUOTED)
        first = quote.start_char + _at(words, quote.text)
        place = (quote.statement_id, first, first + len(words))
        found.append(Quoted(start, end, quote.number, *place))
    return tuple(found)


def _only_related(text: str, quote: str) -> bool:
    """Whether all of it stands in a quote after a colon, a dash or a quotation mark.

    Out of there it would say in the machine's voice what the quote says that somebody said.
    """
    words = [token.word for token in tokens(text) if token.is_word]
    there = [token for token in tokens(quote) if token.is_word]
    for n in range(len(there) - len(words) + 1):
        if [token.word for token in there[n : n + len(words)]] == words:
            before = quote[: there[n].start].rstrip()[-1:]
            if before and (before in ":—–-" or is_mark(before)):
                return True
    return False


def _at(words: str, text: str) -> int:
    """Where whole words stand in a text; -1 where they do not."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        apart = not (text[max(at - 1, 0) : at].isalnum() and words[0].isalnum())
        if apart and not (text[end : end + 1].isalnum() and words[-1].isalnum()):
            return at
        at = text.find(words, at + 1)
    return -1


def _supported(text: str, quoted: Sequence[Quoted], evidence: Evidence) -> None:
    found = [token for token in tokens(text) if token.is_word]
    own = [t for t in found if not any(one.start <= t.start < one.end for one in quoted)]
    if foreign(text, evidence):
        raise Withheld(withheld.FOREIGN)
    if in_person(own):
        raise Withheld(withheld.IN_PERSON)
    if unknown_numbers(found, evidence):
        raise Withheld(withheld.NUMBERED)
    if unknown_names(found, evidence):
        raise Withheld(withheld.NAMED)
    if denied(own, evidence):
        raise Withheld(withheld.DENIED)
