"""The frame of a question: the words that ask, as against those that say what is asked about.

Tables only: English and Russian side by side, each row a pattern and what it tells.
"""

from __future__ import annotations

import re

from qa.types import Intent

# A question that asks what was *said* is bounded by when it was said; "why did they leave in 2016"
# is not.
SAYING = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|stat(?:e|ed|es|ement|ements)|position|stance|view|opinion|"
    r"comment(?:ed|s)?|remark(?:ed|s)?|mention(?:ed|s)?|spoke|speak|told|tell|talk(?:ed)?|"
    r"announce[ds]?|declare[ds]?|quotes?|quoted|passages?|everything|discuss(?:ed)?|think|thought|"
    r"agreed|report(?:ed)?|latest|newest|last\s+thing|"
    r"сказа(?:л|ла|ли|но|ть)|говори(?:л|ла|ли|т|лось)|заяв(?:ил|ила|или|лено|ляли?)|позиция|"
    r"отметил[аи]?|упомина\w+|сообщи\w+|высказ\w+|комментир\w+)\b",
    re.IGNORECASE,
)

_INTENTS: tuple[tuple[Intent, str], ...] = (
    ("check", r"\b(?:did|has)\b.{1,60}\b(?:say|said|state|claim)\b.{0,20}[\"“«].{8,}[\"”»]"),
    (
        "everything",
        r"\b(?:everything|every\s+(?:mention|passage|statement|quote)|all\s+(?:the\s+)?"
        r"(?:mentions|passages|statements|quotes))\b|\bвс[её],?\s+что\b|\bвсе\s+упоминания\b",
    ),
    (
        "latest",
        r"\b(?:latest|newest|most\s+recent(?:ly)?|last\s+(?:thing|time|statement|word))\b|"
        r"\b(?:последн(?:ее|яя|ий|ие)|свеж\w+)\b",
    ),
    ("how often", r"\bhow\s+(?:often|many\s+times)\b|\bкак\s+часто\b|\bсколько\s+раз\b"),
    ("when", r"^\W*(?:and\s+)?(?:when|on\s+wh(?:ich|at)\s+(?:day|date))\b|^\W*когда\b"),
    ("where", r"^\W*(?:and\s+)?(?:where|in\s+which\s+(?:city|place|country))\b|^\W*где\b"),
    ("who", r"^\W*(?:and\s+)?(?:who|whose|by\s+whom)\b|^\W*(?:кто|кем|чь[яёи])\b"),
)
INTENTS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _INTENTS)

# What asks, at the front: dropped from the topic, kept in the question that is embedded.
OPENINGS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:and|so|but|please|а|и)\b[\s,]+",
        r"^how\s+(?:often|many\s+times)\s+(?:was|were|is|are|has|have|had|did|does|do)\b",
        r"^(?:как\s+часто|сколько\s+раз)\b",
        r"^(?:can|could|would)\s+you\s+(?:tell|show|give|find)\s+(?:me\s+)?",
        r"^(?:please\s+)?(?:list|show|give|find|tell)\s+(?:me\s+|us\s+)?",
        r"^(?:everything|every\s+(?:mention|passage|statement|quote)s?|"
        r"all\s+(?:the\s+)?(?:mentions|passages|statements|quotes))\s*"
        r"(?:that\s+)?(?:(?:was|has\s+been|were)\s+)?(?:said\s+)?",
        r"^(?:what|which|how|why|when|where|who|whose)?\s*(?:is|are|was|were|has|have|had)\s+"
        r"(?:there\s+)?(?:anything\s+|ever\s+)?(?:been\s+)?"
        r"(?:the\s+)?(?:latest|newest|most\s+recent|last)?\s*"
        r"(?:thing\s+|that\s+was\s+)?(?:said|stated|mentioned|discussed|position|stance|view|"
        r"statement|opinion|word)?\b",
        r"^(?:is|are|was|were|has|have|had)\s+",
        r"^(?:did|does|do|has|have)\s+(?:he|she|they|anybody|anyone|somebody)\s+"
        r"(?:ever\s+)?(?:say|said|comment|mention|speak)\b",
        r"^(?:what|when|where|why|how)\s+(?:did|does|do|has|have)\b",
        r"^(?:что|как|когда|где|кто|почему)\s+(?:было\s+|был[аи]?\s+)?"
        r"(?:сказа\w+|говор\w+|заяв\w+)?\b",
        r"^(?:(?:he|she|they)\s+)?(?:say|said|says|think|thought|tell|told|comment|state|speak|talk)\b",
        r"^(?:on|about|of|regarding|concerning|as\s+to|o|об|о|про|по\s+поводу)\b",
    )
)

# What asks for the latest says nothing of the topic.
LATEST_WORDS = re.compile(
    r"\b(?:the\s+)?(?:most\s+recent(?:ly)?|latest|newest|recently|последн\w+)\b(?:\s+on\b)?",
    re.IGNORECASE,
)

# What asks, at the end: "… been mentioned?", "… said about?"
CLOSINGS = re.compile(
    r"\s+(?:been\s+|ever\s+)*(?:mentioned|discussed|addressed|talked\s+about|spoken\s+of|said|"
    r"commented\s+on|brought\s+up|упомина\w+|говорил\w*)$",
    re.IGNORECASE,
)

FOLLOW_UP = re.compile(
    r"^\W*(?:and|but|what\s+about|how\s+about|anything|when\s+was\s+(?:that|this|it)|why\s+so|"
    r"а|и|но|что\s+насч[её]т|когда\s+это)\b",
    re.IGNORECASE,
)

PRONOUNS = re.compile(
    r"\b(?:it|its|that|this|these|those|they|them|their|he|him|his|she|her|there|then|"
    r"the\s+other\s+side|the\s+same|это|этого|этом|они|их|он|его|она|е[её]|там|тогда|"
    r"другая\s+сторона)\b",
    re.IGNORECASE,
)

# Who is asked about: "what did NAME say", "NAME's position", "according to NAME".
_PART = r"(?:[A-ZА-ЯЁ][\w.’'-]*|al-\w+|de|van|der|von|bin)"
_NAME = rf"(?P<name>{_PART}(?:\s+{_PART})*)"
SPEAKERS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i:\b(?:did|does|do|has|have|had|would|could|was|were)\s+){_NAME}\s+"
        r"(?i:ever\s+|also\s+|then\s+)?(?i:sa(?:y|id)|think|thought|tell|told|report(?:ed)?|comment(?:ed)?|state[d]?|"
        r"mention(?:ed)?|call(?:ed)?|answer(?:ed)?|reply|replied|respond(?:ed)?|ask(?:ed)?|name[d]?|promise[d]?|"
        r"announce[d]?|express(?:ed)?|claim(?:ed)?|explain(?:ed)?|speak|spoke[n]?|talk(?:ed)?|propose[d]?|want(?:ed)?)\b",
        rf"{_NAME}(?i:[’']s?\s+(?:\w+\s+)?(?:position|stance|view|views|opinion|comment|comments|answer|reply|reaction|words)\b)",
        rf"(?i:\b(?:according\s+to|said\s+by|statements?\s+(?:by|of)|words\s+of|quotes?\s+(?:by|of|from))\s+){_NAME}",
        rf"(?i:\b(?:by|from)\s+){_NAME}\s*(?:\?|$)",
        rf"(?i:\b(?:что|как)\s+(?:\w+\s+)?(?:сказал[аи]?|говорил[аи]?|заявил[аи]?|ответил[аи]?|считает)\s+){_NAME}",
        rf"(?i:\b(?:по\s+словам|по\s+мнению|согласно)\s+){_NAME}",
    )
)  # fmt: skip

KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "press conference",
            r"\b(?:at|in|during)\s+(?:the\s+|a\s+)?(?:news|press)\s+conferences?\b",
        ),
        ("interview", r"\b(?:in|during)\s+(?:an\s+|the\s+)?interviews?\b|\bв\s+интервью\b"),
        ("speech", r"\bin\s+(?:a\s+|the\s+|his\s+|her\s+)?(?:speech|speeches|address|addresses)\b"),
        ("briefing", r"\bat\s+(?:a\s+|the\s+)?briefings?\b|\bна\s+брифинг\w+\b"),
    )
)

# "… in Russian?" at the end of a question asks for statements in that language.
LANGUAGES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(rf"(?:\s|^)(?:in\s+{english}|на\s+{russian})\s*\W*$", re.IGNORECASE))
    for code, english, russian in (
        ("en", "english", "английском"),
        ("ru", "russian", "русском"),
        ("uk", "ukrainian", "украинском"),
        ("fr", "french", "французском"),
        ("de", "german", "немецком"),
        ("es", "spanish", "испанском"),
        ("zh", "chinese", "китайском"),
        ("ar", "arabic", "арабском"),
    )
)
