"""Voices where the publisher narrates: the words belong to whoever is narrated."""

from __future__ import annotations

import re

from qa.attribution.cited import before_colon, cited, stated
from qa.attribution.clauses import Clause, clauses, led
from qa.attribution.context import Context
from qa.attribution.subjects import leading
from qa.attribution.verbs import TOGETHER_ONLY
from qa.attribution.verdict import UNCLEAR, Verdict

_BACKSHIFTED = re.compile(r"\bwould\b")


def narrated(sentence: str, context: Context) -> Verdict:
    """The voice of a sentence told by the press service; unclear unless it names a holder."""
    tokens = context.tokens(sentence)
    found = [clause for clause in clauses(tokens) if clause.frame not in ("if", "what")]
    if (phrase := stated(tokens)) and (holder := context.who(phrase)):
        return Verdict("reported", holder)
    tail = [clause for clause in found if clause.frame in ("tail", "as")]
    for clause in [*reversed(tail), *found]:
        if (verdict := _of(clause, context)) is not None:
            return verdict
    subject = leading(tokens)
    led_by = led(tokens, subject) if subject else None
    if led_by and (verdict := _of(led_by, context)) is not None:
        return verdict
    if (phrase := before_colon(tokens) or cited(tokens)) and (holder := context.who(phrase)):
        return Verdict("reported", holder)
    return _carried(sentence, context)


def _of(clause: Clause, context: Context) -> Verdict | None:
    subject = clause.subject
    if subject.kind in ("both", "they"):
        return Verdict("joint")
    if clause.verb in TOGETHER_ONLY or subject.kind in ("i", "we", "you", "who"):
        return None
    if not context.scene.holders.knows(subject):
        return None
    holder = context.who(subject)
    if subject.kind == "country" and (person := context.just_reported_of(subject.country)):
        return Verdict("reported", person)  # his country's intention is what he says of it
    if subject.kind in ("person", "one"):
        context.note_subject(holder)
    return Verdict("reported", holder)


def _carried(sentence: str, context: Context) -> Verdict:
    """Free indirect speech: a past told within somebody's words is still theirs."""
    person = context.scene.holders.person(tuple((context.reported or "").split()))
    if context.reported and person and _BACKSHIFTED.search(sentence):
        return Verdict("reported", context.reported)
    return UNCLEAR
