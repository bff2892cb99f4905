"""The quotation marks around a quote: ours, or the publisher's own where they enclose all of it."""

from __future__ import annotations

from corpus.messages import ENGLISH, Language, say

Marks = tuple[str, str]  # what opens and what closes

MARKS: tuple[Marks, ...] = (("“", "”"), ("«", "»"), ("„", "“"), ('"', '"'))
USUAL: Marks = ("“", "”")
AROUND_MARKS: Marks = ("‘", "’")


def marks_in(language: Language) -> tuple[Marks, Marks]:
    """The marks that a language sets around words, and around words that begin or end in such."""
    usual, around_marks = (
        written.told(language).partition("\0")[::2]
        for written in (say("“{words}”", words="\0"), say("‘{words}’", words="\0"))
    )
    return usual, around_marks


def in_marks(text: str, language: Language = ENGLISH) -> str:
    """The words in quotation marks, once: those of the language that stands around them."""
    opening, closing = marks_around(text, *marks_in(language))
    return f"{opening}{text}{closing}"


def marks_around(text: str, usual: Marks = USUAL, around_marks: Marks = AROUND_MARKS) -> Marks:
    """What is put before and after the words, so that marks stand around them once.

    Nothing where the publisher's own enclose them all; the other half where a quotation of the
    publisher's only begins or ends here; `around_marks` where a shorter one begins or ends them.
    """
    if _enclosed(text):
        return "", ""
    if half := _half(text):
        return half
    ends = (text[:1], text[-1:])
    return around_marks if any(end in {*usual, '"'} for end in ends) else usual


def _enclosed(text: str) -> bool:
    ends = (text[:1], text[-1:])
    return len(text) > 2 and ends in MARKS and not set(text[1:-1]) & set(ends)


def _half(text: str) -> Marks | None:
    for opening, closing in MARKS:
        inside = {opening, closing}
        if text.startswith(opening) and not inside & set(text[1:]):
            return "", closing
        if text.endswith(closing) and not inside & set(text[:-1]):
            return opening, ""
    return None
