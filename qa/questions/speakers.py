"""Whose words a question asks for: "what did Kono say", "позиция Путина", "according to Mr Abe".

A *slot* is where a question names its speaker. A person the record knows is found there in any
case and inflection; a full name that it does not know is a person too, so that nothing by them is
the answer. A country is asked by those who speak for it, or for what is reported as its words;
anything else ("Congress") is what is spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.messages import Message, say
from embeddings.stop_words import STOP_WORDS
from qa.questions.aliases import expansions
from qa.questions.clauses import in_a_clause
from qa.questions.frames import RUSSIAN_VERBS
from qa.questions.known_people import AsName, is_title, known_people
from qa.questions.offices import Holders, Office, asked_office, country_of, names_country
from qa.questions.places import adjectives
from qa.questions.slot_names import (
    ASKING,
    BEGINS_ASKING,
    CAPITAL,
    IsName,
    Named,
    bare,
    is_saying,
    names_in,
    parts_of,
    read_as,
)
from qa.questions.slots import SLOTS
from qa.questions.spokesmen import is_home, speaking_for

MOST_SUBJECT_WORDS = 3
_SAYS = re.compile(
    r"sa(?:y|ys|id|ying)|think|thinks|thought|tell|tells|told|report(?:ed)?|comment(?:s|ed)?|"
    r"state[ds]?|mention(?:s|ed)?|answer(?:ed)?|reply|replied|respond(?:ed)?|announce[ds]?|"
    r"express(?:ed)?|claim(?:s|ed)?|explain(?:s|ed)?|speak|spoken?|talk(?:s|ed)?|believe[ds]?|"
    r"warn(?:ed)?|insist(?:ed)?|declare[ds]?|remark(?:ed)?|argue[ds]?|react(?:ed)?|promise[ds]?|"
    r"propose[ds]?|suggest(?:ed)?|admit(?:ted)?|den(?:y|ied)|criticis\w+|criticiz\w+|condemn\w*|"
    rf"br(?:ing|ings|ought)\s+up|{RUSSIAN_VERBS}",
    re.IGNORECASE,
)
_SAY = frozenset({"say", "said", "think", "tell"})
_POSITION = re.compile(
    r"positions?|stance|views?|opinions?|comments?|answers?|reply|replies|reactions?|remarks?|"
    r"statements?|attitude|response|take|according|said|quotes?|words|позици|мнени|заявлени|ответ|отношени|согласно|слов|"
    r"высказыван|комментар|реакци|взгляд|цитат",
    re.IGNORECASE,
)
_ANYBODY = re.compile(
    r"(?:the\s+|other\s+|both\s+|two\s+|all\s+|any\s+|some\s+)*(?:people|anybody|anyone|somebody|someone|everybody|everyone|nobody|others?|"
    r"presidents?|ministers?|leaders?|politicians?|speakers?|officials?|delegates|countries|"
    r"he|she|they|we|you|it|i)",
    re.IGNORECASE,
)
_EXCLUDED = re.compile(
    r"\b(?:not|except(?:\s+for)?|other\s+than|apart\s+from|besides|excluding|but\s+not|кроме|не|"
    r"помимо)"
    r"\s+(?:(?:by|from|what)\s+)?$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(  # "was Assad mentioned"
    r"\b(?:is|are|was|were|been|being|gets?|got)\s.*\b(?:mentioned|discussed|said|told|named|spoken|quoted)$",
    re.IGNORECASE,
)
_SURELY = re.compile(  # "did may say": only a name can stand there
    r"\b(?:did|does|do|has|have|had|would|could)\s+(?:n[o’']t\s+)?(?:the\s+)?$", re.IGNORECASE
)

# "When did Putin and Sharon first speak on the phone?" asks for an event, not for their words.
_BY_PHONE = re.compile(
    r"\b(?:sp(?:eak|oke|oken)|talk(?:ed)?)\s+(?:(?:to|with)\s+.{1,40}\s+)?(?:(?:on|over)\s+the|by)\s+"
    r"(?:tele)?phone(?!\s+(?:about|on|of|regarding)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Speakers by the record's names, where the question names them, and what to tell of it.

    `subject` is whom it asks, as written. With no names it is no speaker of this record, and what
    is said of it is asked for: "What did Mexico say about oil?", of "Mexico" and "oil". `parties`
    are the names of each, where several are asked: "What did Japan and Mr Lavrov say?".
    """

    names: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    notes: tuple[str, ...] = ()
    subject: str = ""
    parties: tuple[tuple[str, ...], ...] = ()


IsPerson = Callable[[str], bool]


def find_speakers(
    text: str,
    people: Sequence[str],
    holders: Holders | None = None,
    is_person: IsPerson | None = None,
    as_name: AsName | None = None,
) -> Asked:
    """Whose words `text` asks for; nobody where no slot names anybody.

    `holders` tells who holds an office, for a slot that names one or a country; `is_person` whether
    the record speaks of a person of that name, for one who does not speak in it; `as_name` whether
    its texts write a word as a name.
    """
    known = known_people(people)
    subject = Asked()
    if _BY_PHONE.search(text):
        return subject

    def spoken_for(country: str) -> tuple[str, ...]:
        return speaking_for(country, people, holders, home=True)

    for pattern, unknown in SLOTS:
        for match in pattern.finditer(text):
            before = text[: match.start("slot")]
            if _EXCLUDED.search(before) or _PASSIVE.search(match.group()):
                continue
            if in_a_clause(text[: match.end("slot")]):
                continue
            slot = match["slot"].removeprefix(_asking(match["slot"]))
            is_name = _meant_as_name(before, as_name)
            own = bool(_POSITION.search(match.group()))
            named = names_in(
                slot, known, spoken_for, unknown=unknown, countries=unknown or own, is_name=is_name
            )
            if named and not _nobody_heard(named, people):
                return _of(named, match)
            if not unknown and (asked := _country_alone(match, people, holders)):
                return asked
            if holders and (office := _by_office(match, people, holders, spoken_for)):
                return office
            if unknown and not subject.subject:
                subject = _not_heard(match, people, holders, is_person)
    return subject


def _meant_as_name(before: str, as_name: AsName | None) -> IsName:
    """Tells of a word after `before` whether it is a name: one in small letters, or the first."""
    surely = bool(_SURELY.search(before))

    def told(word: str) -> bool:
        if is_saying(word):
            return False
        plain = word.islower() or not before.strip()
        if surely or not plain:
            return True
        return word.casefold() not in STOP_WORDS and (as_name is None or as_name(word))

    return told


def is_unheard(subject: str, notes: Sequence[str]) -> bool:
    """Whether a question asks for the words of a country, or its official, that never speaks."""
    office = asked_office(subject)
    spoken_for = names_country(subject) or bool(office and office.office)
    return spoken_for and _of_it(subject) in notes


def _of_it(subject: str) -> Message:
    return say(
        "“{subject}” is no speaker of this record: what is said of it is searched for.",
        subject=subject,
    )


def _asking(slot: str) -> str:
    """The question words that a slot begins with."""
    begins = BEGINS_ASKING.match(slot)
    return begins.group() if begins else ""


def _nobody_heard(named: Named, people: Sequence[str]) -> bool:
    """Whether only countries are asked for whose words the record has not."""
    alone = [some[0] for some in named.parties if len(some) == 1]
    silent = [name for name in alone if names_country(name) and name not in people]
    return len(silent) == len(named.parties)


def _country_alone(
    match: re.Match[str], people: Sequence[str], holders: Holders | None
) -> Asked | None:
    """ "Germany on trade", where the record has Germany's words."""
    slot = bare(match["slot"])
    leads = match.string.lstrip().startswith(match["slot"]) or _POSITION.match(match.group())
    if not leads or not names_country(slot):
        return None
    names = speaking_for(slot, people, holders)
    notes = () if names == (slot,) else (read_as(slot, names),)
    return Asked(names, *match.span("slot"), notes, slot) if names else None


def _of(named: Named, match: re.Match[str]) -> Asked:
    names = tuple(dict.fromkeys(name for some in named.parties for name in some))
    several = len(named.parties) > 1
    subject = " and ".join(named.written) if several else named.parties[0][0]
    parties = named.parties if several else ()
    return Asked(names, *match.span("slot"), named.notes, subject, parties)


def _by_office(
    match: re.Match[str],
    people: Sequence[str],
    holders: Holders,
    spoken_for: Callable[[str], tuple[str, ...]],
) -> Asked | None:
    """ "The Italian prime minister", where the record says who that is; "the Turkish side"."""
    start = match.start("slot") + len(_asking(match["slot"]))
    written = match.string[start : match.end("slot")].strip(" ,")
    office = asked_office(written)
    if office is None:
        return None
    names = holders(office) or _the_country(office, people, spoken_for)
    note = read_as(bare(written), names)
    return Asked(names, start, match.end("slot"), (note,), bare(written)) if names else None


def _the_country(
    office: Office, people: Sequence[str], spoken_for: Callable[[str], tuple[str, ...]]
) -> tuple[str, ...]:
    """Who speaks for it: of one office, only where the record gives words as the country's own."""
    names = spoken_for(office.country)
    if office.office is None:
        return names
    return tuple(name for name in names if name in people and names_country(name))


def _not_heard(
    match: re.Match[str],
    people: Sequence[str],
    holders: Holders | None,
    is_person: IsPerson | None,
) -> Asked:
    """A country, by those who speak for it; a person who never speaks; or only a subject."""
    start, end = match.start("slot") + len(_asking(match["slot"])), match.end("slot")
    verb, slot = match.groupdict().get("verb"), bare(match.string[start:end])
    says = _SAYS.fullmatch(verb) if verb else _POSITION.search(match.group())
    country = names_country(slot)
    heard = country and any(map(names_country, speaking_for(slot, people, holders)))
    if not (says or heard) or _ANYBODY.fullmatch(slot):
        return Asked()
    office = asked_office(slot)
    if holders and office and office.office:
        return Asked((), start, end, (_of_it(slot),), slot)
    parts = parts_of(slot, known_people(people))
    if len(parts) > 1 and all(map(names_country, parts)):
        return Asked((), start, end, (_of_it(slot),), slot)
    if len(slot.split()) > MOST_SUBJECT_WORDS and not country:
        return Asked()
    if names := speaking_for(slot, people, holders):
        plain = len(names) == 1 and names[0].casefold() == slot.casefold().removeprefix("the ")
        notes = () if plain else (read_as(slot, names),)
        return Asked(names, start, end, notes, slot)
    if is_person and _may_be_a_name(slot) and is_person(slot):
        return Asked((slot,), start, end, (), slot)
    if not _names_something(slot):
        said = verb in _SAY and slot.split()[-1] not in STOP_WORDS and slot.islower()
        return Asked((), start, end, (), slot) if said else Asked()
    notes = () if is_home(slot, people, holders) else (_of_it(slot),)
    return Asked((), start, end, notes, slot)


def _may_be_a_name(slot: str) -> bool:
    """ "Stalin"; not "NATO" or "Mexico"."""
    if (
        country_of(slot)
        or not CAPITAL.match(slot)
        or not slot.isalpha()
        or slot.isupper()
        or is_title(slot)
    ):
        return False
    return slot.casefold() not in STOP_WORDS and not expansions(slot)


def _names_something(slot: str) -> bool:
    """ "The EU", "Congress", "mexico"; not "you", "the Russian", nor a clause."""
    words = slot.removeprefix("the ").split()
    if not words or words[-1].casefold() in adjectives().values():
        return country_of(slot) is not None
    written = all(word[0].isupper() and word.casefold() not in ASKING for word in words)
    return written or country_of(slot) is not None
