"""Whom a question means by an office: "the Japanese foreign minister", "the British side".

The record settles it: its own texts say who holds which office ("Foreign Minister of Japan Taro
Kono"). Where they do not, the words stay part of the topic.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from corpus.people import family_name, same_person
from corpus.title_words import COURTESY
from qa.questions.known_people import KnownPeople
from qa.questions.names import SAME, rows
from qa.questions.places import adjectives, countries, peoples
from qa.questions.russian_offices import asked_in_russian, held
from qa.questions.seats import countries_by_seat
from qa.questions.territories import english_names, in_russian

MOST_HOLDERS = 5
OFFICES = (
    r"(?:deputy\s+)?foreign\s+minister|minister\s+(?:of|for)\s+foreign\s+affairs|"
    r"prime\s+minister|defen[cs]e\s+minister|"
    r"(?:federal\s+)?chancellor|vice[\s-]president|president|secretary\s+of\s+state|premier|"
    r"king|emir|sultan|crown\s+prince|"
    r"ambassador|energy\s+minister|finance\s+minister|economy\s+minister"
)
_LEADERS = ("leader", "head of state", "head of government")
_SIDE = (
    "side",
    "government",
    "authorities",
    "delegation",
    "representatives",
    "minister",
    "ministers",
)
_ASKED = re.compile(rf"(?P<office>{OFFICES}|{'|'.join((*_LEADERS, *_SIDE))})\b", re.IGNORECASE)
_WRITTEN = {  # how texts write an office, where not in one way only
    "foreign minister": r"(?:foreign\s+minister|minister\s+(?:of|for)\s+foreign\s+affairs)",
    "prime minister": r"(?:prime\s+minister|premier)",
    "defence minister": r"(?:defen[cs]e\s+minister|minister\s+of\s+defen[cs]e)",
}
_REPUBLIC = (  # "the Arab Republic of Egypt"
    r"(?:the\s+)?(?:(?:[\w-]+\s+){0,2}(?:republic|kingdom|state|federation|sultanate)\s+of\s+"
    r"(?:the\s+)?)?"
)
_PEOPLE = re.compile(r"(?:ese|ish|ch|ss)$")  # "the French" are people, "the Russian" is not one
_RUSSIAN = re.compile(r"[а-яё]", re.IGNORECASE)
_GAP = r"[^\S\n]+"  # a name does not run on over the end of a line
_NAME = (
    rf"(?P<name>[A-Z][\w’'-]+\.?(?:{_GAP}(?:[A-Z][\w’'-]+|[ae]l-\w+|bin|van|der|von|de)){{0,4}})"
)

# Before a name whose own office it is: "the President of Finland, NAME, the President of Iceland".
_LED = re.compile(rf"(?i:{OFFICES})\s+of\s+[^,.;:()\n]{{1,60}},?\s+$")


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a country, in small letters; `office` None where any official is meant.

    `asked` is how a question in Russian names it, else empty.
    """

    country: str
    office: str | None
    asked: str = ""

    def written(self) -> tuple[str, ...]:
        """How texts write it, for a search."""
        office = self.office or "minister"
        adjective = adjectives().get(self.country, self.country)
        english = f"{office} of {self.country}", f"{adjective} {office}"
        return (*english, self.asked) if self.asked else english


Holders = Callable[[Office], tuple[str, ...]]


def asked_office(words: str) -> Office | None:
    """The office that a slot names: a country or its adjective, and an office or a side."""
    if _RUSSIAN.search(words):
        told = asked_in_russian(words)
        return Office(_usual(told[0]), told[1], words) if told else None
    lower = " ".join(words.casefold().split()).removeprefix("the ")
    found = _ASKED.search(lower)
    country = next((one for one in _countries_first(lower) if one), None)
    if not found or not country:
        return None
    office = found["office"]
    if office in _LEADERS or office in _SIDE:
        return Office(country, None)
    usual = (name for name, written in _WRITTEN.items() if re.fullmatch(written, office))
    return Office(country, next(usual, office))


def country_of(words: str) -> str | None:
    """The country that words name, and nothing else, by its name or its seat ("Tokyo")."""
    lower = " ".join(words.casefold().split())
    bare = lower.removeprefix("the ")
    if _RUSSIAN.search(words):
        country = in_russian(words)
        return _usual(country) if country else _seats().get(bare)
    if bare in adjectives().values() and bare not in adjectives():
        people = _PEOPLE.search(bare) or bare in peoples()
        return countries()[bare] if lower != bare and people else None
    listed = countries().get(bare) or _seats().get(bare) or peoples().get(bare)
    listed = listed or countries().get(bare.removesuffix("s"))
    if listed:
        return _usual(listed)
    named = bare in english_names() or bare in countries_by_seat().values()
    return bare if words[:1].isupper() and named else None


@lru_cache(maxsize=512)
def _usual(country: str) -> str:
    """A country by the name whose adjective is known here: "turkey" for "türkiye"."""
    called = next((row for row in map(_lower, rows(SAME)) if country in row), ())
    return next((name for name in (country, *called) if name in adjectives()), country)


def _lower(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(str.casefold, names))


def names_country(words: str) -> bool:
    """Whether words name a country, or a body that is known by several names ("the EU")."""
    bare = words.casefold().removeprefix("the ")
    return country_of(words) is not None or bare in _bodies()


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    return frozenset(name.casefold() for names in rows(SAME) for name in names)


@lru_cache(maxsize=1)
def _seats() -> dict[str, str]:
    """The country of each seat of a government, and of its other names."""
    found = dict(countries_by_seat())
    for names in rows(SAME):
        country = next((one.casefold() for one in names if one.casefold() in countries()), None)
        found |= dict.fromkeys(map(str.casefold, names), country) if country else {}
    return found


def holders(office: Office, texts: Iterable[str], known: KnownPeople) -> tuple[str, ...]:
    """Who holds the office by these texts, of those whose words the record has; most told first."""
    told: Counter[str] = Counter()
    patterns = _patterns(office)
    for text in texts:
        names = [
            found["name"]
            for pattern in patterns
            for found in pattern.finditer(text)
            if not (found.end("name") < found.end() and _LED.search(text[: found.start("name")]))
        ]
        if office.asked:
            names += held(office.country, office.office, text)
        told.update(filter(None, (_known_name(name, known) for name in names)))
    most = max(told.values(), default=0)
    named = [name for name, count in told.most_common(MOST_HOLDERS) if 5 * count >= most]
    return tuple(named)


def _known_name(written: str, known: KnownPeople) -> str | None:
    """The person of the record whose full name comes first: "Taro Kono In response".

    A name that leads and is not known is somebody else, whoever is named after it: "Narendra Modi
    Vladimir Putin" is the beginning of two names.
    """
    words = written.split()
    while words and words[0].casefold().strip(".") in COURTESY:
        words.pop(0)
    for size in range(2, len(words) + 1):
        name = " ".join(words[:size])
        found = known.find(name, slips=False)
        if found and _RUSSIAN.search(name):  # inflected, and known by initials: "В.Путин"
            return found.name
        if found and size <= len(found.name.split()):
            led = same_person(f"{words[0]} {family_name(name)}", found.name)
            return found.name if led or words[0] == found.name.split()[0] else None
    return None


def _countries_first(words: str) -> Iterable[str | None]:
    """The country at the front, "japanese minister", or at the end, "president of japan"."""
    by_name = countries()
    parts = words.split()
    for size in (3, 2, 1):
        yield by_name.get(re.sub(r"[’']s$", "", " ".join(parts[:size])))
    _, of, rest = words.rpartition(" of ")
    yield by_name.get(rest.removeprefix("the ")) if of else None


def _patterns(office: Office) -> tuple[re.Pattern[str], ...]:
    adjective = adjectives().get(office.country, office.country)
    title = f"(?:{OFFICES})"
    if office.office:
        title = _WRITTEN.get(office.office, re.escape(office.office))
    country = _REPUBLIC + re.escape(office.country)
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?i:\b{title}\s+of\s+{country}),?{_GAP}{_NAME}",
            rf"(?i:\b(?:{re.escape(adjective)}|{country}[’']s)\s+{title}),?{_GAP}{_NAME}",
            # no list of holders: "Vladimir Putin, Federal Chancellor of Germany Angela Merkel"
            rf"{_NAME},{_GAP}(?i:(?:the\s+)?{title}\s+of\s+{country})\b(?!{_GAP}[A-Z])",
        )
    )
