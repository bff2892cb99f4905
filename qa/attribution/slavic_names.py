"""Russian names as a page gives them elsewhere: in the nominative, with the family name."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PATRONYMIC = re.compile(r"\w+ \w+(?:вич|ич|вна|ична|івна)")


def nominative(words: str, names: Iterable[str]) -> str:
    """The one of `names` that `words` is in another case, by common beginnings; else `words`."""
    return next((name for name in names if _same_stems(words.split(), name.split())), words)


def with_family_name(words: str, text: str) -> str:
    """ "Анна Петровна" as a tooltip in `text` has her: "Иванова Иванова Анна Петровна"."""
    if not _PATRONYMIC.fullmatch(words):
        return words
    found = set(re.findall(rf"\b([\w’'-]+) \1 {re.escape(words)}\b", text))
    return f"{words} {found.pop()}" if len(found) == 1 else words


def _same_stems(words: list[str], name: list[str]) -> bool:
    tail = words[-len(name) :]
    return len(tail) == len(name) and all(
        word[: max(3, len(part) - 2)] == part[: max(3, len(part) - 2)]
        for word, part in zip(tail, name, strict=True)
    )
