"""An interviewer's paragraphs on a page that labels no turns: short, and a question to "you"."""

from __future__ import annotations

import re

from corpus.types import Statement
from qa.attribution.pages import ASKING

_YOU = re.compile(r"\b(?:[Yy]ou|[Yy]our|[Вв]ы|[Вв]ас|[Вв]ам|[Вв]аш\w{0,3})\b")
_I = re.compile(r"\b(?:I|[Mm]e|[Mm]y|Я|я)\b")
_LONG = 400  # characters
_FEWEST = 2  # questions: a lone one may be rhetorical


def unlabelled_questions(statement: Statement) -> frozenset[int]:
    """Ordinals of such paragraphs; none unless the page is an interview and somebody says "you"."""
    if not ASKING.search(f"{statement.kind} {statement.title}"):
        return frozenset()
    remarks = (p for p in statement.paragraphs if p.role == "remark")
    asked = {p.ordinal: text for p in remarks if _asks(text := statement.slice(p))}
    to_you = any(map(_YOU.search, asked.values()))
    return frozenset(asked) if to_you and len(asked) >= _FEWEST else frozenset()


def _asks(text: str) -> bool:
    ends = text.rstrip().rstrip('”»"').endswith("?")
    return ends and len(text) < _LONG and not _I.search(text)
