"""The kind of one change, from the words on either side: negation, number, name, actor swap, …"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from embeddings.stems import stem
from qa.quotations.change_words import (
    AFFIRMING,
    CARRYING,
    DENYING,
    DENYING_PREFIXES,
    HONORIFICS,
    LOOSE_NUMBERS,
    NEGATIONS,
    NOT_DENIED,
    NUMBER_WORDS,
    PERSONS,
)
from qa.quotations.contractions import spelled_out
from qa.quotations.tokens import Token
from qa.types import ChangeKind

LONG, ROOT = 7, 4  # letters of a long word, and of a short one's root, in Cyrillic

# What matters most to a reader comes first.
ORDER: tuple[ChangeKind, ...] = (
    "negation", "number", "name", "actor swap", "splice", "elision", "word",
)  # fmt: skip


def kind_of(
    quoted: Sequence[Token],
    original: Sequence[Token],
    around: Collection[str] = (),
    names: Collection[str] | None = None,
) -> ChangeKind:
    """The kind that matters most of one change.

    `around` are the other words of the original sentences, `names` what is a name (`None`: all that
    has a capital).
    """
    return kinds_of(quoted, original, around, names)[0]


def kinds_of(
    quoted: Sequence[Token],
    original: Sequence[Token],
    around: Collection[str] = (),
    names: Collection[str] | None = None,
) -> list[ChangeKind]:
    """Every kind of one change, what matters most first; never empty."""
    q = spelled_out([t for t in quoted if t.is_word])
    o = spelled_out([t for t in original if t.is_word])
    if q and [t.word for t in q] == [t.word for t in o]:
        return ["word"]  # a contraction, or its long form
    kinds: list[ChangeKind] = []
    denied = _denied(q, o)
    if denied:
        kinds.append("negation")
        q, o = _without_denial(q, o)
    if _numbered(q, o):
        kinds.append("number")
    elif (who := _who(q, o, around, names)) is not None:
        kinds.append(who)
    elif not denied or _says_more(q, o):
        kinds.append("elision" if o and not q else "word")
    return sorted(kinds, key=ORDER.index)


def denials(found: Sequence[Token]) -> int:
    """How many negations there are; "not only" is none."""
    words = [token.word for token in found if token.is_word]
    return sum(
        _negates(word) and (n + 1 == len(words) or words[n + 1] not in NOT_DENIED)
        for n, word in enumerate(words)
    )


def person(token: Token) -> str | None:
    """Which person a pronoun stands for: "us" and "our" are "we"."""
    return PERSONS.get(token.word)


def content(found: Sequence[Token]) -> list[str]:
    """Stems of the words that say something, "Mr" and articles apart; pronouns as persons."""
    return [
        PERSONS.get(token.word) or root(token.word.removesuffix("'s"))
        for token in found
        if token.is_word and token.word not in CARRYING and token.word not in HONORIFICS
    ]


def root(word: str) -> str:
    """What a word has in common with its other forms, coarsely: never to call words equal.

    Snowball leaves "Китай" and "Китая" apart, and knows no Ukrainian: short Cyrillic words are cut.
    """
    if not "а" <= word[:1] <= "ґ":
        return stem(word)
    bare = word.removeprefix("не") if len(word) > LONG else word
    return bare[:ROOT] if len(bare) <= LONG else stem(bare)


def counts(token: Token) -> bool:
    return any(map(str.isdigit, token.key)) or token.word in NUMBER_WORDS


def _denied(q: Sequence[Token], o: Sequence[Token]) -> bool:
    """Whether one side denies what the other does not."""
    if denials(q) != denials(o):
        # "not …, but": left out as a whole, the rest is still affirmed
        longer = q if denials(q) > denials(o) else o
        shorter = o if longer is q else q
        return not (not shorter and longer[-1].word in ("but", "а", "але", "но"))
    return _prefixed(q, o) or _prefixed(o, q) or _failing(q, o) or _failing(o, q)


def _prefixed(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """ "Unacceptable" for "acceptable"."""
    short = {token.word for token in other}
    return any(
        token.word.startswith(prefix) and token.word[len(prefix) :] in short
        for token in one
        for prefix in DENYING_PREFIXES
    )


def _failing(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """ "Failed to sign" for "signed", but not "refused to" for "agreed to"."""
    if not any(token.word in DENYING for token in one):
        return False
    rest = [t for t in one if t.word not in DENYING]
    return set(content(other)) <= set(content(rest)) and len(one) > len(other)


def _without_denial(q: Sequence[Token], o: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """Both sides without what denies and what stands where a denial stood."""
    if _failing(q, o) or _failing(o, q):
        q, o = [t for t in q if t.word not in DENYING], [t for t in o if t.word not in DENYING]
    paired = _prefixed(q, o) or _prefixed(o, q)
    if paired and len(q) == len(o) == 1:
        return [], []
    return [t for t in q if not _polar(t.word)], [t for t in o if not _polar(t.word)]


def _polar(word: str) -> bool:
    return _negates(word) or word in AFFIRMING


def _numbered(q: Sequence[Token], o: Sequence[Token]) -> bool:
    quoted, original = [t for t in q if counts(t)], [t for t in o if counts(t)]
    if quoted and original:
        return Counter(t.word for t in quoted) != Counter(t.word for t in original)
    if quoted or (original and q):
        return any(t.word not in LOOSE_NUMBERS for t in (*quoted, *original))
    return False


def _who(
    q: Sequence[Token], o: Sequence[Token], around: Collection[str], names: Collection[str] | None
) -> ChangeKind | None:
    """ "Name" or "actor swap" where the change is one of persons, parties or places."""
    quoted, original = _named(q, names), _named(o, names)
    one, other = [p for t in q if (p := person(t))], [p for t in o if (p := person(t))]
    if one and other and one != other:
        return "actor swap"
    if (quoted and other and not original) or (original and one and not quoted):
        return "actor swap"
    if quoted and original and quoted != original:
        return "actor swap" if quoted - original and quoted <= set(map(root, around)) else "name"
    return None


def _named(found: Sequence[Token], names: Collection[str] | None) -> set[str]:
    return {
        root(token.word.removesuffix("'s"))
        for token in found
        if (token.key[0].isupper() if names is None else token.key in names)
        and token.word not in HONORIFICS
        and token.word not in PERSONS
    }


def _says_more(q: Sequence[Token], o: Sequence[Token]) -> bool:
    """Whether other words changed too, beside what carries a negation ("does not have")."""
    return sorted(set(content(q))) != sorted(set(content(o)))


def _negates(word: str) -> bool:
    return word in NEGATIONS or word.endswith("n't")
