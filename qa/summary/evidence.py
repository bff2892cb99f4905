"""What the quotes that a sentence cites let it name and count, and how their words are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from embeddings.stems import stems
from embeddings.stop_words import STOP_WORDS
from qa.citation import written_date
from qa.quotations.change_words import LOOSE_NUMBERS
from qa.quotations.contractions import spelled_out
from qa.quotations.kinds import counts, denials, person
from qa.quotations.tokens import Token, tokens
from qa.types import Quote

# What a sentence may begin with though no quote has it: capitals say nothing there.
_BEGINNINGS = """
according addressing alongside although answering asked besides beyond concerning despite earlier
finally first following furthermore however instead later likewise meanwhile moreover nevertheless
next overall regarding regardless responding second separately several similarly since speaking
still therefore third thus together unlike
government governments minister ministers ministry official officials president quotes quoted side
sides speaker speakers statement statements
ввиду вместе впоследствии говоря далее заявление заявления затем кроме министр министры
министерство обе оба однако ответив отвечая отдельно официальный поэтому правительство президент
представитель представители ранее следовательно согласно спикер сначала сторона стороны также тем
цитаты
"""
_NEVER_FIRST = {"may", "will"}  # but as names
_OPENERS = (STOP_WORDS | frozenset(_BEGINNINGS.split())) - _NEVER_FIRST
_ENDINGS = """
ами ями ого его ому ему ыми ими ые ие ый ий ая яя ое ее ую юю ых их ым им ой ей ою ею ом ем ам ям
ах ях а я о е у ю ы и й ь
"""  # that a Russian name takes
_CASES = _ENDINGS.split()
_CYRILLIC = re.compile("[а-яё]+")
_SHORTEST = 3  # letters that are left of a name without its ending


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of the quotes cited, and of what stands beside them: who, where and when."""

    stems: frozenset[str]
    names: frozenset[str]
    scripts: frozenset[str]
    denies: bool

    @classmethod
    def of(cls, quotes: Collection[Quote]) -> Evidence:
        said = " . ".join(part for quote in quotes for part in _parts(quote))
        words = [token for token in tokens(said) if token.is_word]
        return cls(
            frozenset(stems(said)),
            frozenset(_bare(token) for token in words if _stands_out(token)),
            frozenset(_script(char) for quote in quotes for char in quote.text if char.isalpha()),
            denials(spelled_out(words)) > 0,
        )

    def holds(self, token: Token) -> bool:
        """Whether a number or a word is among them, in whatever form."""
        return bool(found := stems(token.key)) and self.stems.issuperset(found)

    def names_it(self, token: Token) -> bool:
        """Whether a name is among them; Russian ones in whatever case."""
        bare = _bare(token)
        return self.holds(token) or any(_same_name(bare, name) for name in self.names)


def unknown_names(found: Sequence[Token], evidence: Evidence) -> list[Token]:
    """Words of one sentence that stand out as names do, and are not in the evidence."""
    return [
        token
        for n, token in enumerate(found)
        if _stands_out(token) and not evidence.names_it(token) and not (n == 0 and _opens(token))
    ]


def unknown_numbers(found: Sequence[Token], evidence: Evidence) -> list[Token]:
    """Numbers of one sentence, in digits or words, that are not in the evidence."""
    return [
        token
        for token in found
        if counts(token) and token.word not in LOOSE_NUMBERS and not evidence.holds(token)
    ]


def denied(found: Sequence[Token], evidence: Evidence) -> bool:
    """Whether it denies something where nothing in the evidence is denied."""
    return denials(spelled_out(found)) > 0 and not evidence.denies


def in_person(found: Sequence[Token]) -> bool:
    """Whether it says I, we or you."""
    said = spelled_out(found)
    return any(person(one) in ("i", "we", "you") for one in said if not _acronym(one))


def foreign(text: str, evidence: Evidence) -> bool:
    """Whether it has letters of a script that the evidence has none of."""
    return not evidence.scripts.issuperset(map(_script, filter(str.isalpha, text)))


def _parts(quote: Quote) -> list[str]:
    beside = (quote.by, quote.speaker, quote.place, quote.title, str(quote.citation))
    return [quote.text, *(part for part in beside if part), str(written_date(quote.date))]


def _stands_out(token: Token) -> bool:
    """Capitals, or letters of a script that has none, where nothing tells names from words."""
    return any(char.isupper() or (char.isalpha() and not char.islower()) for char in token.key)


def _opens(token: Token) -> bool:
    """A word with only its first letter large that is no name, so far as can be told."""
    rest = token.key[1:]
    return rest == rest.lower() and token.word in _OPENERS


def _acronym(token: Token) -> bool:
    return len(token.key) > 1 and token.key.isupper()


def _bare(token: Token) -> str:
    return token.word.removesuffix("'s")


def _same_name(one: str, other: str) -> bool:
    """Equal but for the ending of a case, in Cyrillic."""
    if one == other:
        return True
    if not (_CYRILLIC.fullmatch(one) and _CYRILLIC.fullmatch(other)) or one[:2] != other[:2]:
        return False
    return bool(_without_ending(one) & _without_ending(other))


def _without_ending(name: str) -> set[str]:
    cut = {name.removesuffix(ending) for ending in _CASES}
    return {left for left in (*cut, name) if len(left) >= _SHORTEST}


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
