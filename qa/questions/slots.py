"""Slots: where a question names whose words it asks for, English and Russian.

A table only: each row a pattern whose group `slot` is the name, and whether a full name that the
record does not know counts there. `verb` is what they did, where that is how they are asked.
"""

from __future__ import annotations

import re

from qa.questions.frames import (
    ADVERB,
    ATTITUDES,
    GIVING,
    RUSSIAN_ATTITUDES,
    RUSSIAN_VERBS,
    VERBS,
)

_W = r"[^\W_][\w.’'-]*"
_SLOT = rf"(?P<slot>{_W}(?:,?\s+{_W}){{0,6}}?)"
_NOUN = (
    r"(?:positions?|stance|views?|opinions?|comments?|answers?|reply|replies|reactions?|words|"
    r"remarks?|"
    r"statements?|thoughts?|quotes?|attitude|response|take|speech(?:es)?|explanations?)"
)
_OWN_NOUN = rf"(?:{_NOUN}|mentions?|word|line(?=\s+(?:on|about|regarding)\b))"  # "Putin's line on"
_BY_DATE = r"latest|newest|most\s+recent|last|first|earliest|oldest"
_ABOUT = r"(?:on|about|regarding|concerning|re|as\s+to)"
_ENDS = (
    rf"(?=\s*(?:[?!.,;:]|$)|\s+(?:{_ABOUT}|in|at|since|before|after|from|during|that|to|"
    rf"over|between)\b)"
)
_RU_NOUN = (
    r"(?:позици\w+|мнени\w+|слов[ао]?|высказывани\w+|заявлени\w+|ответ\w*|отношени\w+|взгляд\w*|"
    r"цитат\w*|"
    r"комментари\w+|выступлени\w+|реакци\w+)"
)
_RU_ABOUT = r"(?:о|об|обо|про|по|насч[её]т|относительно|в|на|к|с|со|за|что|из-за|до|после|во)"
_RU_ENDS = rf"(?=\s*(?:[?!.,;:]|$)|\s+{_RU_ABOUT}\b)"

_RU_BETWEEN = r"(?:(?-i:[а-яёіїєґ])\w+\s+)"  # an adverb; with a capital it is of the name
_RU_ASKING = (
    r"что|как|чего|чему|кого|кому|о\s+(?:ч[её]м|ком)|про\s+(?:что|кого)|когда|где|почему|зачем"
)

_NOT = r"(?:n[’']t|\s+not)?"
SLOTS: tuple[tuple[re.Pattern[str], bool], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), unknown)
    for pattern, unknown in (
        (rf"\b(?:did|does|do|has|have|had|would|could){_NOT}\s+{_SLOT},?"
         rf"(?:\s+(?:not|never)\b)?{ADVERB}\s+(?P<verb>(?!states\b){VERBS})\b", True),
        (rf"\b(?:what|how|when|where)\s+will\s+{_SLOT}{ADVERB}\s+(?P<verb>{VERBS})\b", True),
        (rf"\b(?:did|does|do|has|have|had|would|will){_NOT}\s+{_SLOT},?"
         rf"(?:\s+(?:not|never)\b)?{ADVERB}\s+{ATTITUDES}", False),
        (rf"\b(?:what|which|how\s+many)\s+(?:\w+\s+){{1,2}}?(?:did|does|do|has|have|had)\s+{_SLOT}{ADVERB}\s+"
         rf"{GIVING}", False),
        (rf"\b(?:is|are|was|were|been)\s+{_SLOT}\s+(?:saying|telling|talking|thinking|claiming|"
         rf"calling|asking|promising|proposing|speaking|asked)\b", True),
        (rf"\bin\s+{_SLOT}(?:[’']s?|s)\s+(?:own\s+)?(?:opinion|view|words|eyes|speech(?:es)?|"
         rf"statements?|interviews?|remarks?|addresses)\b", True),
        (rf"(?:^|\b(?:is|are|was|were|what|whats|what[’']s|of|on|to|in|about|from|and|give|me|"
         rf"show|find|list|all|any)\s+)"
         rf"{_SLOT}(?:[’']s?|s)\s+(?:(?:very|most|own|exact)\s+)?(?:\w+\s+)?{_OWN_NOUN}\b", True),
        (rf"(?:^|\b(?:is|was|what[’']s|are)\s+){_SLOT}(?:[’']s?)?\s+(?:very\s+)?(?:{_BY_DATE})\s+{_ABOUT}\b",
         False),
        (rf"\b(?:according\s+to|in\s+the\s+(?:words|opinion|view)\s+of)\s+{_SLOT}{_ENDS}", True),
        (rf"\b{_NOUN}\s+(?:made\s+)?(?:by|of|from)\s+{_SLOT}{_ENDS}", True),
        (rf"\b(?:(?:{_NOUN}|{_BY_DATE})\s+{_ABOUT}|mentions?\s+of|references?\s+to)\s+.{{2,60}}?"
         rf"\s+by\s+{_SLOT}\s*[?.!]*$", False),
        (rf"^\W*(?:(?:and|but|so|what\s+(?:is|was)|what[’']s|show\s+me|give\s+me|find)\s+)?"
         rf"(?:the\s+)?(?:very\s+)?(?:(?:{_BY_DATE})\s+)?(?:by|from)\s+{_SLOT}{_ENDS}", False),
        (rf"\b(?:said|stated|made|given|expressed|voiced|mentioned|claimed|heard|anything|"
         rf"something|everything)\s+"
         rf"(?:by|from)\s+{_SLOT}{_ENDS}", True),
        (rf"\b(?:was|were|been)\s+(?:said|stated|mentioned|discussed|expressed)\b.*"
         rf"(?<!visit)(?<!letter)(?<!proposal)(?<!attack)(?<!plan)(?<!decision)(?<!offer)"
         rf"(?<!trip)\s+by\s+{_SLOT}\s*[?.!]*$", True),
        (rf"(?:^|\b(?:that|anything|everything|something|what|thing|things|quotes?|when|where|"
         rf"how|why|whether|if|all|statements?|"
         rf"remarks|time)\s+){_SLOT},?{ADVERB}\s+(?:has\s+|had\s+|have\s+)?(?:ever\s+)?(?:{VERBS}|saying|"
         rf"made)\b", False),
        (rf"^\W*{_SLOT}\s+(?:(?:did|does|do|has|have|had)(?:n[’']t|\s+not|\s+never)?|never)\s+(?:ever\s+)?"
         rf"{VERBS}\b", False),
        (rf"\bthings?\s+{_SLOT}\s+(?:has\s+|had\s+|have\s+)?(?:ever\s+)?(?P<verb>{VERBS})\b", True),
        (rf"\b(?:that|anything|everything|something|what|all)\s+{_SLOT}\s+(?:has\s+|had\s+|have\s+)?(?:ever\s+)?"
         rf"(?P<verb>said|says|say|stated|told|thinks|thought|claimed)\b", True),
        (rf"(?:^|\b(?:is|are|was|were|what|what[’']s|of|on|to|in|about|and)\s+){_SLOT}(?:[’']s?|s)\s+(?:\w+\s+)?"
         rf"(?:messages?|appeals?|criticisms?|advice|warnings?|promises?|demands?|justifications?|"
         rf"reasons?|arguments?|plans?|proposals?|conditions?|approach|assessments?|apolog(?:y|ies)|"
         rf"praise)\b", False),
        (rf"^\W*(?:quote|cite|quoting)\s+{_SLOT}\s+{_ABOUT}\b", True),
        (rf"^\W*{_SLOT}\s+(?:{_ABOUT}|{_NOUN})\b", False),
        (rf"^\W*{_SLOT}\s*[:–—]\s", False),
        (rf"^\W*(?:and|but|so|what\s+about|how\s+about|а|и|но)\s+{_SLOT}(?=\s*[,?!.]|\s*$|"
         rf"\s+(?:in|since|on)\b)", False),
        (rf"^\W*(?:(?:and|but|so)\s+)?(?:did|does|has|have)\s+(?P<slot>{_W}(?:\s+{_W})?)"
         rf"(?:,?\s+(?:too|either))?\s*\?*$", False),
        (rf"\b(?:{_RU_ASKING})\s+(?:\w+\s+)?(?P<verb>{RUSSIAN_VERBS})\s+(?:ли\s+)?"
         rf"{_SLOT}{_RU_ENDS}", True),
        (rf"\b{RUSSIAN_VERBS}\s+(?:ли\s+)?(?:(?:хоть|вообще|(?:что|когда|где)-(?:нибудь|либо|то))\s+)*{_SLOT}{_RU_ENDS}",
         False),
        (rf"\b(?:{_RU_ASKING}|ли|що|як|чи|коли|де|чому)\s+{_SLOT}\s+{_RU_BETWEEN}?"
         rf"(?P<verb>{RUSSIAN_VERBS})\b", True),
        (rf"\b(?:{_RU_ASKING}|ли|що|як|чи|коли|де|чому)\s+{_SLOT}\s+{_RU_BETWEEN}?"
         rf"{RUSSIAN_ATTITUDES}\b", False),
        (rf"\b(?:{_RU_ASKING})\s+(?:\w+\s+)?{RUSSIAN_ATTITUDES}\s+(?:ли\s+)?"
         rf"{_SLOT}{_RU_ENDS}", False),
        (rf"\bкак(?:ие|ой|ую|ое)\s+\w+\s+{_SLOT}\s+(?:дал|давал|сделал|прив[её]л|назвал|выдвинул|озвучил)[аи]?\b",
         False),
        (rf"\b(?:по\s+(?:словам|мнению|заявлению)|согласно|со\s+слов)\s+{_SLOT}{_RU_ENDS}", True),
        (rf"\b{_RU_NOUN}\s+{_SLOT}{_RU_ENDS}", False),
        (rf"^\W*{_SLOT}\s+(?:о|об|обо|про|насч[её]т)\b", False),
    )
)  # fmt: skip
