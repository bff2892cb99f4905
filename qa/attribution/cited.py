"""Sources named without a verb: "according to X", "in X's view", "X: “…”"."""

from __future__ import annotations

import re

from qa.attribution.anyone import any_source, any_subject
from qa.attribution.mentions import people_in
from qa.attribution.nouns import Phrase, belongs, phrase_of
from qa.attribution.words import bare, word_set

_LABEL = 9  # tokens before the colon of "Prime Minister X: “…”"
_POSITIONS = frozenset(
    (
        "view",
        "position",
        "opinion",
        "argument",
        "claim",
        "contention",
        "stance",
        "belief",
        "concern",
    )
)
_STATEMENTS = frozenset(
    ("statement", "announcement", "assertion", "claim", "declaration", "assurance", "warning")
)
_IS = frozenset(("is", "was", "remains", "has"))
_HEARD = frozenset(("hear", "heard", "learned", "learnt"))
_WORDS_OF = re.compile(  # "the wise words of X guide us: “…”", "an old saying by Y goes: “…”"
    r"\b(?:words?|phrases?|sayings?|motto|maxim|adage|dictum|advice|lines?|verses?)\s+(?:of|by|from)\s+",
    re.IGNORECASE,
)
_FINDS = word_set(
    "rule rules ruled find finds found hold holds held determines determined concluded"
)
_FINDERS = word_set(
    "court courts tribunal commission committee panel judge judges chamber jury inquiry mission"
)
_VIEWED = frozenset(("view", "opinion", "words", "estimation", "assessment", "estimate"))


def before_colon(tokens: list[str]) -> Phrase | None:
    """The holder in "Prime Minister X: “…”"."""
    at = tokens.index(":") if ":" in tokens else 0
    if 0 < at < _LABEL and tokens[at + 1 : at + 2] in (["“"], ["«"], ['"']):
        return phrase_of(tuple(tokens[:at]))
    return None


def position(tokens: list[str]) -> Phrase | None:
    """The holder in "Japan's position is that …", "Mr X's view remains that …"."""
    for at, word in enumerate(tokens[:-3]):
        if word.endswith(("’s", "'s", "s’")) and tokens[at + 1] in _POSITIONS:
            that = tokens[at + 2] in _IS and "that" in tokens[at + 3 : at + 6]
            start = at
            while start and belongs(tokens[start - 1]):
                start -= 1
            return _owner(tokens[start : at + 1]) if that else None
    return None


def stated(tokens: list[str]) -> Phrase | None:
    """The holder in "welcomed the statement by Mr X that …": the words after "that" are his."""
    for at, word in enumerate(tokens[:-3]):
        if word in _STATEMENTS and tokens[at + 1] in ("by", "of", "from"):
            end = _end(tokens, at + 2)
            if tokens[end : end + 1] == ["that"]:
                return _named(tokens, at + 2)
    return None


def words_of(before: str) -> Phrase | None:
    """The person in "my delegation recalls the words of X: “…”", by what stands before it."""
    found = _WORDS_OF.search(before)
    first = next(people_in(before[found.end() :]), None) if found else None
    return first if first and first.name[0] not in ("Jr", "Sr") else None  # of "King, Jr."


def ruling(tokens: list[str]) -> Phrase | None:
    """The body in "the International Court of Justice ruled that …": its finding is its own."""
    for at, word in enumerate(tokens[:-2]):
        if at and word in _FINDS and tokens[at + 1] == "that":
            body = any_subject(tokens, at)
            if body and _FINDERS & {word.lower() for word in body.words}:
                return body
    return None


def cited(tokens: list[str]) -> Phrase | None:
    """The holder whom the sentence names as its source."""
    for at, word in enumerate(tokens):
        low = word.lower()
        if low == "according" and tokens[at + 1 : at + 2] == ["to"]:
            return _holder(tokens, at + 2)
        if low in _HEARD and tokens[at + 1 : at + 2] == ["from"] and "that" in tokens[at:]:
            return _named(tokens, at + 2)
        if low == "in" and tokens[at + 1 : at + 4] == ["the", "words", "of"]:
            return _holder(tokens, at + 4)
        if low == "in" and (end := _viewed(tokens, at + 1)):
            return _owner(tokens[at + 1 : end])
    return None


def _named(tokens: list[str], start: int) -> Phrase | None:
    end = _end(tokens, start)
    return phrase_of(tuple(tokens[start:end])) if end > start else None


def _end(tokens: list[str], start: int) -> int:
    end = start
    while end < len(tokens) and belongs(tokens[end]):
        end += 1
    return end


def _holder(tokens: list[str], start: int) -> Phrase | None:
    end = _end(tokens, start)
    if end < len(tokens) and tokens[end][0].isalnum():
        return any_source(tokens, start)  # none in "according to the WTO rules"
    known = phrase_of(tuple(tokens[start:end])) if end > start else None
    return known or any_source(tokens, start)


def _viewed(tokens: list[str], start: int) -> int | None:
    for at in range(start, min(start + 7, len(tokens))):
        if tokens[at] in _VIEWED:
            return at
        if not belongs(tokens[at]):
            return None
    return None


def _owner(words: list[str]) -> Phrase | None:
    if [word.lower() for word in words] in (["his"], ["her"]):
        return Phrase(("he",), "one")
    if [word.lower() for word in words] == ["their"]:
        return Phrase(("they",), "they")
    if not words or bare(words[-1]) == words[-1]:
        return None
    return phrase_of((*words[:-1], bare(words[-1])))
