"""Voices in words, for pages, feeds and files."""

from __future__ import annotations

from corpus.messages import Message, say
from corpus.types import Voice


def voice_words(voice: Voice, by: str | None) -> Message:
    """The label in words: own words of X, reported from X, joint, a question from X, unclear."""
    match voice:
        case "own":
            return say("Own words of {name}", name=by) if by else say("The speaker’s own words")
        case "reported":
            return (
                say("Reported from {name}", name=by)
                if by
                else say("Reported; from whom is unclear")
            )
        case "joint":
            return say("Joint position, told by {name}", name=by) if by else say("Joint position")
        case "questioner":
            return say("Question from {name}", name=by) if by else say("A questioner’s words")
        case "unclear":
            return say("Voice unclear")
