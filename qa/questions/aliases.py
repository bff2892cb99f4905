"""Other names for what a question names, so that a statement is found under whichever it uses.

Found together, shown as written: nothing quoted is ever changed by an alias.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from embeddings.stems import stems
from embeddings.stop_words import STOP_WORDS
from qa.questions.names import SAME, rows
from qa.questions.seats import governments
from qa.questions.territories import in_russian

Stems = tuple[str, ...]

_WORDS_TOO = STOP_WORDS | {
    "start",
    "pace",
    "las",
    "rok",
    "au",
    "us",
    "un",
}  # names only in capitals
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w-]+")
_LONG_FORM = re.compile(
    r"(?P<long>(?:[^\W_][\w’'&-]*[\s,]+){1,9}[^\W_][\w’'&-]*)\s*\((?P<short>[^\W\d_a-zа-яё][\w&-]{1,9})\)"
)


def expansions(topic: str) -> tuple[str, ...]:
    """Other names of the things that `topic` names, English and Russian, none that it has."""
    said = _Words(topic, tuple(stems(topic)))
    found = dict.fromkeys(other for _, others in named(topic) for other in others)
    return tuple(other for other in found if not said.holds(other))


def named(topic: str) -> list[tuple[Stems, tuple[str, ...]]]:
    """The stems of each thing that `topic` names, with its other names."""
    asked = tuple(stems(topic))
    said = _Words(topic, asked)
    found = []
    start = 0
    while start < len(asked):
        name, others = said.name_at(start)
        if name:
            found.append((name, others))
        start += max(len(name), 1)
    return found + (_countries_in_russian(topic, said) if _CYRILLIC.search(topic) else [])


def _countries_in_russian(topic: str, said: _Words) -> list[tuple[Stems, tuple[str, ...]]]:
    """Countries that Russian words name, by their English names."""
    named = {word: in_russian(word) for word in _WORD.findall(topic)}
    return [
        (tuple(stems(word)), (country.title(),))
        for word, country in named.items()
        if country and not said.holds(country)
    ]


def defined_abbreviations(texts: Iterable[str]) -> dict[str, str]:
    """Abbreviations that texts define themselves: "Asia-Pacific Region (APR)" gives APR.

    The long form is the shortest run of words before the bracket whose letters, from the right,
    spell the abbreviation and whose first word begins it (Schwartz and Hearst 2003). The first
    definition counts.
    """
    found: dict[str, str] = {}
    for text in texts:
        for match in _LONG_FORM.finditer(text):
            long = _long_form(match["short"], match["long"])
            if long:
                found.setdefault(match["short"], long)
    return found


class _Words:
    """The words of a topic, for telling whether it has a name already."""

    def __init__(self, topic: str, asked: Stems) -> None:
        self._topic, self._stems, self._asked = topic, asked, f" {' '.join(asked)} "

    def name_at(self, start: int) -> tuple[Stems, tuple[str, ...]]:
        """The longest name that begins with the word at `start`, and its other names."""
        for name, others in _index().get(self._stems[start], ()):
            if self._stems[start : start + len(name)] == name and self._means(name):
                return name, others
        return (), ()

    def holds(self, name: str) -> bool:
        return f" {' '.join(stems(name))} " in self._asked

    def _means(self, name: Stems) -> bool:
        """ "WHO" is a name and "who" is not."""
        if len(name) > 1 or name[0] not in _WORDS_TOO:
            return True
        return bool(re.search(rf"\b{re.escape(name[0].upper())}\b", self._topic))


@lru_cache(maxsize=1)
def _index() -> dict[str, list[tuple[Stems, tuple[str, ...]]]]:
    """By the first stem of a name: all its stems, and its other names."""
    index: dict[str, list[tuple[Stems, tuple[str, ...]]]] = {}
    for name, others in _names():
        key = tuple(stems(name))
        index.setdefault(key[0], []).append((key, others))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def _names() -> Iterator[tuple[str, tuple[str, ...]]]:
    for row in rows(SAME):
        for name in row:
            yield name, tuple(other for other in row if other != name)
    yield from governments().items()


def _long_form(short: str, before: str) -> str | None:
    letters = [char.casefold() for char in short if char.isalnum()]
    if len(letters) < 2 or not short[0].isupper() or sum(c.isupper() for c in short) < 2:
        return None
    text, at = before.casefold(), len(before)
    for number in range(len(letters) - 1, -1, -1):
        at = text.rfind(letters[number], 0, at)
        while at > 0 and number == 0 and text[at - 1].isalnum():
            at = text.rfind(letters[number], 0, at)
        if at < 0:
            return None
    long = before[at:].strip(" ,")
    words = long.split()
    fits = len(words) <= min(len(letters) + 5, 2 * len(letters)) and len(long) > len(short)
    return long if fits else None
