"""What may be the label of somebody whom nothing else on the page names: "KONO: …", "Mail: …"."""

from __future__ import annotations

import re

from corpus.label_words import IN_SENTENCES, NO_NAME

# "KONO: We agreed.": somebody's label, whoever that is.
_PLAIN = re.compile(
    r"(?P<label>[A-ZÀ-ÞА-ЯЁ][\w’'-]+(?: [A-ZÀ-ÞА-ЯЁ][\w’'-]+){0,2}):\s+[“«\"]?[A-ZÀ-ÞА-ЯЁ]"
)
_CAPITALS = re.compile(
    r"(?P<label>[^\W\d_a-zа-яё][^\Wa-zа-яё]*(?:[ .-]{1,2}[^\Wa-zа-яё]+){0,2}):\s+\S"
)


def unknown_label(text: str) -> str | None:
    """The few capitals before a colon that name somebody nobody knows: "KONO: …", "ABE: …"."""
    capitals = _CAPITALS.match(text[:60])
    return capitals["label"] if capitals and len(capitals["label"]) <= 30 else None


def plain_label(text: str) -> str | None:
    """One to three capitalised words before a colon, which are a label only if they come again."""
    found = _PLAIN.match(text[:80])
    words = found["label"].casefold().split() if found else []
    return found["label"] if found and not any(w in NO_NAME | IN_SENTENCES for w in words) else None
