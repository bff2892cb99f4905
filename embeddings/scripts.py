"""Which languages a text can be in, by the script of its letters: spares a model nonsense."""

from __future__ import annotations

import unicodedata
from collections import Counter

_LANGUAGES = {
    "CYRILLIC": "ru uk be bg mk sr kk ky tg mn",
    "GREEK": "el",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "HEBREW": "he yi",
    "ARABIC": "ar fa ur ps",
    "DEVANAGARI": "hi mr ne",
    "BENGALI": "bn as",
    "THAI": "th",
    "CJK": "zh ja",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
}
_BY_SCRIPT = {script: frozenset(codes.split()) for script, codes in _LANGUAGES.items()}
_ELSEWHERE = frozenset().union(*_BY_SCRIPT.values())
_ENOUGH = 2_000


def readable(text: str, languages: frozenset[str]) -> bool:
    """Whether most letters of `text` are in a script of one of these languages; empty means any."""
    scripts = Counter(_script(char) for char in text[:_ENOUGH] if char.isalpha())
    if not languages or not scripts:
        return True
    script, _ = min(scripts.items(), key=lambda item: (-item[1], item[0]))
    return bool(languages & _BY_SCRIPT[script] if script in _BY_SCRIPT else languages - _ELSEWHERE)


def _script(char: str) -> str:
    return unicodedata.name(char, "LATIN").split(" ", 1)[0].removesuffix("-A")
