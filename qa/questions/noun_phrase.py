"""The noun phrase that a topic begins with: what "it" means in the next question.

No parser: a phrase goes on until a word that ends it (an auxiliary, a participle, "that", "who").
"""

from __future__ import annotations

import re

from corpus.title_words import word_set

LONGEST = 10  # words; of a longer phrase, the names in it
_NAMES = re.compile(r"\b[A-ZА-ЯЁ][\w’'-]+(?:\s+(?:of\s+)?[A-ZА-ЯЁ][\w’'-]+)*")
_ENDS = word_set(
    """
    be been is are was were am do does did has have had will would can could should shall may might
    must that which who whom whose when where while if because since than so but ever still not also
    now really actually already always never too either then
    что который которая которые чтобы если когда где потому был была были будет не
    """
)
_PARTICIPLE = re.compile(r"[a-z]{3,}(?:ed|ing)$")
_NOUNS_IN_ING = word_set(
    """
    meeting building training funding housing fishing mining banking drilling fracking briefing
    shipping hearing warning spring king thing morning evening wedding
    """
)
# Where the question turned verb and subject about, the verb is bare: "did the pipeline fail".
_TURNED = re.compile(
    r"\b(?:did|does|do|will|would|can|could|should|must|may|might)(?:n[’']t)?\b", re.IGNORECASE
)
_FRONT = re.compile(
    r"^(?:(?:how\s+(?:many|much|far|long|old|can|should|could|do|does|did)|should|can|could|do|does|did|i|you|we|get|"
    r"want|need|know|tell\s+me|to|my)\s+)+",
    re.IGNORECASE,
)
# After a preposition all is one noun phrase: "what did Greece say about the name".
_PREPOSITION = re.compile(
    r"\b(?:about|on|of|to|for|with|against|regarding|concerning|over)\s+$", re.I
)
_BEFORE_A_NOUN = word_set(
    """
    the a an its their his her our this that these those of for in on with at by to from and or
    """
)
_ADJECTIVE = ("ern", "al", "ous", "ful", "ive", "ic", "less", "ary", "able", "ible", "est")
_SMALL = word_set("the a an of and for in on with at by to from")


def noun_phrase(topic: str, question: str = "", *, whole: bool = True) -> str:
    """The first noun phrase of `topic`; all of it where nothing ends it.

    `question` is the wording the topic comes from: after "did" the last word of a short topic is
    its verb, unless all of the topic is a noun phrase after a preposition and (`whole`) that
    wording is the reader's.
    """
    words = _FRONT.sub("", topic).split()
    kept: list[str] = []
    for word in words:
        plain = word.strip('.,;:!?()“”"').casefold()
        if kept and _content(kept) and (plain in _ENDS or _is_participle(plain)):
            break
        kept.append(word)
        if word.endswith((",", ";")) and _content(kept):
            break
    if kept == words and len(words) > 1 and _verb_last(words, topic, question, whole):
        kept = kept[:-1]
    while kept and kept[-1].casefold() in _SMALL:
        kept.pop()
    if len(kept) > LONGEST and (names := _NAMES.findall(" ".join(kept[1:]))):
        return " and ".join(names)
    return " ".join(kept).strip(" ,;:") or topic


def head(phrase: str) -> str:
    """The noun a phrase is about: "deal" of "the deal with Iran"."""
    before = re.split(r"\s(?:of|for|in|on|with|at|by|between|to|about)\s", phrase)[0].split()
    return before[-1] if before else ""


def _content(words: list[str]) -> bool:
    return any(word.casefold() not in _SMALL for word in words)


def _is_participle(word: str) -> bool:
    return bool(_PARTICIPLE.match(word)) and word not in _NOUNS_IN_ING


def _verb_last(words: list[str], topic: str, question: str, whole: bool) -> bool:
    front, found, _ = question.partition(topic)
    before = words[-2].casefold()
    if whole and _PREPOSITION.search(front):
        return False
    if before in _BEFORE_A_NOUN or before.endswith(_ADJECTIVE):
        return False
    return bool(found) and bool(_TURNED.search(front)) and words[-1].islower()
