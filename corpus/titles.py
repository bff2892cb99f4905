"""What stands before or after a person's name: courtesy titles, offices and what they are of."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.name_case import name_case
from corpus.title_words import COURTESY, LINKS, OFFICES, PARTICLES, PLACES, word_set

_INITIALS = re.compile(r"(?:\b[А-ЯЁІЇЄ]\.[\s-]?){1,3}\s?[А-ЯЁІЇЄ][^\W\d_]+(?:-[^\W\d_]+)?$")
_GLUED = re.compile(r"^([^\W\d_]{4,})(?<=[^\W\d_A-ZА-Я])([A-ZА-ЯЁ][^\W\d_]{2,})$")
_PATRONYMIC = re.compile(r"(?:вич|вна|ична|ovich|evich|ovna|evna)$")
# "Minister for Foreign Affairs": what follows these is still the office.
_ADJECTIVES = word_set("foreign prime high first second general")
# "Patriarch Kirill of Moscow", "King Abdullah II of Jordan": the name stands in the middle.
_REIGNING = re.compile(
    r"(?:king|queen|pope|patriarch|archbishop|metropolitan|(?:crown )?prince(?:ss)?|emir|sultan)"
    r" (?!of )(?P<name>[^,]+?) of ",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"(?:,?\s(?:MP|MSP|MS|MEP|QC|KC|[CDOMK]BE))+$")  # "Jane Holt OBE MP"
_NUMERAL = re.compile(r"^[IVX]+$")


@lru_cache(maxsize=1 << 15)
def strip_titles(name: str) -> str:
    """The bare name: "Foreign Minister of Japan Taro Kono" and "Mr Taro Kono" are "Taro Kono".

    Where nothing but a title is given ("The President"), the title is all there is and stays.
    """
    text = " ".join(re.sub(r"\[[^]]*\]", " ", name).split()).strip(" :;,–—-")
    text = _person_part(text)
    words = [word for word in text.split() if word]
    kept = _name_words(words)
    return _spelt(" ".join(kept)) if kept else text


def is_office(word: str) -> bool:
    """Whether a word names an office or a calling."""
    return word.casefold().strip(".,") in OFFICES


def _person_part(text: str) -> str:
    """What follows a bracket or precedes a comma: "X, reporter at Y"."""
    text = _LETTERS.sub("", re.sub(r"\s*\([^)]*\)$", "", text))
    if reigning := _REIGNING.match(text):
        return reigning["name"]
    text = _without_country(text)
    if ") " in text:
        text = text.rsplit(") ", 1)[1]
    first, comma, rest = text.partition(",")
    if not comma or not rest.strip():
        return first
    after = rest.split()
    if len(first.split()) == 1 and len(after) in (1, 2) and not is_office(after[0]):
        suffix = rest.strip().casefold().strip(".") in {"jr", "sr", "ii", "iii", "iv"}
        return first if suffix else f"{rest.strip()} {first}"  # "Kono, Taro"
    if is_office(first.split()[0]) and _names_office_only(first.split()) and len(after) in (2, 3):
        return rest.strip()
    return f"{first}{rest}" if _office_goes_on(first.split(), after) else first


def _names_office_only(words: list[str]) -> bool:
    """ "Minister for Foreign Affairs" before a comma: the name comes after it."""
    return any(word in LINKS for word in words) and len(_name_words(words)) < 2


def _without_country(text: str) -> str:
    """ "Prime Minister Shinzo Abe of Japan" without what he is minister of."""
    before, of, place = text.rpartition(" of ")
    words = before.split()
    known = place.casefold().removeprefix("the ").split() in PLACES
    named = of and known and not is_office(words[-1]) and not any(w in LINKS for w in words)
    return before if named else text


def _office_goes_on(first: list[str], rest: list[str]) -> bool:
    """The comma can be in the office: "Minister of Housing, Energy and Utilities Mikhail Men"."""
    named = len(first) > 1 and not any(is_office(word) or word in LINKS for word in first)
    ends_in_name = rest[-1][0].isupper() and not is_office(rest[-1])
    return not named and len(rest) > 2 and ends_in_name and not rest[-1].isupper()


def _name_words(words: list[str]) -> list[str]:
    while len(words) > 1 and _is_courtesy(words[0]):
        words = words[1:]
    if found := _INITIALS.search(" ".join(words)):
        return found[0].split()
    cut, of = _after_offices(words)
    rest = words[cut:]
    if not cut:
        return rest
    return _after_complement(rest) if of else _last(_after_place(rest), 4)


def _is_courtesy(word: str) -> bool:
    return word.casefold().strip(".") in COURTESY


def _after_offices(words: list[str]) -> tuple[int, bool]:
    """Where the words after the last office or small word begin, and whether "of" came last."""
    cut, of = 0, False
    for index, word in enumerate(words[:-1]):
        plain = word.casefold().strip(".,")
        link = plain in LINKS - PARTICLES
        small = word[0].islower() and plain not in PARTICLES
        if link or small or plain in OFFICES or _is_courtesy(word):
            cut, of = index + 1, link or (of and plain in _ADJECTIVES)
    return cut, of


def _after_complement(words: list[str]) -> list[str]:
    """ "of Japan Taro Kono": a country is cut off whole, otherwise at least one word is."""
    plain = [word.casefold().strip(",.") for word in words]
    start = 1 if len(words) > 2 and plain[0].endswith(("’s", "'s")) else 0
    for place in ("republic", "kingdom", "state", "federation"):
        if plain[start : start + 2] == [place, "of"]:
            start += 2
    after = _after_place(words[start:])
    if len(after) < len(words) - start:
        return after if len(_last(after, 3)) == len(after) else _last(after, 2)
    return _last(words[1:], 2) if len(words) > 1 else words


def _after_place(words: list[str]) -> list[str]:
    """Without the country they begin with, if more than it is left."""
    plain = [word.casefold().strip(",.") for word in words]
    for place in PLACES:
        if plain[: len(place)] == place and len(words) > len(place):
            return words[len(place) :]
    return words


def _last(words: list[str], count: int) -> list[str]:
    """The last `count` units: particles, numerals and patronymics go with their name."""
    start = len(words)
    while start > 0 and count > 0:
        start -= 1
        bound = _NUMERAL.match(words[start]) or _PATRONYMIC.search(words[start].casefold())
        while start > 0 and words[start - 1].casefold() in PARTICLES:
            start -= 1
        count -= not bound
    return words[start:]


def _spelt(name: str) -> str:
    """ "VladimirPutin" is two words, "DMITRY PESKOV" no abbreviation, "В.Путин" one name of two."""
    if glued := _GLUED.match(name):
        name = f"{glued[1]} {glued[2]}"
    words = name.split()
    if all(word.isupper() for word in words) and len(max(words, key=len, default="")) > 3:
        return " ".join(name_case(word) if len(word) > 1 else word for word in words)
    return name
