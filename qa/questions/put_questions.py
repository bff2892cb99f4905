"""Questions about questions: "What did journalists ask Putin about Syria?".

They are answered by the turns of those who asked, not by what was replied.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_THEY = (
    r"(?:[\w-]+\s+){0,3}?(?:journalists?|reporters?|press|media|correspondents?|interviewers?|"
    r"newsm[ae]n|audience|moderators?|hosts?|presenters?|students|viewers|citizens|deputies|people|"
    r"they|anyone|anybody|someone|somebody)"
)
_WORD = r"(?!(?:about|on|at|in)\b)[\w.’-]+"
_NAME = rf"(?P<whom>(?:(?:the|mr|mrs|ms|president|minister)\.?\s+)*{_WORD}(?:\s+{_WORD})?)"
_ABOUT = r"(?=\s+(?:about|on|regarding|concerning|at|in|during|after|since)\b|\s*[?.!,]|\s*$)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bwh(?:at|ich)\s+(?:other\s+|else\s+)?(?:questions?\s+)?(?:did|do|does|has|have|had)\s+{_THEY}\s+"
        rf"(?:also\s+)?(?:asked|ask|put\s+to|put|posed?|raised?)(?:\s+(?:to\s+)?{_NAME})?{_ABOUT}",
        rf"\bwh(?:at|ich)\s+questions?\s+(?:(?:about|on)\s+(?P<on>[\w\s’'-]+?)\s+)?(?:were|was|have\s+been|had\s+been|"
        rf"has\s+been)?\s*(?:asked|put|posed|raised)(?:\s+(?:to|of)\s+{_NAME})?{_ABOUT}",
        rf"\bwh(?:at|ich)(?:\s+questions?)?\s+(?:was|were|is|has|did|had)\s+{_NAME}\s+(?:been\s+)?(?:asked|get|"
        rf"got|receive|take|face){_ABOUT}",
        rf"^\W*(?:all\s+|the\s+)*(?:{_THEY}[’']?s?\s+)?questions?\s+(?:(?:from|by)\s+{_THEY}|"
        rf"(?:put\s+to|asked\s+of|to|for)\s+{_NAME}){_ABOUT}",
        rf"^\W*{_THEY}[’']s?\s+questions?{_ABOUT}",
        rf"^\W*(?:and\s+)?who\s+(?:has\s+)?asked(?:\s+{_NAME})?(?=\s+(?:about|on)\b)",
        r"(?:\b(?:о|об)\s+ч[её]м|\bчто|\bкакие\s+вопросы|\bкто)\s+(?:[\w-]+\s+){0,2}?(?:спрашива|спроси|задава|"
        r"задал|задан)\w*(?:\s+(?:журналист|корреспондент|репортёр|ведущ)\w*)?(?:\s+(?:у\s+)?(?P<whom>(?-i:[А-ЯЁ])[\w.-]+))?",
    )
)


@dataclass(frozen=True, slots=True)
class PutQuestions:
    """`rest` asks what was said on it; `whom` is to whom they were put, if to anybody."""

    rest: str
    whom: str


def put_questions(text: str) -> PutQuestions | None:
    """Whether `text` asks for questions put by others."""
    for pattern in _PATTERNS:
        if found := pattern.search(text):
            groups = found.groupdict()
            on = f" about {groups['on']}" if groups.get("on") else ""
            rest = f"{text[: found.start()]}What was said{on}{text[found.end() :]}"
            return PutQuestions(rest, re.sub(r"^the\s+", "", groups.get("whom") or "", flags=re.I))
    return None
