"""The topic of a question: what is left when its frame is taken off at both ends.

Lexical search is given the topic alone. The frame is the words that ask ("what has been said
about"), never words that say what is asked about, so only whole runs of them at the ends go.
"""

from __future__ import annotations

import re

from embeddings.stop_words import STOP_WORDS
from qa.questions.dates import DateSpan
from qa.questions.frames import (
    ADVERB,
    FIRST_WORDS,
    GIVING,
    KINDS,
    LANGUAGES,
    LATEST_WORDS,
    NOT,
    RUSSIAN_VERBS,
    UNSAID,
    VERBS,
)
from qa.questions.speakers import Asked
from qa.types import Intent

_REPLIES = re.compile(
    r"\b(?:respon[ds]|repl[iy]|react|answer|(?:ответи|отреагирова|отвеча|реагиру))", re.IGNORECASE
)
SPEAKER = "\ue000"  # stands for the speaker, who is a filter and not of the topic
_SPEAKER = (
    rf"(?:(?:by|from|of|according\s+to|согласно|по\s+(?:словам|мнению))\s+)?{SPEAKER}"
    rf"(?:[’']?s?(?=\s|$))?(?:\s+never(?=\s+(?:{VERBS})\b))?(?:\s+(?:latest\s+|last\s+)?(?:reactions?|responses?|repl(?:y|ies)|answers?|"
    rf"attitudes?|explanations?|speech(?:es)?)(?:\s+to)?(?!\w))?(?:,?{ADVERB}\s+(?:(?:has|had|have|"
    rf"been)\s+)?"
    rf"(?:ever\s+)?(?:{VERBS}|made|{RUSSIAN_VERBS})\b)?"
)
_PREPOSITION = (
    r"(?:(?:on(?!\s+the\s+(?:tele)?phone\b)|about|of|regarding|concerning|as\s+to|re)(?:\s+the\s+(?:subject|topic|issue|"
    r"matter)s?\s+of)?|"
    r"(?:with\s+(?:regard|respect|reference)\s+to)|"
    r"(?:о|об|обо|(?-i:[Пп]ро)|насч[её]т|относительно|касательно|по\s+(?:поводу|теме|вопросу(?:\s+об?)?)|"
    r"на\s+тему|по))"
)
_NOUN = (
    r"(?:positions?|stance|views?|statements?|opinions?|words?|quotes?|quotations?|passages?|"
    r"mentions?|remarks?|comments?|"
    r"thoughts?|attitude|thing|things|time|news|references?\s+to|allusions?\s+to|references?|word|take|"
    r"line(?=\s+(?:on|about|regarding)\b))"
)
_NAMED = (
    r"(?:mentioned|named|discussed|spoken\s+(?:of|about|on)|talked\s+(?:of|about)|brought\s+up|raised|"
    r"referred\s+to|cited|touched\s+(?:on|upon)|addressed|said)"
)
_LATEST = (
    r"(?:most\s+recent(?:ly)?|latest|newest|recent|recently|last(?=\s+(?:thing|time|word|"
    r"statement|said|say|mention\w*|spoke|talk\w*|comment\w*)))"
)
_SAYING = (
    r"(?:says?|said|saying|stated|states|mention(?:s|ed)?|comment(?:s|ed)?|speaks?|spoken?|"
    r"speaking|talk(?:s|ed|ing)?|thinks?|"
    r"thought|tells?|told|remark(?:s|ed)?|discuss(?:ed)?|express(?:ed)?|declared?|announced?|"
    r"claim(?:s|ed)?|addressed|made|agreed(?=\s+(?:up)?on\b)|"
    r"quot(?:e|ed))"
)
_CLAIMING = (  # "Who complained that …": how it was put is seldom among the words
    r"(?:who|(?:which|what)\s+(?:\w+\s+)?(?:presidents?|leaders?|ministers?|politicians?|speakers?|"
    r"delegat(?:es?|ions?)|countr(?:ies|y)|states?|nations?|governments?))\s+(?:(?:has|have|had|ever|first)\s+)*"
    r"(?:boast|complain|brag|warn|insist|argue|admit|suggest|lament|stress|assert|acknowledge|claim)(?:t?e?d|s)?"
    r"(?=\s+(?:that|of|about)\b)(?:\s+of(?=\s+\w+ing\b))?"
)
_ENGLISH = (
    rf"(?:{_CLAIMING}|and|so|but|please|ok|okay|hi|hello|hey|well|also|then|just|"
    rf"(?:can|could|would|will)\s+(?:you|i|we)|i\s+(?:want|need|would\s+like)\s+(?:to\s+(?:know|"
    rf"see|read|find))?|i[’']d\s+like\s+to\s+(?:know|see|read)|"
    rf"(?:tell|show|give|find(?:\s+out)?|list|get|bring)(?:\s+(?:me|us))?|name(?=\s+(?:all|every|each|the|any)\b)|"
    rf"if(?=\s+(?:any|some)(?:one|body|thing)\b)|(?:look|search)\s+(?:up|for)|"
    rf"it\s+(?:is\s+)?(?:true|right|correct|so|the\s+case)(?=\s+that)|it(?=\s+(?:that|who)\b)|that|whether|"
    rf"wh?at|whats|what[’']s|when|where|who|whom|whose|why|how(?=\s+(?:did|does|do|has|have|had|"
    rf"is|are|was|were|often|many\s+times|frequently)\b)|"
    rf"which(?=\s+(?:statements?|quotes?|passages?))|(?:which|what|any|all|other|some|both|an?|the(?:\s+two)?)?\s*"
    rf"(?:presidents?|leaders?|ministers?|politicians?|speakers?|officials?|delegat(?:es|ions?)|countr(?:ies|y)|states|"
    rf"nations|governments|of\s+(?:them|these|those))"
    rf"(?=\s+(?:(?:has|have|had|did)\s+)?(?:ever\s+|first\s+)?{_SAYING}(?!\w))|often|frequently|many\s+times|"
    rf"(?:is|are|was|were|be|been|has|have|had|do|does|did)(?:n[’']?t)?|(?:could|can|will|would|should|shall|may|might|must)(?!\s+(?:you|i|we)\b)|there|any|anything|"
    rf"something|everything|all|every|each|ever|yet|else(?=\s+(?:did|does|has|have|was|were|is|{_SAYING})(?!\w))|"
    rf"(?:on\s+)?(?:what|which)\s+(?:date|day)(?=\s+(?:did|does|was|were|is|are)\b)|"
    rf"in\s+wh(?:ich|at)\s+(?:city|country|town|place)(?=\s+(?:did|does|was|were|is|are)\b)|"
    rf"(?:(?:every|each|all|the)\s+){{0,2}}(?:occasions?|places?|speech(?:es)?|texts?|passages?|statements?|instances?|cases?|times?)\s+"
    rf"(?:on|in|at)\s+which|in\s+which\s+(?:speech(?:es)?|texts?|statements?|countr(?:y|ies))|every(?=\s+time\b)|questions?(?=\s+(?:did|does|has)\b)|exact(?=\s+{_NOUN}\b)|new(?=\s+(?:on|about|with|in)\b)|really|actually|already|more(?=\s+about\b)|publicly|officially|"
    rf"(?:he|she|they|anybody|anyone|somebody|someone|people)(?!\s+(?:on|of|in|at|from)\b)|"
    rf"(?:nobody|no\s+one|everybody|everyone)(?=\s+(?:{_SAYING}|asked)\b)|asked(?=\s+about\b)|"
    rf"the(?=\s+(?:{_LATEST}|{_NOUN}|official)\b)|his|her|their|official(?=\s+{_NOUN}\b)|"
    rf"{_LATEST}|{_NOUN}|{_SAYING}|according\s+to|in\s+the\s+(?:words|opinion|view)\s+of|"
    rf"by(?=\s*[,?]))"
)
_RUSSIAN = (
    r"(?:а|и|но|же|скажите|пожалуйста|(?:покажи|найди|дай|перечисли|расскажи|"
    r"приведи)(?:те)?(?:\s+(?:мне|нам))?|"
    r"о\s+ч[её]м|про\s+що|что|що|як|чи|коли|де|хто|чому|як(?:ий|а|е|і)|вон[аио]|він|як\s+часто|скільки\s+разів|"
    r"кажд(?:ый|ого)\s+(?:раз|случай),?(?=\s+(?:когда|где)\b)|(?:каза|ка[жз]|зая[вл]|відпов|згад|розпов|поясн|вважа|обіця|запропон)\w*|"
    r"правда(?=\s+ли)|верно(?=\s+ли)|(?:как(?:ие|ая|ой)\s+)?(?:стран[аы]|государства|делегаци[ия]|политики|министры|"
    r"президенты|лидеры)(?=\s+(?:сказа|говор|упом|выска|заяв)\w*)|"
    r"как|когда|где|кто|кого|кому|кем|почему|зачем|как(?:ой|ая|ое|ие|ова|ово|овы)|ли|был[аио]?|есть|"
    r"все|вс[её]|часто|(?<!во\s)сколько\s+раз|(?:могу|мож[еу])т|можно|надо|нужно|стоит|следует|буд[еу]т|"
    r"(?:кто|что|кого|чего|какой|какие)-(?:нибудь|либо|то)|(?:места|случаи|фрагменты|отрывки),?\s+"
    r"(?:где|в\s+которых|когда)|говорится|упомина(?:е|ю)тся|(?:назван|упомянут)[аоы]?|отн[её]с(?:ся|лась|лись)|отреагирова\w+|реагиру\w+|звучало|речь(?=\s+о)|ш[её]л|шла|"
    r"(?:самая\s+)?свежая\s+новость|новости(?=\s+об?\b)|"
    r"он|она|они|его|е[её]|их|последн\w+|нов\w+(?=\s+(?:заявлен|позиц|высказ))|(?:сказа|говор|"
    r"заяв|отме[тч]|упом[ия]н|дума|счита|высказ|ответ|объясн|сообщ|обсужда|прокоммент|коммент|"
    r"рассказ[аы]|доклад(?:ыва|ова)|доложи|отозва|объяви|беседова)\w*|"
    r"(?:позици|мнени|высказывани|заявлени|цитат|упоминани|отношени|взгляд)\w*|слов[ао]|комментари\w+|реакци[яи](?=\s+(?:на|\ue000))|"
    r"перв(?:ый|ое|ые|ая)(?=\s+(?:слов|высказ|заявл|комментар|упом|реакц)\w*)|"
    r"по\s+(?:словам|мнению|заявлению)|согласно)"
)
_OPENING = re.compile(
    rf"^(?:[\s,:;–—-]*(?:{_SPEAKER}|{_ENGLISH}|"
    rf"{_RUSSIAN})(?![\w’'-]))*[\s,:;–—-]*(?:{_PREPOSITION}(?!\w))?[\s,:;–—-]*",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    rf"(?:[\s,:;–—-]+(?:{_SPEAKER}|(?:(?:that|which|who)\s+)?(?:is|are|was|were|gets?|got|being|(?:has|have|had)\s+been)"
    rf"\s+(?:ever\s+|also\s+|all\s+)?{_NAMED}|(?:come|comes|came|crops?|cropped)\s+up|named|"
    rf"(?:anywhere\s+)?in\s+(?:the|this|these|your)\s+(?:records?|archive|corpus|database|transcripts)|"
    rf"been|ever|last(?=\W*$|\s+mentioned)|mentioned|discussed|addressed|(?:(?:was|were|is|are)\s+)?(?:talked|spoken)\s+about|"
    rf"spoken\s+of|"
    r"(?:what\s+)?(?:did|does|has|have|was|were|is)(?=[\s,]+(?:say|said|think|tell|state|"
    r"mention|comment|been))|"
    r"say|said|says|think|commented(?:\s+on)?|comment|brought\s+up|please|according\s+to|"
    r"in\s+the\s+(?:words|opinion|view)\s+of|by|"
    r"упомина\w+|говорил\w*|сказал\w*|заявил\w*|что(?=\s+(?:сказал|говорил|заявил))|"
    r"по\s+(?:словам|мнению)))+$",
    re.IGNORECASE,
)  # fmt: skip
_GIVEN = re.compile(  # "what reasons did NAME give for it", "what promises has NAME made"
    rf"\bquestions?\s+(?:did|does|has|have)\s+{SPEAKER}{ADVERB}\s+(?:ask|put|pose|raise)(?:ed|d)?\b|"
    rf"(?:\b(?:reasons?|explanations?|arguments?|examples?|answers?|assessments?)\s+)?\b(?:did|does|do|has|"
    rf"have|had)\s+{SPEAKER}{ADVERB}\s+{GIVING}\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(  # "How, according to NAME, did they escape?"
    rf"[\s,]*\b(?:according\s+to|in\s+the\s+(?:words|opinion|view)\s+of|по\s+(?:словам|мнению)|"
    rf"согласно)\s+{SPEAKER}\s*,\s*|"
    rf"[\s,]*\bin\s+{SPEAKER}[’']?s?\s+(?:own\s+)?(?:opinion|view|words|eyes|speech(?:es)?|statements?|interviews?|remarks?|"
    rf"addresses)\s*,?\s*",
    re.IGNORECASE,
)
_TAKING_PLACE = re.compile(
    r"\s+(?:(?:take|took|taken|taking)\s+place|(?:be(?:ing)?\s+)?held)\b|\s+(?:прош[её]?л[аио]?|"
    r"состоял(?:ся|ась|ось|ись)|проходил[аио]?)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"^\W*how\s+(?:many(?!\s+times)|much|far|long|old|big|large|high)\b", re.IGNORECASE
)
_LEADING = re.compile(r"^(?:на|к|ко|об?|про|по)\s+", re.IGNORECASE)
_PUNCTUATION = " ?!.,;:–—-"


def topic_of(text: str) -> str:
    """`text` without the words that ask; empty where they are all there is."""
    topic = " ".join(text.split()).strip(_PUNCTUATION)
    if _COUNTED.match(topic):
        return " ".join(topic.replace(SPEAKER, " ").split())
    topic = _ASIDE.sub(" ", _GIVEN.sub(" ", topic))
    rest = _OPENING.sub("", topic, count=1).strip(_PUNCTUATION)
    left = _CLOSING.sub("", rest).replace(SPEAKER, " ")
    return " ".join(left.split()).strip(_PUNCTUATION)


def topic_asked(
    text: str,
    bounds: DateSpan | None,
    speakers: Asked,
    intent: Intent,
    languages: tuple[str, ...],
) -> str:
    """The question without its filters and its frame: what the passages should be about."""
    if bounds:
        text = blanked(text, (bounds.start, bounds.end))
    if unsaid := UNSAID.search(text):
        said = NOT.sub(lambda no: " " * len(no.group()), unsaid.group())
        text = text[: unsaid.start()] + said + text[unsaid.end() :]
    if speakers.subject:
        text = f"{text[: speakers.start]} {SPEAKER}{text[speakers.end :]}"
    for _, pattern in (*KINDS, *LANGUAGES) if languages else KINDS:
        text = pattern.sub(" ", text)
    if intent == "latest" and not bounds:
        text = LATEST_WORDS.sub(" ", text)
    if intent == "where":
        text = _TAKING_PLACE.sub(" ", text)
    if intent == "first":
        text = FIRST_WORDS.sub(" said ", text)
    topic = topic_of(text)
    if not _tells(topic):
        topic = ""
    if not speakers.subject:
        return topic
    if _REPLIES.search(text):
        topic = _LEADING.sub("", topic.removeprefix("to "))
    return topic if speakers.names else about(speakers.subject, topic)


def _tells(topic: str) -> bool:
    """Whether words are left that can be looked up: not "the"; "US" is a name."""
    words = re.findall(r"[^\W_]+", topic)
    return any(
        len(one) > 1 and (one.isupper() or one.casefold() not in STOP_WORDS) for one in words
    )


def about(subject: str, topic: str) -> str:
    """A topic as spoken of together with somebody or something: "Mexico on oil"."""
    word = "о" if re.search("[а-яё]", subject) else "on"
    topic = _LEADING.sub("", topic)
    return f"{subject} {word} {topic}" if topic else subject


def blanked(text: str, where: tuple[int, int]) -> str:
    """The text with spaces in that place, so that other offsets stay true."""
    start, end = where
    return text[:start] + " " * (end - start) + text[end:]
