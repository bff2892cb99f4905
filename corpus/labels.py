"""Turn labels at the start of a paragraph: "Question:", "Sergey Lavrov:", "MS. SMITH:"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.label_sentences import is_titled, leads_up, says_i
from corpus.label_words import (
    ADDRESSED,
    BODIES,
    EVENTS,
    IN_SENTENCES,
    NO_NAME,
    OF_OFFICES,
    PRESS,
)
from corpus.name_case import name_case
from corpus.normalise import normalise_paragraph
from corpus.title_words import LINKS, OFFICES, PARTICLES, PLACES
from corpus.titles import strip_titles
from corpus.tooltips import before_tooltip

LABEL_REACH = 340  # characters in which a label can lie, "(retranslated):" with it
_LONGEST = 160  # characters a label has at most; "Chairman of the Board of … X (retranslated)"
_ASKED = re.compile(
    r"(?:(?:the |a )?(?:questions?|q|q\.|reporters?|journalists?|correspondents?|moderators?|"
    r"facilitator|interviewers?|press|media|audience|participant|presenter|unidentified \w+|"
    r"вопрос|журналист|корреспондент|ведущ(?:ий|ая)|модератор|реплика из зала|питання|запитання|"
    r"frage|question de la presse|pregunta|domanda))"
    r"(?: ?(?:no\. ?)?\d{1,3})?(?: (?:from|by|to|on|журналиста|из|от|к) [^:.]{1,60})?",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"(?:answers?|a|reply|replies|response|ответ|відповідь|antwort|réponse|respuesta|risposta)",
    re.IGNORECASE,
)
_REMARKED = re.compile(
    r"(?:remarks?|comments?|voices?|operator|announcer|(?:(?:response|remark|reply) )?from the "
    r"(?:audience|hall|floor)|реплика)",
    re.IGNORECASE,
)
_CROWD = re.compile(r"audience members?|members? of the (?:audience|public|press)", re.IGNORECASE)
OFFICE_ALONE = re.compile(
    r"(?:the )?(?:vice )?(?:president|prime minister|foreign minister|minister|chancellor|secretary"
    r"|secretary[- ]general|chair(?:man|woman|person)?|spokes(?:man|woman|person)|ambassador|"
    r"commissioner|high representative|administrator|attorney general|interpreter|"
    r"президент|министр|председатель|переводчик|(?-i:V?POTUS|FLOTUS|D?PM|D?FM|D?SG|SecGen))",
    re.IGNORECASE,
)
_COLON = re.compile(
    r"\s*(?P<aside>(?:[(\[][^()\[\]:]{1,80}[)\]]\s*)*):(?!//|\d\d)\s*"
    r"(?P<later>\([^()]*(?:translat|interpret|перев[ео]д)[^()]*\)\s*:?\s*)?"
)
# "Mr Speaker: Order." is the chair's turn where many speak.
_CHAIR = re.compile(
    r"(?:mr|mrs|ms|madam|mme)\.? (?:deputy |acting |temporary )?"
    r"(?:speaker|chair(?:man|woman|person)?|president)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{3,60})[)\]]\s*$")
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
# "Q    Thank you, Mr. President": White House transcripts have no colon, French ones a dash.
_BARE_Q = re.compile(
    r"(?P<label>(?:Q\.?|Question|Pregunta|P\.)\s*[-–—]\s*|Q\.?\s+)(?=[“«\"‘(\[¿]?\s?[A-ZÀ-ÞА-Я])",
)
# "A    They start in spring.": the answer to it, which looks like any sentence with an article.
_BARE_A = re.compile(
    r"(?:(?:[AR]\.?|Answer|Réponse|Respuesta)\s*[-–—]\s*|A\.?\s+)(?=[“«\"‘(\[¡]?\s?[A-ZÀ-ÞА-Я])"
)
# "The President. Thank you.": the American Presidency Project has full stops instead.
_DOTTED = re.compile(
    r"(?P<name>The (?:Vice )?President|Audience members?|(?:Representative|Senator|Speaker)"
    r"(?: [A-Z][a-z’']+){1,2})\. (?=[“\"‘'(\[]?[A-Z0-9]|[–—-]+\s?\w)"
)
_INITIALS = re.compile(r"(?:[A-ZА-ЯЁІЇЄ]\.\s?){1,3}[A-ZА-ЯЁІЇЄ][\w’'-]+$")
_NAME_WORD = re.compile(r"[^\W\d_a-zа-яёіїє](?:[^\W\d_]|[.’'-])*\.?$")
_ARTICLE = re.compile(r"^(?:al|el|as|ad|ar|an|at|ash|et|d|l)[-’']")
_NUMERAL = re.compile(r"[IVX]+$")
_SENTENCE_END = re.compile(r"[^\W\d_]{4,}[.!?;]\s|[!?;”\"]")
_INTERPRETED = re.compile(r"translat|interpret|перев[ео]д|перекла", re.IGNORECASE)
# "Chair of the Board of … X (retranslated):" opens a turn however long and odd its name is.
_INTERPRETED_TURN = re.compile(
    r"(?P<who>[^\W\d_a-zа-яё][^.:;?!“”\n]{1,250}?)\s*"
    r"[(\[][^()\[\]:]{0,60}(?i:translat|interpret|перев[ео]д|перекла)[^()\[\]:]{0,60}[)\]]"
    r"\s*(?P<colon>:?)\s*"
)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a turn: whose it is, if it names anybody, and how it was given."""

    length: int
    name: str | None
    asks: bool = False
    interpreted: bool = False
    glued: bool = False
    titled: bool = False  # by an office or form of address, which no heading has
    answers: bool = False  # "Answer:", by whoever is asked


@lru_cache(maxsize=1 << 12)
def read_label(text: str, known: frozenset[str] = frozenset()) -> Label | None:
    """The label that `text` begins with, if it does; `known` are names that may stand alone.

    "He said: …" and "One more thing: …" are no labels: before the colon must stand a word for
    who asks or answers, an office, or nothing but a person's name with title.
    """
    if bare := _BARE_Q.match(text):
        return Label(bare.end(), None, asks=True)
    if dotted := _DOTTED.match(text):
        return Label(dotted.end(), dotted["name"], titled=True)
    return _colon_label(text, known) or _interpreted_label(text)


def _interpreted_label(text: str) -> Label | None:
    """A turn that was interpreted; `name` is None where its label names nobody for certain."""
    found = _INTERPRETED_TURN.match(text)
    if not found or not text[:1].isupper():
        return None
    who = found["who"].strip(" ,")
    named = names_person(who)
    words = [word.strip(",").casefold() for word in who.split()]
    if not (named or found["colon"]) or any(word in IN_SENTENCES for word in words):
        return None
    name = strip_titles(who)
    certain = named or (_plain_name(name.split()) and any(is_titled(word) for word in words))
    certain = certain and not any(w.casefold() in OF_OFFICES | BODIES for w in name.split())
    return Label(found.end(), name if certain else None, interpreted=True, titled=True)


def _colon_label(text: str, known: frozenset[str]) -> Label | None:
    colon = text.find(":", 0, _LONGEST)
    if colon < 1:
        return None
    before = text[:colon].strip()
    while _ASIDE.search(before):
        before = _ASIDE.sub("", before).strip()
    if not before:
        return None
    found = _COLON.match(text, text.find(before) + len(before))
    if not found or found.end() <= colon:
        return None
    before = before_tooltip(before)
    interpreted = bool(_INTERPRETED.search(found["aside"] + (found["later"] or "")))
    glued = found[0].endswith(":") and text[found.end() : found.end() + 1] not in "(“[<"
    glued = glued and not interpreted
    if _CROWD.fullmatch(before):
        return Label(found.end(), before.capitalize(), interpreted=interpreted, titled=True)
    if _ASKED.fullmatch(before):
        return Label(found.end(), None, asks=True, interpreted=interpreted)
    if _ANSWERED.fullmatch(before) or _REMARKED.fullmatch(before) or OFFICE_ALONE.fullmatch(before):
        name = before if OFFICE_ALONE.fullmatch(before) else None
        answers = bool(_ANSWERED.fullmatch(before))
        return Label(found.end(), name, False, interpreted, glued, titled=True, answers=answers)
    if _CHAIR.fullmatch(before) and text[found.end() :]:  # alone it is a salutation
        return Label(found.end(), before, interpreted=interpreted, glued=glued)
    if bearer := _in_brackets(text[:colon], before):
        return Label(found.end(), _cased(strip_titles(bearer), titled=True), titled=True)
    if not _next_begins(text, found.end()) or not (before in known or names_person(before)):
        return None
    asks = any(word.casefold().strip(",.") in PRESS for word in before.split())
    titled = interpreted or any(is_titled(word) for word in before.split()[:-1])
    name = _cased(strip_titles(before), titled=titled)
    return Label(found.end(), name, asks, interpreted, glued, titled)


def _in_brackets(label: str, before: str) -> str | None:
    """Who bears an office: "The Minister for Fisheries (Jens Hansen)", as parliaments print it."""
    inside = _BRACKETS.search(label)
    words = before.split()
    office = any(word.casefold().strip(".,") in OFFICES for word in words)
    named = all(word[0].isupper() or word in LINKS for word in words)
    return inside[1] if inside and office and named and names_person(inside[1]) else None


def _cased(name: str, *, titled: bool) -> str:
    """ "MR LEE" is Lee and "Jens HANSEN" Jens Hansen; "BBC" with no title may be no name."""
    words = name.split()
    capitals = [word for word in words if len(word) > 2 and word.isupper() and "." not in word]
    if len(words) == 1 and not titled:
        capitals = []
    return " ".join(
        word if word not in capitals or _NUMERAL.match(word) else name_case(word) for word in words
    )


def could_be_person(name: str) -> bool:
    """Whether what a source gives as speaker can be one: "Contact telephone numbers" can not."""
    words = [word.casefold().strip(",.:") for word in name.split()]
    return (
        0 < len(words) <= 20
        and not any(word in IN_SENTENCES for word in words)
        and (len(words) == 1 or words[0] not in NO_NAME or words[0] in OFFICES)
        and words[-1] not in OF_OFFICES
        and not strip_titles(name)[:1].islower()
    )


def bold_label(bold: str, words: str) -> str | None:
    """The name that a paragraph sets in bold before a colon, as a turn's label."""
    name = normalise_paragraph(bold)
    if not name or len(name) > 250 or not words.startswith(name.rstrip(": ")):
        return None
    label = read_label(words[:200])
    if label and not label.name:  # "A:" and "Question:" name nobody
        return None
    labelled = name.endswith(":") or words[len(name) :].lstrip().startswith(":")
    return name.rstrip(": ") if labelled and name.rstrip(": ") != words.rstrip(": ") else None


def label_length(text: str, speaker: str | None = None) -> int:
    """How many leading characters are the turn's label, colon and space with it; 0 for none.

    A single name ("Putin: …") is a label only where `speaker` says that it is one.
    """
    label = read_label(text[:LABEL_REACH], known_as(speaker))
    return label.length if label else 0


def known_as(speaker: str | None) -> frozenset[str]:
    """By what a label may call a person who is known: whole, or the family name, or that large."""
    words = (speaker or "").split()
    return frozenset({speaker or "", words[-1], words[-1].upper()}) if words else frozenset()


def asks_barely(text: str) -> bool:
    """Whether a "Q" without a colon begins the paragraph."""
    return bool(_BARE_Q.match(text))


def bare_answer(text: str) -> int:
    """The length of an "A" without a colon: a label right after such a "Q", else an article."""
    answer = _BARE_A.match(text)
    return answer.end() if answer else 0


def _next_begins(text: str, position: int) -> bool:
    """Whether a sentence begins there: what goes on in small letters was no label."""
    rest = text[position : position + 3].lstrip("“\"‘'«„[ –—-")
    return not rest or not rest[0].islower()


def names_person(label: str) -> bool:
    """Whether a label is a name: with a title, in capitals, with initials, or 2 to 4 such words."""
    words = label.replace(",", "").split()
    if any(word.casefold() in ADDRESSED for word in words) or says_i(words):
        return False
    if not words or _SENTENCE_END.search(label) or any(word in IN_SENTENCES for word in words):
        return bool(_INITIALS.match(label)) and len(words) <= 4
    name = strip_titles(label).split()
    if not name or not all(_like_name(word) for word in name):
        return False
    if is_titled(name[-1]) or any(word.casefold() in OF_OFFICES | EVENTS for word in name):
        return False
    if any(is_titled(word) for word in words[:-1]):
        return not leads_up(words) and (len(name) > 1 or not any(word in LINKS for word in words))
    if any(word.casefold() in NO_NAME for word in words) or label.casefold().split() in PLACES:
        return False
    first, comma, after = label.partition(",")
    return _plain_name(first.split()) and (not comma or _outlet(after.split()))


def _outlet(words: list[str]) -> bool:
    """ "Natalya Yuryeva, Channel One Russia": for whom somebody asks."""
    return 1 <= len(words) <= 5 and not any(
        word[0].isdigit() or word[0].islower() for word in words
    )


def _like_name(word: str) -> bool:
    return bool(_NAME_WORD.match(_ARTICLE.sub("", word))) or word.casefold() in PARTICLES


def _plain_name(words: list[str]) -> bool:
    """Without a title: two to four name words, or one in capitals or of two glued together."""
    if len(words) == 1:
        word = words[0]
        return (word.isupper() and len(word) > 4) or " " in strip_titles(word) or "." in word[:-1]
    return 2 <= len(words) <= 4 and all(_like_name(word) for word in words)
