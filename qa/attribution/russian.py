"""The table of voices for Russian and Ukrainian sentences."""

from __future__ import annotations

from qa.attribution.context import Context
from qa.attribution.slavic import is_agentless, is_joint, reporters
from qa.attribution.verdict import UNCLEAR, Verdict
from qa.attribution.words import blank_quotes


def spoken_russian(sentence: str, context: Context) -> Verdict:
    """The voice of a sentence that `context.speaker` says."""
    text = blank_quotes(sentence)
    if is_joint(text):
        return Verdict("joint", context.speaker)
    for who, inflected in reporters(text):
        if who.lower() == "вы" and not _says_what(text):
            continue
        holder = context.in_russian(who, inflected)
        return UNCLEAR if holder and holder == context.speaker else Verdict("reported", holder)
    return UNCLEAR if is_agentless(text) else Verdict("own", context.speaker)


def narrated_russian(sentence: str, context: Context) -> Verdict:
    """The voice of a sentence told by the publisher."""
    text = blank_quotes(sentence)
    if is_joint(text):
        return Verdict("joint")
    for who, inflected in reporters(text):
        context.subject = context.in_russian(who, inflected)
        return Verdict("reported", context.subject)
    return UNCLEAR


def _says_what(text: str) -> bool:
    return ", что" in text or text.lower().startswith("как ")
