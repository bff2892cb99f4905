"""Other orders of the same question: "What did X first say about Y?" is "What did X say first?"."""

from __future__ import annotations

import re

from qa.questions.frames import VERBS

_FIRST = r"(?:very\s+)?first|originally|initially"
_LAST = r"most\s+recently|last"
_BEFORE_THE_VERB = re.compile(
    rf"\b(?P<did>did|does|do|has|have|had)\s+(?P<who>(?:[\w.’'-]+\s+){{1,5}}?)"
    rf"(?:(?P<first>{_FIRST})|(?P<last>{_LAST}))\s+(?=(?:{VERBS})\b)",
    re.IGNORECASE,
)
# "How often was the word genocide used?": what is counted is the word.
_COUNTED = re.compile(
    r"\b(?P<how>how\s+(?:often|many\s+times))\s+(?:is|was|were|has|have)\s+(?:the\s+)?"
    r"(?:words?|terms?|phrases?|names?|expressions?)\s+(?P<what>.+?)\s+(?:been\s+)?"
    r"(?:used|said|mentioned|uttered|spoken|heard)\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(r"\bhow\s+(?:often|many\s+times)\b|\b(?:как\s+часто|сколько\s+раз)\b", re.I)
_MARKS = re.compile(r"[“”„«»\"]")


def counts(question: str) -> bool:
    """Whether it asks how often something was said: what it has in quotation marks is counted."""
    return bool(_OFTEN.search(question))


def in_plain_order(question: str) -> str:
    """The question as the tables of frames and slots have it; others stay as they are."""
    if counts(question):
        question = _MARKS.sub("", question)
        return _COUNTED.sub(lambda it: f"{it['how']} was {it['what']} mentioned", question)
    found = _BEFORE_THE_VERB.search(question)
    if not found:
        return question
    when = "for the first time" if found["first"] else "most recently"
    start = question[: found.start()] + f"{found['did']} {found['who']}"
    return f"{start}{question[found.end() :].rstrip(' ?.!')} {when}?"
