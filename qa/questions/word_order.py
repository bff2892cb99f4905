"""Other orders of the same question: "What did X first say about Y?" is "What did X say first?"."""

from __future__ import annotations

import re

from qa.questions.frames import VERBS

_FIRST = r"(?:very\s+)?first|originally|initially"
_LAST = r"most\s+recently|last"
_BEFORE_THE_VERB = re.compile(
    rf"\b(?P<did>did|does|do|has|have|had)\s+(?P<who>(?:[\w.’'-]+\s+){{1,5}}?)"
    rf"(?:(?P<first>{_FIRST})|(?P<last>{_LAST}))\s+"
    rf"(?:(?=(?:{VERBS})\b)|(?P<raised>raised?)\b)",
    re.IGNORECASE,
)
# "How often was the word genocide used?": what is counted is the word.
_COUNTED = re.compile(
    r"\b(?P<how>how\s+(?:often|many\s+times))\s+(?:is|was|were|has|have)\s+(?:the\s+)?"
    r"(?:words?|terms?|phrases?|names?|expressions?)\s+(?P<what>.+?)\s+(?:been\s+)?"
    r"(?:used|said|mentioned|uttered|spoken|heard)\b",
    re.IGNORECASE,
)
# "How do the Swedes see it?", "How did Delhi take it?"
_SEEN = re.compile(
    r"(?P<how>^\W*(?:(?:and|but|so)\s+)?)how\s+(?P<did>did|does|do|has|have|had)\s+(?P<who>(?:[\w.’'-]+\s+){1,6}?)"
    r"(?<!\bthe\s)(?<!\bof\s)(?<!\ba\s)(?<![’']s\s)(?<![’']\s)(?:(?P<see>see|view|regard|perceive|look\s+(?:at|on|upon)|feel\s+about)|"
    r"(?P<take>take)(?=\s+(?:it|this|that|these|those|the\s+news)\b))\s+",
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
    question = _SEEN.sub(_as_thought, question)
    found = _BEFORE_THE_VERB.search(question)
    if not found:
        return question
    when = "for the first time" if found["first"] else "most recently"
    start = question[: found.start()] + f"{found['did']} {found['who']}"
    start += "mention" if found["raised"] else ""
    return f"{start}{question[found.end() :].rstrip(' ?.!')} {when}?"


def _as_thought(seen: re.Match[str]) -> str:
    if seen["take"]:
        return f"{seen['how']}How {seen['did']} {seen['who']}respond to "
    what = "What" if not seen["how"].strip() else "what"
    return f"{seen['how']}{what} {seen['did']} {seen['who']}think about "
