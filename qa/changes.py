"""Kinds of change between a quote and its original, told from aligned tokens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from qa.tokens import Token, tokens
from qa.types import Change, ChangeKind

NEGATIONS = frozenset(
    {
        *("not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot"),
        *("without", "hardly", "scarcely"),
        *("не", "нет", "ни", "никогда", "никто", "ничего", "без", "нельзя"),
    }
)
# Left out, these can make the rest say the opposite.
TURNING = frozenset(
    {
        *("if", "unless", "but", "only", "until", "provided", "except", "refuse", "refused"),
        *("fail", "failed", "deny", "denied", "reject", "rejected", "doubt", "false", "wrong"),
        *("если", "только", "кроме", "но", "отказ", "отрицает", "якобы"),
    }
)
PRONOUNS = frozenset(
    {
        *("i", "we", "he", "she", "it", "they", "you", "me", "us", "him", "her", "them", "this"),
        *(
            "that",
            "these",
            "those",
            "his",
            "its",
            "their",
            "our",
            "my",
            "your",
            "there",
            "the",
            "a",
        ),
        *("я", "мы", "он", "она", "оно", "они", "вы", "это", "его", "её", "ее", "их"),
    }
)
_NUMBER_WORDS = frozenset(
    {
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        *("eleven", "twelve", "twenty", "thirty", "forty", "fifty", "hundred", "thousand"),
        *("million", "billion", "trillion", "half", "third", "quarter", "double", "twice"),
        *("first", "second", "один", "одна", "два", "две", "три", "четыре", "пять", "шесть"),
        *("семь", "восемь", "девять", "десять", "сто", "тысяча", "миллион", "миллиард"),
    }
)
_CONTRACTED = ("n't",)


def changes_between(quoted: Sequence[Token], original: Sequence[Token]) -> list[Change]:
    """What differs, in order of the quote; empty if only typography does."""
    a, b = [t.key.casefold() for t in quoted], [t.key.casefold() for t in original]
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    differences = [
        (list(quoted[i1:i2]), list(original[j1:j2]))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]
    differences = [
        (q, o) for q, o in differences if any(t.is_word for t in q) or any(t.is_word for t in o)
    ]
    if swapped := _swap(differences):
        return [swapped]
    return [Change(_kind(q, o), _text(q), _text(o)) for q, o in differences]


def gap_changes(bracket: str, left_out: Sequence[Token]) -> list[Change]:
    """What a marked gap of a quotation does to the original, if it does anything.

    An insertion explains ("[of Japan]") and an omission shortens; a negation put in, a word put in
    another's place (but for a pronoun's), or a condition or negation left out turn the meaning.
    """
    inserted = tokens(bracket)
    if any(_negates(token) for token in inserted) and not any(map(_negates, left_out)):
        return [Change("negation", bracket, _text(left_out))]
    if any(_turns(token) for token in left_out):
        return [Change("elision", bracket or "…", _text(left_out))]
    words = [token for token in left_out if token.is_word]
    stood_in = [t for t in words if t.key.casefold() not in PRONOUNS]
    if inserted and stood_in:
        return [Change(_kind(inserted, words), bracket, _text(words))]
    return []


def _turns(token: Token) -> bool:
    return _negates(token) or token.key.casefold() in TURNING


def _swap(differences: Sequence[tuple[list[Token], list[Token]]]) -> Change | None:
    """The same words on both sides in another order: who did what to whom has changed."""
    quoted = [t for q, _ in differences for t in q if t.is_word]
    original = [t for _, o in differences for t in o if t.is_word]
    if not quoted or Counter(_bare(t) for t in quoted) != Counter(_bare(t) for t in original):
        return None
    return Change("actor swap", _text(quoted), _text(original))


_CASES = {"us": "we", "me": "i", "him": "he", "them": "they", "her": "she", "whom": "who"}


def _bare(token: Token) -> str:
    word = token.key.casefold().removesuffix("'s")
    return _CASES.get(word, word)


def _kind(quoted: Sequence[Token], original: Sequence[Token]) -> ChangeKind:
    q, o = [t for t in quoted if t.is_word], [t for t in original if t.is_word]
    if sum(map(_negates, q)) != sum(map(_negates, o)):
        return "negation"
    if any(map(_counts, q)) and any(map(_counts, o)):
        return "number"
    if not q:
        return "elision"
    if any(map(_names, q)) and any(map(_names, o)):
        return "name"
    if any(map(_counts, [*q, *o])) and not o:
        return "number"
    return "word"


def _negates(token: Token) -> bool:
    word = token.key.casefold()
    return word in NEGATIONS or word.endswith(_CONTRACTED)


def _counts(token: Token) -> bool:
    return token.key[0].isdigit() or token.key.casefold() in _NUMBER_WORDS


def _names(token: Token) -> bool:
    return token.key[0].isupper()


def _text(found: Sequence[Token]) -> str:
    return " ".join(token.key for token in found)
