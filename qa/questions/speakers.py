"""Whose words a question asks for: "what did Kono say", "позиция Путина", "according to Mr Abe".

A *slot* is where a question names its speaker. A person the record knows is found there in any
case and inflection; a full name that it does not know is a person too, so that nothing by them is
the answer; any other single word ("Russia") is part of the topic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.people import strip_titles
from corpus.title_words import PLACES, word_set
from embeddings.stop_words import STOP_WORDS
from qa.questions.frames import ADVERB, RUSSIAN_VERBS, VERBS
from qa.questions.known_people import KnownPeople, is_title, known_people, looks_like_a_person
from qa.questions.offices import Holders, asked_office

_W = r"[^\W_][\w.’'-]*"
_SLOT = rf"(?P<slot>{_W}(?:,?\s+{_W}){{0,6}}?)"
_NOUN = (
    r"(?:positions?|stance|views?|opinions?|comments?|answers?|reply|replies|reactions?|words|"
    r"remarks?|"
    r"statements?|thoughts?|quotes?|attitude|response|take|speech(?:es)?|explanations?|mentions?)"
)
_ABOUT = r"(?:on|about|regarding|concerning|re|as\s+to)"
_ENDS = (
    rf"(?=\s*(?:[?!.,;:]|$)|\s+(?:{_ABOUT}|in|at|since|before|after|from|during|that|to|"
    rf"over|between)\b)"
)
_RU_NOUN = (
    r"(?:позици\w+|мнени\w+|слов[ао]?|высказывани\w+|заявлени\w+|ответ\w*|отношени\w+|взгляд\w*|"
    r"цитат\w*|"
    r"комментари\w+|выступлени\w+)"
)
_RU_ABOUT = r"(?:о|об|обо|про|по|насч[её]т|относительно|в|на|к|с|со|за|что|из-за|до|после|во)"
_RU_ENDS = rf"(?=\s*(?:[?!.,;:]|$)|\s+{_RU_ABOUT}\b)"

# (pattern, whether an unknown full name counts here)
_SLOTS: tuple[tuple[re.Pattern[str], bool], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), unknown)
    for pattern, unknown in (
        (rf"\b(?:did|does|do|has|have|had|would|could|was|were|"
         rf"is)\s+{_SLOT},?{ADVERB}\s+(?:been\s+)?{VERBS}\b", True),
        (rf"(?:^|\b(?:is|are|was|were|what|whats|what[’']s|of|on|to|in|about|from|and|give|me|"
         rf"show|find|list|all|any)\s+)"
         rf"{_SLOT}(?:[’']s?|s)\s+(?:\w+\s+)?{_NOUN}\b", True),
        (rf"\b(?:according\s+to|in\s+the\s+(?:words|opinion|view)\s+of)\s+{_SLOT}{_ENDS}", True),
        (rf"\b{_NOUN}\s+(?:made\s+)?(?:by|of|from)\s+{_SLOT}{_ENDS}", True),
        (rf"\b(?:said|stated|made|given|expressed|voiced|mentioned|claimed|heard|anything|"
         rf"something|everything)\s+"
         rf"(?:by|from)\s+{_SLOT}{_ENDS}", True),
        (rf"\b(?:was|were|been)\s+(?:said|stated|mentioned|discussed|expressed)\b.*"
         rf"(?<!visit)(?<!letter)(?<!proposal)(?<!attack)(?<!plan)(?<!decision)(?<!offer)"
         rf"(?<!trip)\s+by\s+{_SLOT}\s*[?.!]*$", True),
        (rf"(?:^|\b(?:that|anything|everything|something|what|thing|things|quotes?|when|where|"
         rf"how|why|whether|if|all|statements?|"
         rf"remarks|time)\s+){_SLOT},?{ADVERB}\s+(?:has\s+|had\s+|have\s+)?(?:ever\s+)?(?:said|"
         rf"says|say|saying|stated|told|thinks|thought|claimed|mentioned|made)\b", False),
        (rf"^\W*(?:quote|cite|quoting)\s+{_SLOT}\s+{_ABOUT}\b", True),
        (rf"^\W*{_SLOT}\s+(?:{_ABOUT}|{_NOUN})\b", False),
        (rf"^\W*{_SLOT}\s*[:–—]\s", False),
        (rf"^\W*(?:and|but|so|what\s+about|how\s+about|а|и|но)\s+{_SLOT}(?=\s*[,?!.]|\s*$|"
         rf"\s+(?:in|since|on)\b)", False),
        (rf"\b(?:что|как|чего|когда|где|"
         rf"почему)\s+(?:\w+\s+)?{RUSSIAN_VERBS}\s+(?:ли\s+)?{_SLOT}{_RU_ENDS}", True),
        (rf"\b{RUSSIAN_VERBS}\s+(?:ли\s+)?(?:когда-нибудь\s+)?{_SLOT}{_RU_ENDS}", False),
        (rf"\b(?:что|как|ли|когда|где|почему)\s+{_SLOT}\s+(?:\w+\s+)?{RUSSIAN_VERBS}\b", False),
        (rf"\b(?:по\s+(?:словам|мнению|заявлению)|согласно|со\s+слов)\s+{_SLOT}{_RU_ENDS}", True),
        (rf"\b{_RU_NOUN}\s+{_SLOT}{_RU_ENDS}", False),
        (rf"^\W*{_SLOT}\s+(?:о|об|обо|про|насч[её]т)\b", False),
    )
)  # fmt: skip
_EXCLUDED = re.compile(
    r"\b(?:not|except(?:\s+for)?|other\s+than|apart\s+from|besides|excluding|but\s+not|кроме|не|"
    r"помимо)"
    r"\s+(?:(?:by|from|what)\s+)?$",
    re.IGNORECASE,
)
_NEW_SENTENCE = re.compile(r"[^\W\d_]{4,}\.\s")
_CAPITAL = re.compile(r"(?:[A-ZА-ЯЁ]|al-|el-)[\w.’'-]*$")
_ASKING = word_set("what whats what’s what's is are was were did does do how when where that")
_OF_TITLES = word_set("of for the and affairs former russian japanese american chinese british")
_SMALL = frozenset(
    {"de", "van", "der", "von", "bin", "al", "el", "da", "la", "le", "ibn", "ad", "фон"}
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Speakers by the record's names, where the question names them, and what to tell of it."""

    names: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    notes: tuple[str, ...] = ()


def find_speakers(text: str, people: Sequence[str], holders: Holders | None = None) -> Asked:
    """Whose words `text` asks for; nobody where no slot names a person.

    `holders` tells who holds an office, for a slot that names one.
    """
    known = known_people(people)
    for pattern, unknown in _SLOTS:
        for match in pattern.finditer(text):
            if _EXCLUDED.search(text[: match.start("slot")]):
                continue
            asked = _read(match, known, unknown) or (holders and _by_office(match, holders))
            if asked:
                return asked
    return Asked()


def _by_office(match: re.Match[str], holders: Holders) -> Asked | None:
    """ "The Italian prime minister", where the record says who that is."""
    office = asked_office(match["slot"])
    names = holders(office) if office else ()
    if not names:
        return None
    note = f"“{match['slot'].strip(' ,')}” is read as {' or '.join(names)}."
    return Asked(names, *match.span("slot"), (note,))


def _read(match: re.Match[str], known: KnownPeople, unknown: bool) -> Asked | None:
    """The persons of one slot, all of them or "
    "none: "Putin and Abe" are two, "Putin and fish" no."""
    names, notes = [], []
    slot = match["slot"]
    if _NEW_SENTENCE.search(slot):
        return None
    for part in re.split(r",?\s+(?:and|or|и|или)\s+", slot):
        found = _person(part, known, unknown)
        if found is None:
            return None
        name, slip = found
        names.append(name)
        if slip:
            notes.append(f"“{part.strip()}” is read as {name}.")
    return Asked(tuple(dict.fromkeys(names)), *match.span("slot"), tuple(notes))


def _person(part: str, known: KnownPeople, unknown: bool) -> tuple[str, bool] | None:
    words = re.sub(r"[’']s?$", "", part.strip(" ,")).split()
    for slips in (False, True):
        for tail in _tails(words):
            found = known.find(" ".join(tail), slips=slips)
            if found:
                return found.name, found.slip
    return _stranger(words) if unknown else None


def _tails(words: list[str]) -> Iterator[list[str]]:
    """The last words of a slot, longest first, if what stands before them can go before a name."""
    for size in (4, 3, 2, 1):
        if size > len(words):
            continue
        before, tail = words[:-size], words[-size:]
        if not before or _goes_before_a_name(before):
            yield tail


def _goes_before_a_name(before: list[str]) -> bool:
    """Question words, then titles and what they are of: "what did the President of Russia"."""
    rest = list(before)
    while rest and rest[0].casefold() in _ASKING:
        rest.pop(0)
    plain = [word.strip(",") for word in rest]
    fits = all(word[0].isupper() or is_title(word) or word in _OF_TITLES for word in plain)
    return not plain or (fits and any(map(is_title, plain)))


def _stranger(words: list[str]) -> tuple[str, bool] | None:
    """A person the record does not know: a full name, or a name after a title."""
    bare = " ".join(words)
    name = strip_titles(bare)
    kept = name.split()
    named = all(
        (_CAPITAL.match(word) and word.casefold() not in STOP_WORDS) or word in _SMALL
        for word in kept
    )
    if not named or _is_place(name):
        return None
    before = words[: len(words) - len(kept)]
    if before and not _goes_before_a_name(before):
        return None
    title = words[-2].casefold() if len(words) > 1 else ""
    if len(kept) == 1 and is_title(title) and title != "the" and not is_title(name):
        return " ".join(words[-2:]), False
    return (name, False) if looks_like_a_person(name) else None


def _is_place(name: str) -> bool:
    return name.casefold().split() in PLACES
