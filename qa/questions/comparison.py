"""Comparisons read as what each said: "How did A's position on X differ from B's?".

Nothing is compared here; both are quoted, and the reader compares. The question that stands in for
one is put together from its own words.
"""

from __future__ import annotations

import re

from qa.questions.offices import names_country

# One of the two, and what they are compared in.
_ONE = (
    r"(?:(?!(?:and|or|on|about|over|from|in|what|how|between|do|did|does|has|have|is|are|was|were|"
    r"why|when|where|who|which|that|say|said|says|talk|speak|spoke)\b)[\w.-]+\s+){0,4}"
    r"(?!(?:talk|speak|say|said)\b)[\w.-]+(?:[’'](?!s?\b)\w+)*"
)
_S = r"(?:[’']s?)?"
_HOW = (
    r"(?:(?:official|respective|public|own)\s+)?(?:positions?|stances?|views?|opinions?|statements?|"
    r"remarks?|comments?|words|attitudes?|takes?|approach(?:es)?|reactions?|responses?|answers?|"
    r"arguments?|assessments?)"
)
_ON = r"(?:on|about|over|regarding|concerning|towards?|to|as\s+to)"
_TOPIC = r"(?P<topic>[^?]+?)"
_DIFFER = r"(?:differ(?:s|ed)?|diverge[sd]?|compare[sd]?|contrast(?:s|ed)?|different)"
_AGREE = r"(?:agree[sd]?|disagree[sd]?|differ(?:s|ed)?|compare|diverge)"
_DO = r"(?:do|did|does|has|have|is|are|was|were)"
_ENGLISH = tuple(
    re.compile(rf"\W*(?:and\s+|so\s+)?{pattern}\W*", re.IGNORECASE)
    for pattern in (
        rf"(?:compare|contrast)\s+(?P<a>{_ONE}){_S}(?:\s+{_HOW})?\s+(?:and|with|to|against)\s+(?P<b>{_ONE}){_S}(?:\s+{_HOW})?"
        rf"(?:\s+{_ON}\s+|\s*:\s*){_TOPIC}",
        rf"how\s+{_DO}\s+(?:the\s+{_HOW}\s+of\s+(?P<a2>{_ONE})|(?P<a>{_ONE}){_S}\s+{_HOW})(?:\s+{_ON}\s+{_TOPIC})?\s+{_DIFFER}\s+(?:from|to|with)\s+"
        rf"(?:(?:that|those|the\s+{_HOW})\s+of\s+)?(?P<b>{_ONE}){_S}(?:\s+{_HOW})?(?:\s+{_ON}\s+(?P<topic2>[^?]+?))?",
        rf"(?:what\s+(?:is|are|was|were)\s+)?(?:the\s+)?(?:main\s+)?(?:differences?|disagreements?|"
        rf"similarit(?:y|ies)|gap)\s+between\s+(?:the\s+{_HOW}\s+of\s+)?(?P<a>{_ONE}){_S}(?:\s+{_HOW})?\s+and\s+"
        rf"(?P<b>{_ONE}){_S}(?:\s+{_HOW})?\s+{_ON}\s+{_TOPIC}",
        rf"{_DO}\s+(?P<a>{_ONE})\s+(?:and\s+(?P<b>{_ONE})\s+{_AGREE}|{_AGREE}\s+(?:with|from)\s+(?P<b2>{_ONE}))\s+"
        rf"{_ON}\s+{_TOPIC}",
        rf"(?:how|where|on\s+what)\s+{_DO}\s+(?P<a>{_ONE})\s+and\s+(?P<b>{_ONE})\s+(?:{_AGREE}|stand)"
        rf"(?:\s+{_ON}\s+{_TOPIC})?",
        rf"(?:the\s+)?{_HOW}\s+of\s+(?P<a>{_ONE})\s+(?:and|with|to)\s+(?P<b>{_ONE})\s+{_ON}\s+{_TOPIC}",
        rf"(?:the\s+)?(?P<a>{_ONE}){_S}(?:\s+{_HOW})?\s+(?:versus|vs\.?|v\.|compared\s+(?:to|with)|and)\s+"
        rf"(?P<b>{_ONE}){_S}(?:\s+{_HOW})?(?:\s+{_ON}\s+|\s*:\s*){_TOPIC}",
    )
)  # fmt: skip
_RUSSIAN = re.compile(
    r"\W*(?:чем|как)\s+(?:отлича|различа|расход)\w+\s+(?P<how>позици|взгляд|мнени|подход|заявлени)\w*\s+"
    r"(?P<a>[^?,]{2,40}?)\s+(?:и|от|с)\s+(?:(?:позици|взгляд|мнени|подход|заявлени)\w*\s+)?(?P<b>[^?,]{2,40}?)\s+"
    r"(?P<topic>(?:по|об?|про|насч[её]т|к)\s+[^?]+?)\W*",
    re.IGNORECASE,
)
_NOUNS = {"позици": "Позиции", "взгляд": "Взгляды", "мнени": "Мнения", "подход": "Позиции"}


def as_what_each_said(question: str) -> str | None:
    """ "What did A and B say about X?" for a question that compares the two; None for another."""
    if found := _RUSSIAN.fullmatch(question):
        noun = _NOUNS.get(found["how"].lower(), "Заявления")
        return f"{noun} {found['a']} и {found['b']} {found['topic']}?"
    for pattern in _ENGLISH:
        if found := pattern.fullmatch(question):
            named = found.groupdict()
            topic = named.get("topic") or named.get("topic2")
            about = f" about {topic}" if topic else ""
            first, second = (named.get(one) or named.get(f"{one}2") for one in "ab")
            if names_country(f"{first} and {second}"):  # "Bosnia and Herzegovina"
                return None
            return f"What did {first} and {second} say{about}?"
    return None
