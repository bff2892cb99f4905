"""The world's countries by their names in English and Russian, out of Unicode's CLDR (Babel).

Russian ones are known in every case, and what is called after them, by stems: "Японии",
"японский", "японцы". Loaded when first asked for; a question in English that names only what the
tables of this package have never does.
"""

from __future__ import annotations

import re
from functools import lru_cache

from embeddings.stems import stems

_CODE = re.compile(r"(?!EU|EZ|QO|UN|X[ABK]|ZZ)[A-Z]{2}")
_ENGLISH_ONLY = frozenset({"en", "pt", "ar"})  # languages that are called after no country of today
# What is called otherwise than its country, by stem; the rest is told by its beginning.
_EXCEPTIONS = {
    "немецк": "DE", "немц": "DE", "британск": "GB", "британц": "GB", "американск": "US",
    "американц": "US", "сша": "US", "америк": "US", "росс": "RU", "российск": "RU", "русск": "RU",
    "россиян": "RU", "рф": "RU", "кнр": "CN", "китайц": "CN", "голландск": "NL", "голланд": "NL",
    "белорусс": "BY", "белорус": "BY", "белоруск": "BY", "беларус": "BY", "корейск": "KR",
    "южнокорейск": "KR", "северокорейск": "KP", "украинц": "UA", "великобритан": "GB",
    "эмират": "AE", "грец": "GR", "греческ": "GR", "чешск": "CZ", "киргиз": "KG", "киргизск": "KG",
    "молдав": "MD", "молдавск": "MD", "кит": "CN", "коре": "KR", "француз": "FR", "палестин": "PS",
    "палестинск": "PS", "польш": "PL", "польск": "PL", "поляк": "PL",
}  # fmt: skip
# Peoples that are not called after their countries, and countries that Unicode calls otherwise.
_ALSO = """
шведы SE турки TR финны FI датчане DK датский DK норвежцы NO испанцы ES греки GR венгры HU
болгары BG румыны RO сербы RS хорваты HR чехи CZ словаки SK словенцы SI литовцы LT латыши LV
эстонцы EE грузины GE армяне AM азербайджанцы AZ казахи KZ узбеки UZ киргизы KG таджики TJ
туркмены TM туркмения TM монголы MN албанцы AL черногорцы ME македонцы MK македония MK швейцарцы CH
англичане GB британия GB афганцы AF саудовцы SA филиппинцы PH тайцы TH индусы IN индийцы IN
индийский IN ирландцы IE исландцы IS голландцы NL бельгийцы BE португальцы PT юар ZA цар CF дрк CD
микронезия FM ватикан VA англичан GB армян AM грузин GE датчан DK турок TR
"""
_CALLED_AFTER = re.compile(r"[а-я]{0,3}(?:ск|цк|ц|ец)")
_SHORTEST = 3  # letters of a stem that can tell a country


@lru_cache(maxsize=2)
def _names(language: str) -> dict[str, str]:
    """Names in small letters by country code."""
    from babel import Locale

    territories = Locale(language).territories
    return {
        code: re.sub(r"\s*\(.*\)|\s+SAR .*", "", name).replace("&", "and").casefold()
        for code, name in territories.items()
        if _CODE.fullmatch(code)
    }


@lru_cache(maxsize=1)
def english_names() -> frozenset[str]:
    """All countries and territories, in small letters."""
    return frozenset(_names("en").values())


def in_russian(word: str) -> str | None:
    """The English name, in small letters, of the country that Russian words mean in any case."""
    found = tuple(stems(word))
    if not found or (word.islower() and len(found[0]) <= _SHORTEST):  # "кит" is a whale
        return None
    code = _by_stems().get(found)
    if code == "PS":
        return "palestine"
    if not code and len(found) == 1:
        code = _called_after(found[0]) or _languages().get(found[0])
    return _names("en").get(code) if code else None


@lru_cache(maxsize=1)
def _by_stems() -> dict[tuple[str, ...], str]:
    known = {tuple(stems(name)): code for code, name in _names("ru").items()}
    words = _ALSO.split()
    also = {tuple(stems(word)): code for word, code in zip(words[::2], words[1::2], strict=True)}
    return known | also | {(stem,): code for stem, code in _EXCEPTIONS.items()}


@lru_cache(maxsize=1)
def _languages() -> dict[str, str]:
    """The country of a language, by the stem of the language's name: "французск" is of France."""
    from babel import Locale
    from babel.core import get_global

    likely = get_global("likely_subtags")
    found: dict[str, str] = {}
    for language, name in Locale("ru").languages.items():
        subtags = likely.get(language, "").split("_")
        one = stems(name)
        if len(subtags) == 3 and len(one) == 1 and language not in _ENGLISH_ONLY:
            found.setdefault(one[0], subtags[2])
    return {stem: code for stem, code in found.items() if stem.endswith(("ск", "цк"))}


def _called_after(stem: str) -> str | None:
    """By the longest country that the stem begins with: "казахстанск", "иранц"."""
    begun = [
        (len(one), code)
        for (one, *more), code in _by_stems().items()
        if not more
        and len(one) >= _SHORTEST
        and stem.startswith(one)
        and _CALLED_AFTER.fullmatch(stem.removeprefix(one))
    ]
    return max(begun, default=(0, None))[1]
