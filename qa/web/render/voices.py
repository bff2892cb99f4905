"""Whose voice a quote is in: an icon and words, never colour alone."""

from __future__ import annotations

from corpus.messages import say
from corpus.types import Voice
from qa.voice_words import voice_words
from qa.web.render.text import by_room, escape, in_its_language, tell

AUTOMATIC = say(
    "This label was made automatically and may be wrong. Read the quote in its statement."
)

# Drawn on a 16 by 16 grid: a person; speech passed on; two people; a question; a broken ring.
_ICONS: dict[Voice, str] = {
    "own": "M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-6 6c.6-3 3-4.5 6-4.500s5.4 1.5 6 4.5",
    "reported": "M2 3h8v6H6l-2.5 2.500V9H2Zm10 3h2v6h-1.500v2L10 12H8",
    "joint": "M5 7.500a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.600Zm6 0a2.3 2.3 0 1 0 0-4.6 "
    "2.3 2.3 0 0 0 0 4.600ZM1 13.500c.4-2.5 1.9-3.7 4-3.700s3.3 1 3.8 2.500m-.8-2"
    "c.8-.4 1.8-.5 3-.5 2.1 0 3.6 1.2 4 3.7",
    "questioner": "M5.5 6a2.5 2.5 0 1 1 3.7 2.200c-.8.5-1.2 1-1.2 1.900M8 13v.4",
    "unclear": "M8 2a6 6 0 0 1 4.2 1.800M14 8a6 6 0 0 1-1.8 4.200M8 14a6 6 0 0 1-4.2-1.800M2 8"
    "a6 6 0 0 1 1.8-4.2",
}


def voice_label(voice: Voice, by: str | None, language: str = "") -> str:
    """The label as HTML, said to be automatic; `language` is that of the statement."""
    automatic = by_room(tell("automatic label"), tell("auto"))
    return (
        f'<span class="voice {voice}"><span class="who">{icon(_ICONS[voice])}'
        f"<span>{in_its_language(voice_words(voice, by), language)}</span></span>"
        f'<span class="automatic" title="{escape(AUTOMATIC)}">{automatic}</span>'
        "</span>"
    )


def icon(path: str) -> str:
    """A line drawing hidden from screen readers: the words beside it say the same."""
    return f'<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="{path}"/></svg>'
