"""Whether a question leans on the one before it: by what it leaves out, or points back to."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from embeddings.stems import question_stems, stems
from embeddings.stop_words import STOP_WORDS
from qa.questions.frames import SAYING
from qa.questions.moved_dates import moves
from qa.questions.that_day import asks_what_happened
from qa.types import Query

Form = Literal["empty", "fragment", "clause"]

MOST_ALONE = 2  # content words that a question of its own seldom has so few of
FEW_STEMS = 3
MOST_POINTING = 4  # more words than these say what they mean, pronoun or not

CUE = re.compile(
    r"^\W*(?:(?:and|but|so|then|also|or|ok|okay)\b[\s,]*)?(?P<cue>what\s+about|how\s+about|"
    r"what\s+else|anything\s+(?:else|more|later|"
    r"earlier|newer|since|new)|more\s+(?:about|on)|tell\s+me\s+more|(?:the\s+)?same\s+(?:for|about|with|of|on)|also|"
    r"а\s+что\s+(?:насч[её]т|про|о|об)|что\s+насч[её]т|ещ[её]\s+что|(?:а|и)\s+(?:про|об?|как|"
    r"насч[её]т|в|во))\b",
    re.IGNORECASE,
)
LINK = re.compile(r"^\W*(?:and|but|so|then|or|а|и|но|или)\b[\s,]*", re.IGNORECASE)
PERSON = re.compile(
    r"\b(?:he|him|his|she|her|hers|himself|herself|он|его|ему|ним|н[её]м|она|е[её]|ей)\b", re.I
)
THING = re.compile(
    r"\b(?:it|its|itself|they|them|their|theirs|those|these|this|that|ones?|both|former|latter|"
    r"same|"
    r"there(?=\s*[?.!]*$)|это|этого|этому|этом|этим|их|им|ими|них|они|там|тогда|тот|та|те|того|"
    r"такой)\b",
    re.IGNORECASE,
)
# "It is important that …", "is it true", "the fact that", "is there": these point at nothing.
_EMPTY_POINTERS = re.compile(
    r"\b(?:is|was|does|will|would|isn[’']?t|wouldn[’']?t)\s+it\s+(?:\w+\s+)?(?:to|if|that|true|"
    r"ok|okay|possible|necessary|"
    r"matter|mean|take)\b|\bit\s+(?:is|was|will\s+be|takes|seems|"
    r"would\s+be)\s+(?:\w+\s+){1,2}(?:that|to|if)\b|"
    r"\b(?:say|says|said|saying|think|fact|true|claim(?:ed)?|so|mean[st]?|believe|argue|deny|"
    r"denied|"
    r"stated?|announce[d]?|promise[d]?|such)\s+that\b|\bthat\s+(?:of|the|he|she|they|are|were|"
    r"will|would|"
    r"can|could|have|[A-ZА-Я]\w*)\b|\bthis\s+(?:year|month|week)\b|\bthose\s+who\b|"
    r"\bone\s+(?:of|day|another)\b|"
    r"\bthe\s+same\s+time\b|\b(?:no|any|every|some|each|this)\s+one\b|\b\d+\s+ones?\b",
)
_NEW_CLAUSE = re.compile(
    r"[,;:.!?]|\b(?:and|but|if|when|because|that|who|which|while|so|и|но|если|когда|что)\b", re.I
)
# "What is a tariff?" asks for a meaning; "What is the risk?" leans on what was talked about.
_MEANING = re.compile(
    r"^\W*(?:what|who)(?:\s+(?:is|are|was|were)|[’']s)\s+(?!the\b|this\b|that\b|these\b|those\b|"
    r"its?\b|their\b|his\b|her\b)|"
    r"\bwhat\s+do(?:es)?\s+(?:you\s+)?\w+\s+(?:mean|stand\s+for)|^\W*(?:что|кто)\s+так(?:ое|ой|"
    r"ая|ие)\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|be|do|does|did|has|have|had|will|would|can|could|should|shall|may|might|"
    r"must|isn[’']?t|aren[’']?t|wasn[’']?t|don[’']?t|doesn[’']?t|didn[’']?t)\b|"
    r"^\W*(?:what|which|who|whose|why|when|where|how)\s+(?!about\b|else\b)\w+\s+\w+",
    re.IGNORECASE,
)
_RUSSIAN_VERB = re.compile(
    r"[а-яё]{2,}(?:л|ла|ло|ли|лся|лась|лись|ет|ёт|ит|ют|ут|ят|ется|ится|ются|ать|ить|еть)\b", re.I
)
_NO_TOPIC_AT_THE_END = re.compile(
    r"(?:\b(?:say|said|think|comment|answer|reply|respond|ask\s+for|want|agree|object|disagree|"
    r"react)|"
    r"[’']s?\s+(?:\w+\s+)?(?:stance|position|view|answer|reply|reaction|opinion|response)|"
    r"\b(?:stance|position|view|reaction|reply|opinion)\s+of\s+[^?]{2,40}|"
    r"сказал[аи]?|ответил[аи]?|дума(?:ет|ют)|счита(?:ет|ют)|говорит|говорил[аи]?)\W*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|on|of|regarding|concerning|that|mention(?:ed)?|discuss(?:ed)?|address(?:ed)?|"
    r"о|об|обо|про|по|насч[её]т)\s+$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
JUST_THE = re.compile(r"the\s+[a-z]+$")  # "the result": of what was talked about
_OWNERS = frozenset({"its", "their", "his", "her"})  # "companies hire their staff" points inside
_DETERMINER = re.compile(
    r"(?:this|that|these|those)\s+(?!is|are|was|were|do|did|has|have)[a-zA-Z]", re.IGNORECASE
)
_VAGUE = frozenset(
    stems(
        """
        say said think state position stance view anything else more later earlier newer want
        reaction answer before after that many much far long often exactly really happen mean
        come came go
        follow tell know get new side other minister president prime chancellor leader official
        foreign detail example year month week two three true right correct sure since then
        что сказать говорить позиция ещё сторона министр президент позже раньше потом
        """
    )
)


@dataclass(frozen=True, slots=True)
class Leaning:
    """How a question leans. `own` are the stems that say what it is about by itself."""

    form: Form
    own: tuple[str, ...]
    person: bool
    thing: bool
    cue: bool
    open_end: bool


def leaning(query: Query, mentioned: Collection[str] = ()) -> Leaning | None:
    """How the question leans on the one before; None where it can be understood by itself.

    `mentioned` are the stems of what was answered: "the result" is theirs if they speak of one.
    """
    text = query.standalone
    if query.filters.date_from and not query.topic and asks_what_happened(text):
        return None  # all that was said that day
    own = _telling(query.topic)
    person, thing = _points(PERSON, text), _points(THING, text)
    cue = bool(CUE.match(text)) or moves(text)
    whole = bool(query.filters.speakers) and says_about_what(text, query.topic)
    link = bool(LINK.match(text)) and not whole  # "And what does he say about fish?" has it all
    open_end = bool(_NO_TOPIC_AT_THE_END.search(text))
    form = _form(text, own)
    leans = (
        not own
        or cue
        or open_end
        or ((link or person or thing) and len(own) <= MOST_POINTING)
        or (len(own) <= MOST_ALONE and _lacks_something(text, query.topic, own, mentioned))
    )
    if not leans:
        return None
    return Leaning(form, own, person, thing, cue, open_end)


def _telling(text: str) -> tuple[str, ...]:
    """The stems that tell what a text is about."""
    words = " ".join(
        w for w in _WORD.findall(text) if w.casefold() not in STOP_WORDS or w.isupper()
    )
    return tuple(s for s in question_stems(words) if s not in _VAGUE) if words else ()


def _lacks_something(
    text: str, topic: str, own: Collection[str], mentioned: Collection[str]
) -> bool:
    """Whether a question of few words needs more: not "What is a tariff?", "anything on fish?".

    "What was said about the budget?" does if a budget was spoken of just now.
    """
    if not (_MEANING.search(text) or says_about_what(text, topic)):
        return True
    return bool(JUST_THE.match(topic)) and set(own) <= set(mentioned)


def _points(pronoun: re.Pattern[str], text: str) -> bool:
    """Whether a pronoun means something said before, not something in the same question."""
    plain = _EMPTY_POINTERS.sub(lambda found: " " * len(found.group()), text)
    for found in pronoun.finditer(plain):
        before = plain[: found.start()]
        named = _telling(before)
        if named and found.group().lower() in _OWNERS:
            continue
        if _DETERMINER.match(plain, found.start()) and len(question_stems(text)) > FEW_STEMS:
            continue
        if not named or not _NEW_CLAUSE.search(LINK.sub("", before).partition(" ")[2]):
            return True
    return False


def says_about_what(text: str, topic: str) -> bool:
    """ "What was said about fish?" has few words and is complete."""
    if not topic:
        return False
    before, found, _ = text.partition(topic)
    return bool(found) and bool(SAYING.search(before)) and bool(_ABOUT.search(before))


def is_fragment(text: str) -> bool:
    """ "And in 2019?": no verb, no question word."""
    return _form(text, ("any",)) == "fragment"


def asks_what_was_said(text: str) -> bool:
    return bool(SAYING.search(text))


def _form(text: str, own: tuple[str, ...]) -> Form:
    if not own:
        return "empty"
    rest = LINK.sub("", text)
    cue = CUE.match(text)
    rest = text[cue.end() :] if cue else rest
    clause = _AUXILIARY.search(rest) or _RUSSIAN_VERB.search(rest)
    return "clause" if clause else "fragment"
