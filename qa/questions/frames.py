"""The frame of a question: the words that ask, as against those that say what is asked about.

Tables only: English and Russian side by side, each row a pattern and what it tells.
"""

from __future__ import annotations

import re

from qa.types import Intent

# A question that asks what was *said* is bounded by when it was said; "why did they leave in 2016"
# is not.
SAYING = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|statements?|(?-i:stated)|(?-i:states?)(?=\s+(?:that|about|on)\b)|position|stance|view|opinion|"
    r"comment(?:ed|s)?|remark(?:ed|s)?|mention(?:ed|s)?|spoken?|speak|told|tell|talk(?:ed)?|"
    r"announce[ds]?|declare[ds]?|quotes?|quoted|passages?|everything|discuss(?:ed)?|think|thought|"
    r"agreed|report(?:ed)?|latest|newest|last\s+thing|claim(?:ed|s)?|explain(?:ed|s)?|believe[ds]?|"
    r"warn(?:ed|s)?|promise[ds]?|answer(?:ed)?|respond(?:ed)?|react(?:ed)?|response|reaction|call(?:ed)?|"
    r"describe[ds]?|criticis\w+|condemn\w*|address(?:ed)?|express(?:ed)?|according\s+to|words|"
    r"attitude|references?(?=\s+to\b)|thoughts|den(?:y|ied)|admit(?:ted)?|saying|talking|news|anything|"
    r"сказа(?:л|ла|ли|но|ть)|говор\w+|заяв\w+|позици\w+|мнени\w+|слов(?:а|ам)|дума\w+|счита\w+|"
    r"отме(?:т|ч)\w+|упом[ия]\w+|сообщ\w+|выска\w+|\w*комментир\w+|отвеч\w+|ответ\w+|объясн\w+|"
    r"относ(?:ится|ились)|отношени\w+|цитат\w+|обсужда\w+|расска[зж]\w+|докла[дж]\w+|доложи\w+|"
    r"отозва\w+|отзыва\w+|объяв\w+|беседова\w+|признал\w*|предупре\w+|пообеща\w+|обеща\w+)\b",
    re.IGNORECASE,
)

# "When he first spoke here, what did he offer?" asks what, not when.
_CLAUSE_FIRST = (
    r"\W*(?:when|where|когда|где)\b[^?]*,\s*(?:what|who|whom|how|why|which|where|when|did|does|was|"
    r"were|is|что|кто|кого|как\w*|почему|сколько)\s"
)
_ONES = (  # "the first leader to mention", "the first thing he said"
    r"(?:\s+(?:of\s+)?(?:them|people|persons?|ones?|thing|time|leaders?|presidents?|ministers?|speakers?|"
    r"delegates?|delegations?|politicians?|countr(?:y|ies)|states?|nations?|governments?|members?|"
    r"(?!to\b)[A-ZА-Я]?[\w’'-]+(?=\s+sa(?:id|ys)\b)))?"
    r"(?:\s+(?:who|that))?(?:\s+to)?(?:\s+(?-i:[A-ZА-Я])[\w’'-]+){0,3}(?:\s+(?:ever|publicly|he|she|they|has|had))?\s+"
)
_FIRST_SAID = (
    r"(?:mention\w*|sa(?:y|id|ys)|sp(?:eak|oke)|talk(?:ed)?|bring\s+up|brought\s+up|refer(?:red)?|"
    r"call(?:ed)?\s+(?:for|on)|us(?:e|ed)\s+(?:the\s+)?(?:words?|terms?|phrases?|names?|expressions?)|"
    r"rais(?:e[sd]?)(?!\s+(?:the\s+)?(?:tax|rates?|prices?|money|age))|discuss(?:ed)?|statements?)\b"
)
_QUOTATION = r"[\"“«„].{8,}[\"”»“]"
_INTENTS: tuple[tuple[Intent, str], ...] = (
    (
        "check",
        r"\b(?:did|has|have|is\s+it\s+true|really|ever|true\s+that)\b.{0,80}"
        rf"\b(?:say|said|state|stated|claim|claimed|write|wrote|tweet|ask|asked|warn|declare|declared|"
        rf"announce|announced|insist|promise|promised|call\s+it|called\s+it|tell\s+\w+|told\s+\w+|"
        rf"use\s+the\s+(?:words?|phrase))\b.{{0,20}}{_QUOTATION}|"
        rf"\b(?:правда\s+ли|действительно\s+ли|говорил\w*\s+ли|сказал\w*\s+ли|ли\s+(?:сказал|"
        rf"говорил|заявил))"
        rf".{{0,60}}{_QUOTATION}|{_QUOTATION}\W*(?:did|has)\b.{{1,60}}\b(?:say|said)\b",
    ),
    (
        "everything",
        r"\b(?:everything|(?:every|each)\s+(?:mention|passage|statement|quote|time|reference)|"
        r"all\s+(?:(?:the|your)\s+)?"
        r"(?:mentions|passages|statements|quotes|references|times)|all\s+that\s+(?:was|is|has\s+been|"
        r"had\s+been)\s+(?:ever\s+)?said)\b|\bвс[её],?\s+что\b|\bкажд\w+\s+(?:раз|случай|место),?\s+(?:когда|где)\b|"
        r"\bвс[её]\s+(?:обо?|о|про|насч[её]т)\s|"
        r"\bвсе\s+(?:упоминания|высказывания|заявления|цитаты|слова|(?:места|случаи|фрагменты|отрывки),?\s+(?:где|в\s+которых|когда))\b|"
        r"\bкажд\w+\s+упоминани\w+",
    ),
    (
        "latest",
        r"\b(?:latest|newest|most\s+recent(?:ly)?|last\s+(?:thing|time|statement|word|said|say|"
        r"mention|"
        r"mentioned|spoke|speak|refer\w*|discuss\w*|comment\w*|remarks?|line(?=\s+on\b)|take(?=\s+on\b)|on(?=\s)|talked?|talk|(?:news|press)\s+conference|speech|address|interview|"
        r"briefing|mentioned|discussed|by|from)|last\W*$)\b|\b(?:последн(?:ее|яя)|"
        r"последн(?:ие|ий|ей|ем|их)\s+(?:заявлени|слов|интервью|речи|выступлени|пресс-конференци|"
        r"высказывани|комментари|новост|данн)\w*|(?:самы?[яе][яе]?\s+)?свеж(?:ее|ие|ая)|последний\s+раз)",
    ),
    (
        "first",
        rf"^(?!{_CLAUSE_FIRST}).*\b(?:who|when|where|which(?:\s+\w+)?|what)\b.{{0,40}}\b(?:first(?!\s+(?:president|lady|minister|"
        rf"deputy|vice|half|quarter|world))|earliest)\b{_ONES}{_FIRST_SAID}|"
        r"\b(?:words?|terms?|phrases?|names?|expressions?)\b.{1,60}\bfirst\s+(?:used|heard|uttered)\b|"
        r"\b(?:first|earliest)\s+(?:mention|statement|reference|quote|comment|words?|remarks?|reaction|response|take|"
        r"line)(?=\s+(?:by|from|of|on|about|to|after|regarding)\b|\W*$)|"
        r"\b(?:sa(?:y|id)|mention(?:ed)?|sp(?:eak|oke)|talk(?:ed)?|discuss(?:ed)?|raised?|br(?:ing|ought)\s+up)\b"
        r".{0,80}\bfirst\s+time\b|\bfirst\s+time\b.{0,40}\b(?:said|sa[iy]\w*|mention\w*|sp[eo]\w*ke?n?|talk\w*|discuss\w*|rais\w+|brought\s+up)\b|"
        r"^\W*(?:what\s+(?:is|was)\s+)?(?:the\s+)?(?:very\s+)?(?:first|earliest|oldest)\s+(?:by|from)\b|"
        rf"^(?!{_CLAUSE_FIRST}).*\b(?:впервые|кто\s+первы[мй]|перв(?:ый|ое|ые|ая)\s+(?:раз|(?:упоминани|заявлени|высказывани|слов|комментари|реакци)\w*))",
    ),
    (
        "how often",
        r"\bhow\s+(?:often|frequently|many\s+times)\b|\bкак\s+часто\b|(?<!во\s)\bсколько\s+раз\b",
    ),
    (
        "when",
        rf"^(?!{_CLAUSE_FIRST})\W*(?:and\s+|so\s+|but\s+)?(?:when|since\s+when|on\s+wh(?:ich|at)\s+(?:day|date)|"
        r"in\s+wh(?:ich|at)\s+year|"
        rf"what\s+(?:day|date|year))\b|^(?!{_CLAUSE_FIRST})\W*(?:а\s+|и\s+)?(?:когда|в\s+каком\s+году|"
        r"с\s+каких\s+пор)\b",
    ),
    (
        "where",
        rf"^(?!{_CLAUSE_FIRST})\W*(?:and\s+|so\s+|but\s+)?(?:where|in\s+wh(?:ich|at)\s+(?:city|place|country|town))\b|"
        r"^\W*(?:а\s+|и\s+)?(?:где|в\s+каком\s+городе)\b",
    ),
    (
        "who",
        r"^\W*(?:and\s+|so\s+|but\s+)?(?:who|whose|whom|by\s+whom|which\s+(?:minister|president|"
        r"leader|politician)s?)\b|"
        r"^\W*(?:а\s+|и\s+)?(?:кто|кем|чь[яёи])\b(?!-)",
    ),
)  # fmt: skip
INTENTS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _INTENTS)

# What asks for the latest says nothing of the topic.
FIRST_WORDS = re.compile(
    r"(?:\b(?:was|were|is|are)\s+)?(?:\bfor\s+)?\b(?:the\s+)?(?:very\s+)?(?:first|earliest|oldest(?=\s+(?:by|from)\b)|впервые|"
    rf"первым|первый|первое|первые)\b(?:{_ONES}{_FIRST_SAID}|\s+(?:time|mention(?:ed|s)?|to|used|statement|reference|comment|remarks?|words?|"
    r"reaction|line|take)\b)?(?:\s+(?:about|of|on|to|mention)\b)?",
    re.IGNORECASE,
)
LATEST_WORDS = re.compile(
    r"\b(?:the\s+)?(?:very\s+)?(?:most\s+recent(?:ly)?|latest|newest|recently|last(?=\s+(?:by|from)\b)|(?:(?:сам(?:ое|ая|ые)\s+)?(?:последн\w+|свеж(?:ее|ие|ая))(?:\s+(?:раз|новост\w+))?))\b(?:\s+on\b)?",
    re.IGNORECASE,
)

_DETERMINERS = (
    r"(?:(?:the|an?|his|her|their|its|joint|last|latest|newest|(?:most\s+)?recent|final)\s+){0,3}"
)
_OWN_RU = r"(?:(?:сво[её][йм]|своих|его|е[её]|последн\w+|недавн\w+)\s+){0,2}"
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "press conference",
            rf"\b(?:at|in|during)\s+{_DETERMINERS}(?:news|press)\s+conferences?\b(?![’']s)|"
            r"\b(?:на|в\s+ходе|во\s+время)\s+(?:\w+\s+){0,2}пресс-конференци\w+",
        ),
        (
            "interview",
            rf"\b(?:in|during)\s+{_DETERMINERS}interviews?\b(?![’']s)|"
            rf"\bв\s+{_OWN_RU}интервью\b",
        ),
        (
            "speech",
            rf"\b(?:in|during)\s+{_DETERMINERS}(?:speech|speeches|address|addresses)\b(?![’']s)|"
            rf"\bв\s+{_OWN_RU}(?:речи|речах|выступлени\w+)\b",
        ),
        (
            "briefing",
            rf"\b(?:at|in|during)\s+{_DETERMINERS}briefings?\b(?![’']s)|"
            r"\bна\s+брифинг\w*\b",
        ),
        (
            "article",
            rf"\bin\s+{_DETERMINERS}(?:articles?|op-?eds?)\b(?![’']s)|"
            r"\bв\s+(?:своей\s+)?стать(?:е|ях)\b",
        ),
    )
)  # fmt: skip

# "… in Russian?" where a question ends, or right after what was said, asks for such statements.
LANGUAGES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (
        code,
        re.compile(
            rf"(?:\s|^)(?:in\s+{english}|(?:на\s+{russian}ом|по-{russian}и)(?:\s+языке)?)\s*\W*$|"
            rf"(?<=\bsaid\s)in\s+{english}\b|(?<=\bsay\s)in\s+{english}\b",
            re.IGNORECASE,
        ),
    )
    for code, english, russian in (
        ("en", "english", "английск"),
        ("ru", "russian", "русск"),
        ("uk", "ukrainian", "украинск"),
        ("fr", "french", "французск"),
        ("de", "german", "немецк"),
        ("es", "spanish", "испанск"),
        ("zh", "chinese", "китайск"),
        ("ar", "arabic", "арабск"),
        ("ja", "japanese", "японск"),
    )
)

# What is to be left out is no filter yet, and must not become its opposite. "not in", "не в" count
# only before what would be a filter.
EXCLUDING = re.compile(
    r"(?:,\s*|\s+|^)(?:(?P<surely>but\s+not|except(?:\s+for)?|other\s+than|apart\s+from|"
    r"excluding|кроме|помимо|но\s+не)|"
    r"not(?=\s+(?:in|at|by|from|since|before|after|during)\b)|не(?=\s+(?:в|на|до|после|"
    r"с)\s))\s+(?P<what>[^,?;.]{1,60}?)(?=[,?;.]|$|\s+(?:sa(?:y|id|ys)|thinks?|thought|spoke|speak|talk(?:ed)?|"
    r"mention(?:ed|s)?)\b|(?<=.{59}.))",
    re.IGNORECASE,
)  # fmt: skip

# What was left unsaid is in no record.
_SAYING_VERB = (
    r"(?:sa(?:y|id)|mention(?:ed)?|discuss(?:ed)?|talk(?:ed)?|sp(?:eak|oke|oken)|address(?:ed)?|"
    r"tell|told|answer(?:ed)?|comment(?:ed)?)\b"
)
UNSAID = re.compile(
    rf"\b(?:who|what|which\s+\w+)\b.{{0,40}}?(?:\b(?:not|never)|n[’']t)\s+(?:ever\s+|been\s+)?"
    rf"{_SAYING_VERB}|"
    rf"\b(?:what|which\s+\w+)\s+(?:did|has|was|have|is|does|do|had)n[’']t\b.{{0,40}}?\b{_SAYING_VERB}|"
    r"\b(?:кто|что|о\s+ч[её]м)\s+(?:\w+\s+)?(?:никогда\s+)?не\s+(?:был[оаи]?\s+)?"
    r"(?:сказа|говор|упом|заяв|отве|обсужд)\w*",
    re.IGNORECASE,
)
# "Who did not sign the treaty?": what nobody did is in a record only where it says so.
UNDONE = re.compile(
    r"\b(?:who|which\s+\w+)\s+(?:(?:did|has|have|had|does|do|is|are|was|were|will|would)(?:n[’']t|\s+not)|"
    r"(?:(?!sa(?:id|ys)\b)\w+\s+)?never)\b|\b(?:кто|какие\s+\w+)\s+(?:\w+\s+)?не\b",
    re.IGNORECASE,
)
NOT = re.compile(r"\s*\b(?:not|never|никогда\s+не|не)\b|n[’']t\b", re.IGNORECASE)
# What is kept as words, as no record says what it leaves out or when it was.
WITHOUT = re.compile(r"\b(?:without|без)\s+(?:the\s+)?[\w’'-]+", re.IGNORECASE)
BY_EVENT = re.compile(
    r"\b(?:since|after|before|until|prior\s+to|с\s+момента|после|до)\s+(?:(?:the|his|her|their|this|"
    r"that)\s+)?(?:[\w’'-]+\s+){0,3}?(?:summit|meeting|talks|treaty|visit|election|referendum|war|attack|invasion|massacre|"
    r"conference|agreement|ceasefire|coup|crisis|vote|annexation|саммит\w*|встреч\w+|переговор\w*|"
    r"визит\w*|выбор\w*|войн\w+)\b|"
    r"\b(?:since|before|after)\s+(?:the\s+)?(?-i:[A-Z])[\w’'-]+|"
    r"\bon\s+(?-i:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|"
    r"\bin\s+the\s+(?:last|previous)\s+century\b|"
    r"\b(?:in|during|в)\s+(?-i:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b(?!\s+\d)|"
    r"\bв\s+(?:январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|"
    r"декабре)\b(?!\s+\d)",
    re.IGNORECASE,
)

# Verbs that ask for somebody's words after "did NAME", English and Russian.
VERBS = (
    r"(?:sa(?:y|ys|id|ying)|think|thinks|thought|tell|tells|told|report(?:ed)?|comment(?:s|ed)?|"
    r"(?-i:state[ds]?)|mention(?:s|ed)?|call(?:s|ed)?|answer(?:ed)?|reply|replied|"
    r"respond(?:ed)?|react(?:ed)?|ask(?:ed)?|"
    r"name[ds]?|promise[ds]?|announce[ds]?|express(?:ed)?|claim(?:s|ed)?|explain(?:s|ed)?|speak|"
    r"spoken?|"
    r"talk(?:s|ed)?|propose[ds]?|want(?:s|ed)?|describe[ds]?|characteri[sz]e[ds]?|believe[ds]?|"
    r"assess(?:ed)?|stress(?:ed)?|admit(?:ted)?|den(?:y|ied)|warn(?:ed)?|suggest(?:ed)?|"
    r"insist(?:ed)?|"
    r"declare[ds]?|remark(?:ed)?|argue[ds]?|note[ds]?|discuss(?:ed)?|address(?:ed)?|criticise[ds]?|"
    r"criticize[ds]?|praise[ds]?|condemn(?:s|ed)?|br(?:ing|ings|ought)\s+up)"
)
# What they did that is no mere saying stays part of the topic: "what did NAME refuse to do".
ATTITUDES = (
    r"(?:accuse[ds]?|acknowledge[ds]?|advise[ds]?|advocate[ds]?|agree[ds]?|apologi[sz]e[ds]?|assess\w*|"
    r"assure[ds]?|back(?:s|ed)?|blame[ds]?|boast\w*|complain\w*|confirm(?:s|ed)?|congratulat\w+|"
    r"defend(?:s|ed)?|demand(?:s|ed)?|dismiss(?:es|ed)?|disagree[ds]?|dispute[ds]?|emphasi[sz]e[ds]?|expect(?:s|ed)?|"
    r"favou?r(?:s|ed)?|fear(?:s|ed)?|feel(?:s)?|felt|forecast(?:s|ed)?|hint(?:s|ed)?|hope[ds]?|imply|implied|"
    r"justif\w+|offer(?:s|ed)?|oppose[ds]?|pledge[ds]?|point(?:s|ed)?\s+out|predict(?:s|ed)?|prefer\w*|recall(?:s|ed)?|"
    r"recogni[sz]e[ds]?|recommend(?:s|ed)?|refer(?:s|red)?\s+to|refuse[ds]?|regard(?:s|ed)?|regret\w*|reiterate[ds]?|"
    r"reject(?:s|ed)?|repeat(?:s|ed)?|request(?:s|ed)?|rule[ds]?\s+out|support(?:s|ed)?|thank(?:s|ed)?|threaten\w*|"
    r"underline[ds]?|urge[ds]?|view(?:s|ed)?|vow(?:s|ed)?|welcome[ds]?|wish(?:es|ed)?)"
)
GIVING = (
    r"(?:make|made|give|given|gave|offer(?:ed)?|voice[d]?|raise[d]?|cite[d]?|put\s+forward|use[d]?)"
)
# Stems of the past tense, to which "л", "ла", "ли" are added; then those of the present.
_RU_SAID = (
    "сказа|говори|заяви|заявля|ответи|отвеча|отмети|отмеча|упомина|упомяну|сообщи|сообща|объясни|"
    "объясня|подчеркну|подч[её]ркива|обеща|пообеща|предложи|предлага|оцени|оценива|рассказа|"
    "рассказыва|доложи|докладыва|добави|поясни|поясня|уточни|уточня|напомни|напомина|призна|"
    "предупреди|предупрежда|подтверди|подтвержда|указа|указыва|объяви|объявля|комментирова|"
    "прокомментирова|отреагирова|реагирова|счита|дума|беседова|обсуди|обсужда|выступи|выступа|возрази|"
    "утвержда|перечисли|назва|спроси|спрашива|написа|писа"
)
_RU_SAYS = (
    "говор(?:ит|ят)|(?:заявля|отвеча|отмеча|упомина|сообща|объясня|подч[её]ркива|обеща|предлага|"
    "оценива|рассказыва|счита|дума|утвержда|поясня|напомина|предупрежда)(?:ет|ют)|комментиру(?:ет|ют)|"
    "пиш(?:ет|ут)|относ(?:ит|ят)ся|высказыва(?:ет|ют)ся|отзыва(?:ет|ют)ся"
)
RUSSIAN_VERBS = (
    rf"(?:(?:{_RU_SAID})л[аи]?|{_RU_SAYS}|"
    r"(?:высказа|высказыва|отозва|отзыва|относи)л(?:ся|ась|ись)|отн[её]с(?:ся|лась|лись)|"
    r"(?:сказа|каза|говори|заяви|відпові|згадува|розпові|поясни|обіця|запропонува|прокоментува|"
    r"наголоси|зазначи|повідоми|вислови|дода)(?:в|ла|ли)|"
    r"каже|кажуть|вважа(?:є|ють|в|ла)|говорить|говорять)"
)
# What they did that is no mere saying, as in English.
RUSSIAN_ATTITUDES = (
    r"(?:(?:попроси|проси|потребова|требова|призва|призыва|поддержа|поддержива|осуди|осужда|критикова|"
    r"раскритикова|поздрави|поздравля|поблагодари|благодари|опроверга|отверга|отказа|"
    r"пожела|жела|угрожа|пригрози|обвини|обвиня|похвали|хвали|рекомендова|поручи|хоте|описа|описыва|"
    r"охарактеризова|характеризова|виде|понима|представля|соглаша|согласи)л(?:[аи]|ся|ась|ись)?|"
    r"опроверг(?:ла|ли)?|отверг(?:ла|ли)?)"
)
ADVERB = (
    r"(?:\s+(?:ever|also|then|really|actually|just|last|recently|publicly|once|himself|herself))?"
)
