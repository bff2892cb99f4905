"""Words cut at the ends of lines are one again; what only looks cut keeps its hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set

from corpus.title_words import word_set

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CUT = re.compile(r"([^\W\d_]+)([-\u2010\xad])$")
_BEGINS = re.compile(r"[^\W\d_]+")
# Before these, and after those, writers put a hyphen themselves.
_FIRST = word_set(
    """
    well self ex vice non cross long short high low so far half all post mid co-ordinator anti
    pro much ever old new full part large small two three four five six seven eight nine ten
    по из экс вице кое кой северо южно юго северно западно восточно
    """
)
_LAST = word_set(
    """
    то либо нибудь таки ка за под elect general based led free wide term level called made related
    """
)


def vocabulary(lines: Iterable[str]) -> frozenset[str]:
    """The words that stand whole in the lines, in small letters; those at their ends may be cut."""
    words: set[str] = set()
    for line in lines:
        found = [word.casefold() for word in _WORD.findall(line)]
        words.update(found[:-1] if line.endswith(("-", "\xad", "\u2010")) else found)
    return frozenset(words)


def join(lines: Sequence[str], words: Set[str]) -> str:
    """The lines as one; a space between them, or none where a word goes on."""
    joined = ""
    for line in lines:
        if not joined:
            joined = line
        elif (cut := _CUT.search(joined)) and (begun := _BEGINS.match(line)):
            kept = _keeps_hyphen(cut[1], cut[2], begun[0], words)
            joined = (joined if kept else joined[: -len(cut[2])]) + line
        elif joined.endswith(("\u2014", "/")) or (joined.endswith("-") and line[:1].isalnum()):
            joined += line if not joined.endswith((" \u2014", " -")) else f" {line}"
        else:
            joined += f" {line}"
    return joined


def _keeps_hyphen(before: str, hyphen: str, after: str, words: Set[str]) -> bool:
    """Whether the hyphen belongs to the word: the text itself says so best."""
    if hyphen == "\xad":
        return False
    whole, parted = f"{before}{after}".casefold(), f"{before}-{after}".casefold()
    if (whole in words) != (parted in words):
        return parted in words
    if after[:1].isupper():  # "Asia-Pacific", but "RUS-SIA" where all is in capitals
        return not (before.isupper() and after.isupper() and len(before) > 1)
    first, last = before.casefold(), after.casefold()
    return first in _FIRST or last in _LAST or (first in words and last in words)
