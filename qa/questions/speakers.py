"""Whose words a question asks for: "what did Kono say", "позиция Путина", "according to Mr Abe".

A *slot* is where a question names its speaker. A person the record knows is found there in any
case and inflection; a full name that it does not know is a person too, so that nothing by them is
the answer. A country is asked by those who speak for it, or for what is reported as its words;
anything else ("Congress") is what is spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.messages import Message, either, say
from corpus.people import same_person, strip_titles
from corpus.title_words import PLACES, word_set
from embeddings.stop_words import STOP_WORDS
from qa.questions.aliases import expansions
from qa.questions.known_people import KnownPeople, is_title, known_people, looks_like_a_person
from qa.questions.offices import Holders, Office, asked_office, country_of, names_country
from qa.questions.places import adjectives
from qa.questions.slots import SLOTS

MOST_SUBJECT_WORDS = 3
_BEGINS_ASKING = re.compile(
    r"(?:(?:what|whats|what[’']s|how|why|when|is|are|was|were|did|does|do|and|but|so)\s+)+",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"sa(?:y|ys|id|ying)|think|thinks|thought|tell|tells|told|report(?:ed)?|comment(?:s|ed)?|"
    r"state[ds]?|mention(?:s|ed)?|answer(?:ed)?|reply|replied|respond(?:ed)?|announce[ds]?|"
    r"express(?:ed)?|claim(?:s|ed)?|explain(?:s|ed)?|speak|spoken?|talk(?:s|ed)?|believe[ds]?|"
    r"warn(?:ed)?|insist(?:ed)?|declare[ds]?|remark(?:ed)?|argue[ds]?|react(?:ed)?|promise[ds]?|"
    r"propose[ds]?|suggest(?:ed)?|admit(?:ted)?|den(?:y|ied)|criticis\w+|criticiz\w+|condemn\w*",
    re.IGNORECASE,
)
_SAY = frozenset({"say", "said", "think", "tell"})
_POSITION = re.compile(
    r"positions?|stance|views?|opinions?|comments?|answers?|reply|replies|reactions?|remarks?|"
    r"statements?|attitude|response|take|according|said|quotes?|words|позици|мнени|заявлени|ответ|отношени|согласно",
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
    r"\b(?:was|were|been)\s.*\b(?:mentioned|discussed|said|told|named|spoken|quoted)$",
    re.IGNORECASE,
)
_NEW_SENTENCE = re.compile(r"[^\W\d_]{4,}\.\s")
_CAPITAL = re.compile(r"(?:[A-ZА-ЯЁ]|al-|el-)[\w.’'-]*$")
_ASKING = word_set("what whats what’s what's is are was were did does do how when where that")
_OPENS_A_CLAUSE = word_set("what how when where why whether that")  # "tell me what Putin thinks"
_OF_TITLES = word_set("of for the and affairs former russian japanese american chinese british")
_SMALL = frozenset(
    {"de", "van", "der", "von", "bin", "al", "el", "da", "la", "le", "ibn", "ad", "фон"}
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Speakers by the record's names, where the question names them, and what to tell of it.

    `subject` is whom it asks, as written. With no names it is no speaker of this record, and what
    is said of it is asked for: "What did Mexico say about oil?", of "Mexico" and "oil".
    """

    names: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    notes: tuple[str, ...] = ()
    subject: str = ""


IsPerson = Callable[[str], bool]


def find_speakers(
    text: str,
    people: Sequence[str],
    holders: Holders | None = None,
    is_person: IsPerson | None = None,
) -> Asked:
    """Whose words `text` asks for; nobody where no slot names anybody.

    `holders` tells who holds an office, for a slot that names one or a country; `is_person` whether
    the record speaks of a person of that name, for one who does not speak in it.
    """
    known = known_people(people)
    subject = Asked()
    for pattern, unknown in SLOTS:
        for match in pattern.finditer(text):
            if _EXCLUDED.search(text[: match.start("slot")]) or _PASSIVE.search(match.group()):
                continue
            asked = _read(match, known, unknown) or (holders and _by_office(match, holders))
            if asked:
                return asked
            if unknown and not subject.subject:
                subject = _not_heard(match, people, holders, is_person)
    return subject


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


def _read_as(written: str, names: Sequence[str]) -> Message:
    return say("“{written}” is read as {names}.", written=written, names=either(names))


def _by_office(match: re.Match[str], holders: Holders) -> Asked | None:
    """ "The Italian prime minister", where the record says who that is."""
    office = asked_office(match["slot"])
    names = holders(office) if office else ()
    written = match["slot"].strip(" ,")
    note = _read_as(written, names)
    return Asked(names, *match.span("slot"), (note,), _bare(written)) if names else None


def _not_heard(
    match: re.Match[str],
    people: Sequence[str],
    holders: Holders | None,
    is_person: IsPerson | None,
) -> Asked:
    """A country, by those who speak for it; a person who never speaks; or only a subject."""
    asking = _BEGINS_ASKING.match(match["slot"])
    start, end = match.start("slot") + (asking.end() if asking else 0), match.end("slot")
    verb, slot = match.groupdict().get("verb"), _bare(match.string[start:end])
    says = _SAYS.fullmatch(verb) if verb else _POSITION.search(match.group())
    if not says or _ANYBODY.fullmatch(slot):
        return Asked()
    office = asked_office(slot)
    if holders and office and office.office:
        return Asked((), start, end, (_of_it(slot),), slot)
    if len(slot.split()) > MOST_SUBJECT_WORDS:
        return Asked()
    if names := _of_country_or_body(slot, people, holders):
        plain = len(names) == 1 and names[0].casefold() == slot.casefold().removeprefix("the ")
        notes = () if plain else (_read_as(slot, names),)
        return Asked(names, start, end, notes, slot)
    if is_person and _may_be_a_name(slot) and is_person(slot):
        return Asked((slot,), start, end, (), slot)
    if not _names_something(slot):
        said = verb in _SAY and slot.split()[-1] not in STOP_WORDS and slot.islower()
        return Asked((), start, end, (), slot) if said else Asked()
    notes = () if _is_home(slot, people, holders) else (_of_it(slot),)
    return Asked((), start, end, notes, slot)


def _may_be_a_name(slot: str) -> bool:
    """ "Stalin"; not "NATO" or "Mexico"."""
    if (
        country_of(slot)
        or not _CAPITAL.match(slot)
        or not slot.isalpha()
        or slot.isupper()
        or is_title(slot)
    ):
        return False
    return slot.casefold() not in STOP_WORDS and not expansions(slot)


def _bare(slot: str) -> str:
    return re.sub(r"[’']s?$", "", slot.strip(" ,"))


def _names_something(slot: str) -> bool:
    """ "The EU", "Congress", "mexico"; not "you", "the Russian", nor a clause."""
    words = slot.removeprefix("the ").split()
    if not words or words[-1].casefold() in adjectives().values():
        return country_of(slot) is not None
    written = all(word[0].isupper() and word.casefold() not in _ASKING for word in words)
    return written or country_of(slot) is not None


def _of_country_or_body(
    slot: str, people: Sequence[str], holders: Holders | None
) -> tuple[str, ...]:
    """Those whose words are given as a country's or a body's, and who speaks for a country.

    Nobody speaks for the country whose record it is: all of it does.
    """
    names = {slot.casefold().removeprefix("the "), *map(str.casefold, expansions(slot))}
    if _is_home(slot, people, holders):
        return ()
    told = _speaking_for(slot, holders)
    itself = (name for name in people if name.casefold() in {*names, country_of(slot)})
    home = people[0] if people else ""
    speaking = (name for name in told if not same_person(home, name))
    return tuple(dict.fromkeys((*speaking, *(name for name in itself if name[0].isupper()))))


def _is_home(slot: str, people: Sequence[str], holders: Holders | None) -> bool:
    """Whether a country's first official is the one who is heard most in this record."""
    told = _speaking_for(slot, holders)
    return bool(told and people and same_person(people[0], told[0]))


def _speaking_for(slot: str, holders: Holders | None) -> tuple[str, ...]:
    country = country_of(slot)
    return holders(Office(country, None)) if holders and country else ()


def _read(match: re.Match[str], known: KnownPeople, unknown: bool) -> Asked | None:
    """The persons of one slot, all of them or "
    "none: "Putin and Abe" are two, "Putin and fish" no."""
    names, notes = [], []
    slot = match["slot"]
    if _NEW_SENTENCE.search(slot):
        return None
    for part in _parts(slot, known):
        found = _person(part, known, unknown)
        if found is None:
            return None
        name, slip = found
        names.append(name)
        if slip:
            notes.append(_read_as(part.strip(), [name]))
    span = match.span("slot")
    return Asked(tuple(dict.fromkeys(names)), *span, tuple(notes), " and ".join(names))


def _parts(slot: str, known: KnownPeople) -> list[str]:
    """The names of a list; a comma is no list where it stands before an office."""
    parts = re.split(r",?\s+(?:and|or|и|или)\s+", slot)
    single = [one for part in parts for one in re.split(r",\s+", part)]
    return single if all(known.find(one, slips=False) for one in single) else parts


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
    asking = [at for at, word in enumerate(before) if word.casefold() in _OPENS_A_CLAUSE]
    rest = before[asking[-1] :] if asking else list(before)
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
