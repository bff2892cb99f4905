"""Words that a colon introduces and no quotation marks enclose, as press releases print them.

"Foreign Minister X said:" ends a paragraph; the next is X's, and so are those after it as long as
they speak in the first person and nobody is reported in them.
"""

from __future__ import annotations

from collections.abc import Callable

from corpus.types import Paragraph, Statement
from qa.attribution.clauses import clauses
from qa.attribution.holders import Holders
from qa.attribution.pages import FIRST_PERSON
from qa.attribution.words import tokens_of

_FAR = 12  # tokens from the verb of saying to the colon at most: "said at the opening in Oslo:"
_MARKS = "“«\"‘„'"


def introduced(
    statement: Statement, holders: Holders, labelled: Callable[[Paragraph], bool]
) -> dict[int, str]:
    """Ordinals of such paragraphs, each with whose words they are."""
    found: dict[int, str] = {}
    holder: str | None = None
    fresh = False
    for paragraph in statement.paragraphs:
        text = statement.slice(paragraph)
        if labelled(paragraph) or paragraph.role == "note" or text[:1] in _MARKS:
            holder = None
        elif holder and (fresh or _goes_on(text)):
            found[paragraph.ordinal] = holder
        else:
            holder = None
        opener = introducer(text, holders)
        holder, fresh = opener or holder, opener is not None
    return found


def introducer(text: str, holders: Holders) -> str | None:
    """Whom a text that ends in a colon introduces: "…, Foreign Minister X said:"."""
    if not text.rstrip().endswith(":"):
        return None
    last = text.rstrip().splitlines()[-1]
    tokens = tokens_of(last)
    found = [c for c in clauses(tokens) if c.at > len(tokens) - _FAR]
    named = [c.subject for c in found if c.subject.kind == "person" and c.subject.name]
    return holders.resolve(named[-1]) if named else None


def _goes_on(text: str) -> bool:
    told = [clause for clause in clauses(tokens_of(text)) if clause.subject.kind == "person"]
    return bool(FIRST_PERSON.search(text)) and not told
