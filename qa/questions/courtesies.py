"""What is only said around a question: "Could you please tell me …", "I'm looking for …".

Taken off before anything is read. What asks ("what was said about") stays: the topic's frame.
"""

from __future__ import annotations

import re

_FIND = (
    r"(?:find(?:\s+out)?|see|read|get|have|hear|learn|know|ask(?:\s+you)?|check|understand|"
    r"look\s+(?:up|for|at)|search\s+for|quote)"
)
_TELL = r"(?:tell|show|give|find|get|bring|list|send|explain|help|let)"
_COURTESY = (
    r"(?:thank\s+you|thanks|thx|i\s+see|got\s+it|understood|interesting|great|by\s+the\s+way)"
    r"[^,.!;?]{0,40}(?=[,.!;][^?]*\?)|please|kindly|pls|hi|hello|hey|good\s+(?:morning|day|afternoon|evening)|sorry|excuse\s+me|"
    r"(?:quick\s+|i\s+have\s+a\s+)?question(?=\s*[:,–—-])|i\s+have\s+a\s+question(?:\s+(?:on|about))?|"
    rf"(?:can|could|would|will)\s+you(?:\s+(?:please|kindly|maybe|possibly))*(?=\s+{_TELL}\b)|"
    rf"(?:can|could|may|might)\s+i\s+(?:please\s+)?{_FIND}|"
    r"do\s+you\s+(?:happen\s+to\s+)?(?:know|remember|recall)(?:\s+(?:of|if|whether))?|"
    r"(?:do\s+you|does\s+(?:the|this)\s+(?:record|archive|site))\s+have|have\s+you\s+got|"
    rf"(?:help|let)\s+me\s+(?:to\s+)?{_FIND}|"
    r"i(?:\s+am|\s+was|[’']m)?\s+(?:(?:just|now|currently|really|also)\s+)*(?:"
    r"(?:looking|searching)\s+for|interested\s+in|curious\s+(?:about|to\s+know)|curious|wondering|"
    rf"trying\s+to\s+{_FIND})|"
    rf"i(?:\s+(?:need|want|wish|would\s+(?:like|love))|[’']d\s+(?:like|love))"
    rf"(?:\s+to\s+{_FIND}|(?!\s+to\b))|"
    r"(?:looking|searching)\s+for|"
    r"i\s+wonder(?:ed)?(?=\s+(?:what|how|who|when|where|why|whether|if)\b)|as\s+an?\s+[\w-]+,?(?=\s+i\s)|"
    r"fact[\s-]?check(?=\s*[:,–—-])|true\s+or\s+false(?=\s*[:,–—-])|(?:i\s+)?need\s+(?:an?\s+|the\s+)?source(?=\s*[:,–—-])|"
    r"source\s+for(?=\s+.*\bquotes?\b)|"
    r"(?:briefly\s+)?(?:summari[sz]e|outline|compare|contrast|describe)(?=\s+(?:what|how)\b|\s+(?:\S+\s+)"
    r"{0,4}?(?:positions?|stances?|views?|opinions?|statements?|remarks?|comments?|attitudes?)\b)|"
    r"скажите|(?:не\s+)?подскаж(?:ите|ете|и|ешь)|(?:вы\s+)?(?:не\s+)?(?:знаете|помните)(?:\s+ли(?:\s+вы)?)?(?=,?\s+(?:когда|где|что|как|кто)\b)|будьте\s+добры|(?:не\s+)?могли\s+бы\s+вы(?:\s+(?:сказать|подсказать|найти|показать))?|пожалуйста|"
    r"(?:меня|нас)\s+интересу(?:ет|ют)|(?:я\s+)?(?:ищу|хочу\s+(?:узнать|найти|понять))|"
    r"(?:я\s+)?хотел[аи]?\s+бы\s+(?:узнать|найти)|хотелось\s+бы\s+(?:узнать|знать)|"
    r"(?:мне\s+)?нуж(?:на|ны|но)|помогите\s+найти|есть\s+ли(?:\s+(?:у\s+вас|здесь|тут))?|"
    r"(?:кратко\s+)?(?:сравни|опиши|изложи)(?:те)?(?=\s+(?:что|как)\b|\s+(?:позици|взгляд|мнени|заявлени))"
)
_BEFORE = re.compile(rf"[^\w\"“«„‘']*(?:{_COURTESY})(?![\w’'-])[\s,:;.!–—-]*(?=\S)", re.IGNORECASE)
_QUOTES = re.compile(  # "a quote from Merkel", "quotes: Putin on doping"
    r"(?:(?:an?|any|some|few|good|direct|short|the)\s+)*(?P<noun>quotes?|quotations?|statements?|remarks?|"
    r"comments?|passages?|цитат[аыу]?|высказывани[яе]|заявлени[яе])(?:(?P<colon>\s*:\s*)|"
    r"(?=\s+(?:on|about|by|from|of|regarding|concerning|о|об|про)\b))",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*[,.?!]?\s+(?:please|pls|thanks|thank\s+you|if\s+(?:possible|you\s+can)|пожалуйста|"
    r"спасибо)\W*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\s*,?\s+(?:if\s+anything(?:\s+at\s+all)?|if\s+at\s+all|and\s+by\s+whom)\s*,?(?=\s+(?:about|on|of|regarding)\b|\W*$)",
    re.IGNORECASE,
)
_TAG = re.compile(  # "…, did he?"
    r"\s*,\s*(?:did|does|do|has|have|had|is|was|were|are|would|could|can|will)(?:n[’']t)?\s+"
    r"(?:he|she|they|it|there|we)\s*\?+\s*$",
    re.IGNORECASE,
)
_NAME_IN_MARKS = re.compile(
    r"(?:(?<=did\s)|(?<=does\s)|(?<=from\s)|(?<=by\s))[‘'\"“«](?P<name>(?-i:[A-ZА-ЯЁ])[\w.-]*)[’'\"”»](?!\w)",
)
_WORD = re.compile(r"\w")


def without_courtesies(question: str) -> str:
    """The question alone; all of it where courtesies are all there is."""
    text = _NAME_IN_MARKS.sub(lambda found: found["name"], question)
    text = _TAG.sub("?", _ASIDE.sub("", text))
    if (after := _AFTER.search(text)) and _WORD.search(text[: after.start()]):
        text = text[: after.start()] + ("?" if "?" in text[after.start() :] else "")
    begun = text
    while found := _BEFORE.match(begun):
        begun = begun[found.end() :]
    if begun != text and (quotes := _QUOTES.match(begun)):
        begun = begun[quotes.end() if quotes["colon"] else quotes.start("noun") :]
    return begun if _WORD.search(begun) else text
