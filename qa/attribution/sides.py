"""Whether a country or a body is the speaker's own: a state's organs speak with its voice."""

from __future__ import annotations

from qa.attribution.context import Context
from qa.attribution.nouns import Phrase
from qa.attribution.words import bare, word_set

# What speaks for the state as its head does; "our experts" and "our press" speak for themselves.
_ORGANS = word_set(
    """
    government administration ministry leadership authorities delegation side executive cabinet
    state republic kingdom federation union nation country people department congress
    commonwealth service agency bureau inspectorate delegations treasury
    """
)
_OURS = word_set("our my this")


def is_own(subject: Phrase, context: Context) -> bool:
    """Whether `subject`, a country or a group, is the speaker's own side."""
    body = context.scene.body
    words = [bare(word) for word in subject.words]
    if body and (body in " ".join(words) or (subject.country or "?") in body.split(" and ")):
        return True
    if subject.kind == "country":
        return subject.country is not None and subject.country == context.home()
    if set(words) & set((context.speaker or "").split()):
        return True
    end = next((at for at, word in enumerate(words) if at and word in ("of", "for")), len(words))
    head = words[end - 1]
    if head.lower() not in _ORGANS:
        return False
    if subject.country:
        return subject.country == context.home()
    foreign = words[0].lower() in ("that", "their", "his", "her")
    at = words.index(head)
    named = any(word[0].isupper() and word.lower() not in _PLAIN for word in words[:at])
    return not foreign and (words[0].lower() in _OURS or not named)


_PLAIN = _ORGANS | word_set("the federal national our my this president’s executive branch")
