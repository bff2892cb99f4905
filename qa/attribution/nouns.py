"""Who a noun phrase speaks of: one person, a group, a country, both sides, or nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from qa.attribution.countries import COUNTRY, country_in
from qa.attribution.offices import (
    COMMON,
    GROUPS,
    HONORIFICS,
    LINKS,
    MODIFIERS,
    NOT_NAMES,
    OUTSIDERS,
    PAIRED,
    PARTICLES,
    PLURAL_ROLES,
    RANKS,
    ROLES,
)
from qa.attribution.words import bare, word_set

_NUMERAL = re.compile("[IVX]+")
_TENS = word_set("ten twenty thirty forty fifty sixty seventy eighty ninety hundred")
_CONTRACTED = re.compile("[’']")  # "I’m" is no name, as "I" is none

Kind = Literal["i", "we", "you", "one", "they", "who", "person", "group", "country", "both"]

_PRONOUNS: dict[str, Kind] = {
    "i": "i", "we": "we", "you": "you", "he": "one", "she": "one", "they": "they", "who": "who",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its words, what kind of holder it is, and the parts a name is found by."""

    words: tuple[str, ...]
    kind: Kind
    name: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    country: str | None = None
    apposed: tuple[str, ...] = ()  # words of the office that stands beside the name


def is_capital(word: str) -> bool:
    """Whether the word may be part of a name."""
    first = word[word.find("-") + 1 :][:1] if word.lower().startswith(("al-", "el-")) else word[0]
    if not first.isupper():
        return False
    low = word.lower()
    if low.partition("-")[0] in _TENS:
        return False  # "Seventy-five years ago"
    return low not in NOT_NAMES and _CONTRACTED.split(low, maxsplit=1)[0] not in NOT_NAMES


def belongs(word: str) -> bool:
    """Whether the word may stand inside a holder's noun phrase."""
    low = word.lower()
    return (
        low in ROLES
        or low in GROUPS
        or low in PAIRED
        or low in MODIFIERS
        or low in LINKS
        or low in PARTICLES
        or low.rstrip(".") in HONORIFICS
        or is_capital(word)
    )


def goes_with(words: Sequence[str], at: int) -> bool:
    """Whether the word there stands inside a holder's phrase; "May" does after a name or title."""
    return belongs(words[at]) or _is_month_as_name(words, at)


def _is_month_as_name(words: Sequence[str], at: int) -> bool:
    if words[at] not in _MONTHS or not at:
        return False
    before = words[at - 1]
    low = before.lower().rstrip(".")
    titled = low in HONORIFICS or low in ROLES
    return titled or (is_capital(before) and low not in COMMON and before not in COUNTRY)


# Months and modals that are family names too, as in "Ms May".
_MONTHS = frozenset(("May", "March", "April", "June", "August", "Will"))


def phrase_of(words: tuple[str, ...]) -> Phrase | None:
    """What the noun phrase speaks of, or None if it is no holder of words."""
    if len(words) == 1 and (pronoun := _PRONOUNS.get(words[0].lower())):
        return Phrase(words, pronoun)
    if words[-1].lower().endswith(("’s", "'s")):
        return None  # "the Secretary-General’s proposed fund"
    plain = [bare(word) for word in words]
    low = [word.lower() for word in plain]
    if state := _state(plain):
        return Phrase(words, "country", country=state)
    if _is_both(low, plain):
        return Phrase(words, "both")
    name, country = _name(plain), country_in(plain)
    roles = frozenset(word for word in low if word in ROLES or word in MODIFIERS)
    head = low[: low.index("of")] if "of" in low and low[0] not in _PARTS else low
    if head and head[-1] in GROUPS and not name:
        known = low[0] not in ("our", "my") or head[-1] in OUTSIDERS
        return Phrase(words, "group", (), roles, country) if known else None
    if name or roles & ROLES:
        return _person(words, plain, name, roles, country)
    if country and COUNTRY.get(" ".join(word for word in plain if word.lower() != "the")):
        adjective = low[0] == "the" and not low[-1].endswith(("s", "ese", "sh", "ch", "om", "on"))
        return None if adjective else Phrase(words, "country", (), roles, country)
    return None


def _state(words: list[str]) -> str | None:
    """The country whose name the phrase is: "Costa Rica", "the Kingdom of Bahrain"."""
    words = words[1:] if words[0].lower() == "the" else words
    if "of" in words and words[words.index("of") - 1].lower() in _FORMS:
        at = words.index("of")
        whole = COUNTRY.get(" ".join(words))
        return whole or COUNTRY.get(" ".join(_after_of(words)) if at < 4 else "")
    return COUNTRY.get(" ".join(words)) if len(words) > 1 else None


_PARTS = word_set("some many most several few")  # "some of our colleagues" are colleagues
_FORMS = frozenset(("republic", "kingdom", "state", "commonwealth", "sultanate", "emirate"))


def _person(
    words: tuple[str, ...],
    plain: list[str],
    name: tuple[str, ...],
    roles: frozenset[str],
    country: str | None,
) -> Phrase | None:
    low = {word.lower().rstrip(".") for word in plain}
    titled = bool(roles & ROLES or low & HONORIFICS or low & RANKS)
    acronym = len(name) == 1 and name[0].isupper()
    if not titled and (acronym or words[0].lower() == "the"):
        return Phrase(words, "group", name, roles, country)  # NATO, the World Bank
    return Phrase(words, "person", name, roles, country)


def _name(words: list[str]) -> tuple[str, ...]:
    """The personal name at the end of the phrase, after roles, countries and offices."""
    if "for" in words and _is_domain(words[: words.index("for")], words[words.index("for") + 1 :]):
        words = words[: words.index("for")]  # "High Commissioner for Refugees"
    if _is_named_of(words):
        words = words[: words.index("of")]
    while "of" in words and _is_domain(words[: _last_of(words)], _after_last(words)):
        words = words[: _last_of(words)]
    start = len(words)
    while start and _may_name(words, start - 1):
        start -= 1
    name = words[start:]
    if start and _is_qualifier(words[start - 1]) and "of" in words[:start]:
        name = _last_two(name)  # "head of Russian Railways Ana Ruiz"
    while name and name[0].lower() in PARTICLES and not name[0][0].isupper():
        name = name[1:]
    return tuple(name[-5:])


def _is_domain(before: list[str], after: list[str]) -> bool:
    """Whether "of …" says of what: "King of Two Rivers", not "Minister of Justice Ana Ruiz"."""
    if " ".join(after) in COUNTRY:
        return True
    office = any(word.lower() in ROLES or word.lower() in GROUPS for word in before)
    return office and len(after) <= 2 and not any(_common(word) for word in after[:-1])


def _is_named_of(words: list[str]) -> bool:
    """Whether somebody is named before "of": "Ana Ruiz of the Red Cross", "Francis of Assisi"."""
    if "of" not in words:
        return False
    before = words[: words.index("of")]
    name = [word for word in before if is_capital(word) and not _common(word)]
    titled = bool(before) and before[0].lower() in _SAINTLY
    return (before == name and len(name) > 1) or (titled and len(before) == 2)


_SAINTLY = frozenset(("saint", "st."))


def _common(word: str) -> bool:
    return word.lower() in COMMON or word.lower() in _PORTFOLIOS or word in COUNTRY


# Of what somebody is minister: a name may follow, as it may not follow "King of the Two".
_PORTFOLIOS = word_set("foreign defence defense finance energy interior economic trade justice")


_ADJECTIVES = frozenset(name for name, country in COUNTRY.items() if name != country)


def _is_qualifier(word: str) -> bool:
    return word.lower() in LINKS or word in _ADJECTIVES


def _last_two(name: list[str]) -> list[str]:
    at = len(name) - 2
    while 0 < at < len(name) and name[at - 1].lower() in PARTICLES:
        at -= 1
    return name[max(0, at) :]


def _last_of(words: list[str]) -> int:
    return len(words) - 1 - words[::-1].index("of")


def _after_last(words: list[str]) -> list[str]:
    return _after_of(words[_last_of(words) :])


def _after_of(words: list[str]) -> list[str]:
    after = words[words.index("of") + 1 :]
    return after[1:] if after[:1] == ["the"] else after


def _may_name(words: list[str], at: int) -> bool:
    word, low = words[at], words[at].lower()
    if low in PARTICLES:
        after = words[at + 1] if at + 1 < len(words) else ""
        return after[:1].isupper() or after.lower() in PARTICLES
    if _is_month_as_name(words, at):
        return True
    if _NUMERAL.fullmatch(word) and at:
        return True  # "King Juan II"
    if not is_capital(word) or low.rstrip(".") in HONORIFICS | RANKS or word in COUNTRY:
        return False
    named = [other for other in words if other[0].isupper() and other not in ("The", "A", "Our")]
    if len(named) > 1 and len(word) > 1 and word.isupper() and not " ".join(words).isupper():
        return "." in word  # an acronym beside a name, not an initial
    return low not in COMMON


def _is_both(low: list[str], plain: list[str]) -> bool:
    if low[0] in ("both", "two") or low[:2] == ["the", "two"]:
        if "of" in low[1:] and low[low.index("of") - 1] in PLURAL_ROLES:
            return True  # "the two heads of state"
        return low[-1] in PLURAL_ROLES or low[-1] in PAIRED or low in (["both"], ["the", "two"])
    if low[0] == "our" and low[-1] in ("countries", "nations", "states", "peoples"):
        return True
    if "and" in low[1:-1] or low[-1] == "i":
        at = low.index("and") if "and" in low else 0
        if all(word in COMMON or word in MODIFIERS for word in low[:at]) and _name(plain):
            return False  # "Acting President and Prime Minister Vladimir Putin"
        return _holder_like(plain[:at]) and _holder_like(plain[at + 1 :])
    head = low[: low.index("of")] if "of" in low else low
    if head and head[-1] in PLURAL_ROLES:
        alone = len(low) == 1 and low[0] in ("participants", "parties", "sides")
        return alone or (low[0] == "the" and (head != low or not country_in(plain)))
    return False


def _holder_like(words: list[str]) -> bool:
    low = [word.lower().rstrip(".") for word in words]
    if low in (["i"], ["you"], ["he"], ["she"]):
        return True
    return (
        bool(_name(words))
        or any(word in ROLES or word in HONORIFICS for word in low)
        or bool(country_in(words))
    )
