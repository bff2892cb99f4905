"""Offices as Russian names them: asked for ("президент Франции"), and held, in every case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.questions.territories import in_russian

# What Russian calls an office, and English; None for any official of a country.
_OFFICES: tuple[tuple[str, str | None], ...] = (
    (r"министр\w*\s+иностранных\s+дел|глав\w+\s+(?:мид\w*|дипломатии)", "foreign minister"),
    (r"министр\w*\s+обороны", "defence minister"),
    (r"премьер-министр\w*|премьер\w*|глав\w+\s+правительства", "prime minister"),
    (r"вице-президент\w*", "vice-president"),
    (r"президент\w*", "president"),
    (r"канцлер\w*", "chancellor"),
    (r"корол\w+", "king"),
    (r"эмир\w*", "emir"),
    (r"пос(?:ол|ла|лу|лом|ле)", "ambassador"),
    (r"госсекретар\w+", "secretary of state"),
    (r"лидер\w*|глав\w+(?:\s+государства)?|власт\w+|правительств\w+|сторон\w+|делегаци\w+|"
     r"руководств\w+|мид\w*|кабмин\w*", None),
)  # fmt: skip
_ASKED = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), name) for words, name in _OFFICES)
_WORD = re.compile(r"[А-Яа-яЁё-]+")
_NAME = r"(?P<name>[А-ЯЁ][а-яё-]+(?:\s+[А-ЯЁ][а-яё-]+){0,3})"
_HELD = {
    name: re.compile(
        rf"(?i:\b(?:{words}))\s+(?:(?:[А-Яа-яё-]+ой|Республики|Королевства)\s+){{0,3}}?"
        rf"(?P<of>[А-ЯЁ][а-яё-]+|[А-ЯЁ]{{2,}}),?\s+{_NAME}"
    )
    for words, name in _OFFICES
    if name
}


def asked_in_russian(words: str) -> tuple[str, str | None] | None:
    """The country, by its English name, and the office that `words` name; None if not both."""
    for pattern, office in _ASKED:
        if pattern.search(words):
            rest = _WORD.findall(pattern.sub(" ", words))
            country = next(filter(None, map(in_russian, rest)), None)
            return (country, office) if country else None
    return None


def _same(one: str | None, other: str) -> bool:
    """ "Türkiye" is "turkey" in the tables."""
    return one == other or (one, other) == ("türkiye", "turkey")


def held(country: str, office: str | None, text: str) -> Iterator[str]:
    """Whom `text` calls the country's holder of the office, as written, in whatever case."""
    for name, pattern in _HELD.items():
        if office in (name, None):
            for found in pattern.finditer(text):
                if _same(in_russian(found["of"]), country):
                    yield found["name"]
