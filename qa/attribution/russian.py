"""The table of voices for Russian and Ukrainian sentences."""

from __future__ import annotations

import re

from qa.attribution.context import Context
from qa.attribution.slavic import is_agentless, is_joint, reporters
from qa.attribution.slavic_news import told
from qa.attribution.slavic_speech import is_hearsay, joint_with
from qa.attribution.verdict import UNCLEAR, Verdict
from qa.attribution.words import blank_quotes


def spoken_russian(sentence: str, context: Context) -> Verdict:
    """The voice of a sentence that `context.speaker` says."""
    text = blank_quotes(sentence)
    if is_joint(text) or joint_with(text):
        return Verdict("joint", context.speaker)
    for who, inflected in reporters(text):
        if who.lower() == "вы" and not _says_what(text):
            continue
        holder = context.in_russian(who, inflected)
        context.note_subject(holder)
        return UNCLEAR if holder and holder == context.speaker else Verdict("reported", holder)
    if is_hearsay(text):
        return Verdict("reported")
    return UNCLEAR if is_agentless(text) else Verdict("own", context.speaker)


def narrated_russian(sentence: str, context: Context) -> Verdict:
    """The voice of a sentence told by the publisher."""
    text = blank_quotes(sentence)
    if is_joint(text):
        return Verdict("joint")
    if found := told(text, talks=context.scene.talks):
        if found.who is None:
            return Verdict("joint")
        context.note_subject(context.in_russian(found.who, False))
        return Verdict("reported", context.subject)
    for who, inflected in reporters(text):
        context.note_subject(context.in_russian(who, inflected))
        return Verdict("reported", context.subject)
    return UNCLEAR


# "Вы сказали, что …", "как Вы сказали, …"; "вопрос, о котором Вы говорили" only mentions it.
_NO_CLAUSE = r"(?!(?:о|об|про|но|и|а|как|когда|если|потому)\b)"  # what a comma may lead to besides
_YOU_SAID = re.compile(
    r"(?<!что )(?<!ч[её]м )(?<!котором )(?<!которой )(?<!которых )\b[Вв][ыи](?:, [^,]{3,40},)?"
    r"(?: (?!об?\b)\w+){0,3} \w+(?:ли|ла|л|те)\b"
    rf"(?:, {_NO_CLAUSE}| –|:|,? «)|"
    r"\b(?:[Кк]ак|[Яя]к) (?:\w+ )?[Вв][ыи](?:, [^,]{3,40},)? (?:\w+ ){0,2}\w+(?:ли|ла|л)\b"
)


def _says_what(text: str) -> bool:
    return bool(_YOU_SAID.search(text))
