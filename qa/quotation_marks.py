"""The quotation marks around a quote: ours, or the publisher's own where they enclose all of it."""

from __future__ import annotations

MARKS = (("“", "”"), ("«", "»"), ("„", "“"), ('"', '"'))


def has_own_marks(text: str) -> bool:
    """Whether the publisher's own quotation marks enclose all of it, so that no others need to."""
    ends = (text[:1], text[-1:])
    return len(text) > 2 and ends in MARKS and not set(text[1:-1]) & set(ends)


def in_marks(text: str) -> str:
    """The words in quotation marks, once."""
    return text if has_own_marks(text) else f"“{text}”"


def half_marked(text: str) -> str:
    """Whether a quotation of the publisher's only begins here ("opened") or ends ("closed")."""
    for opening, closing in MARKS:
        inside = {opening, closing}
        if text.startswith(opening) and not inside & set(text[1:]):
            return "opened"
        if text.endswith(closing) and not inside & set(text[:-1]):
            return "closed"
    return ""
