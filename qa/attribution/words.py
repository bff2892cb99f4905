"""Tokens of a sentence, with what stands in quotation marks blanked."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Messrs|Gen|Sen|Rep|Prof|St)\.|(?:[A-ZА-ЯЁ]\.)+|\w+(?:[’'\-]\w+)*|[^\w\s]"
)
_FORMER = re.compile(r"\b([Tt]hen|[Ee]x)-(?=[A-Z])")
_QUOTED = re.compile(r"“[^“”]*(?:”|$)|«[^«»]*(?:»|$)|„[^„“”]*[“”]|\"[^\"]*\"")
_INSERTED = re.compile(r"\[[^\[\]]{1,120}\]")
_POSSESSIVE = re.compile(r"[’']s?$")


def word_set(text: str) -> frozenset[str]:
    """A table of words, written as running text."""
    return frozenset(text.split())


def tokens_of(text: str) -> list[str]:
    """Words and signs in order; initials and "Mr." keep their dot; "then-Minister" is two words."""
    return _TOKEN.findall(_FORMER.sub(r"\1 ", text) if "-" in text else text)


def blank_quotes(text: str) -> str:
    """`text` with words between quotation marks, and editors' insertions, made spaces."""
    if "[" in text:
        text = _INSERTED.sub(lambda m: " " * len(m[0]), text)
    if not any(mark in text for mark in '“«„"'):
        return text
    return _QUOTED.sub(lambda m: m[0][0] + " " * (len(m[0]) - 2) + m[0][-1:], text)


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Stretches between quotation marks; one left open runs to the end of the text."""
    if text[:1] in '"‘' and _left_open(text):
        return [(0, len(text))]
    spans = [match.span() for match in _QUOTED.finditer(text)]
    rest = spans[-1][1] if spans else 0
    openings = [at for at in (text.find("“", rest), text.find("«", rest)) if at >= 0]
    return [*spans, (min(openings), len(text))] if openings else spans


def expanded(tokens: list[str]) -> list[str]:
    """ "They’ve said" as three words; "he’s" is "he has" before a participle."""
    if not any("’" in token or "'" in token for token in tokens):
        return tokens
    words: list[str] = []
    for at, token in enumerate(tokens):
        stem, mark, ending = token.replace("’", "'").partition("'")
        if not mark or stem.lower() not in _CONTRACTING or ending not in _ENDINGS:
            words.append(token)
            continue
        after = tokens[at + 1] if at + 1 < len(tokens) else ""
        has = ending == "s" and after.endswith(("ed", "said", "told", "made", "been"))
        words += [stem, "has" if has else _ENDINGS[ending]]
    return words


_CONTRACTING = word_set("i we you he she it they who that there")
_ENDINGS = {"re": "are", "ve": "have", "s": "is", "m": "am", "ll": "will", "d": "would"}


def _left_open(text: str) -> bool:
    """Whether a straight or single mark that begins a paragraph runs on or ends with it."""
    if text[0] == '"':
        return text.count('"') == 1
    return text.rstrip(".,!?")[-1:] == "’" or "’ " not in text


def bare(word: str) -> str:
    """The word without a possessive ending."""
    return _POSSESSIVE.sub("", word)
