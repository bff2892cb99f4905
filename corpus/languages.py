"""Which language a text is in: by script and letters first, by py3langid where several share."""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE = 5000
_FEW = 25  # letters below which a guess by letter statistics is worth nothing
_SCRIPTS = {
    "latin": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    "cyrillic": re.compile("[\u0400-\u052f]"),
    "arabic": re.compile("[\u0600-\u06ff\u0750-\u077f]"),
    "devanagari": re.compile("[\u0900-\u097f]"),
    "han": re.compile("[\u4e00-\u9fff\u3400-\u4dbf]"),
    "ja": re.compile("[\u3041-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7af\u1100-\u11ff]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "hy": re.compile("[\u0530-\u058f]"),
    "ka": re.compile("[\u10a0-\u10ff]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
}
_SHARED = {
    "latin": "en fr de es it pt nl pl cs sk sl hr ro hu fi sv da no nb et lv lt tr az id ms vi sq",
    "cyrillic": "ru uk be bg sr mk kk ky mn",
    "arabic": "ar fa ur ps ug",
    "devanagari": "hi mr ne",
}
_USUAL = {"latin": "und", "cyrillic": "ru", "arabic": "ar", "devanagari": "hi", "han": "zh"}
# Letters that the other languages of the alphabet do not have.
_TELLING = (
    ("be", re.compile("[ўЎ]")),
    ("kk", re.compile("[әғқңұһӘҒҚҢҰҺ]")),
    ("uk", re.compile("[їєґЇЄҐ]")),
    ("sr", re.compile("[ђћЂЋ]")),
    ("mk", re.compile("[ѓќЃЌ]")),
    ("ru", re.compile("[ыэёЫЭЁ]")),
)


def detect_language(text: str) -> str:
    """ISO 639-1 code of the language most of `text` is in, or "und" where that can't be told."""
    sample = text[:_SAMPLE]
    counts = Counter({name: len(found.findall(sample)) for name, found in _SCRIPTS.items()})
    if counts["ja"] > 0.05 * (counts["han"] + counts["ja"]):
        counts["ja"] += counts.pop("han", 0)
    script, letters = counts.most_common(1)[0]
    if not letters:
        return "und"
    if script == "cyrillic" and (telling := _by_letters(sample, letters)):
        return telling
    if script not in _SHARED:
        return _USUAL.get(script, script)
    return _by_statistics(sample, script, letters)


def _by_letters(text: str, letters: int) -> str | None:
    """A Russian text may quote one Ukrainian name: the letters must be more than a few."""
    counts = Counter({language: len(found.findall(text)) for language, found in _TELLING})
    language, hits = counts.most_common(1)[0]
    return language if hits > letters / 200 else None


def _by_statistics(text: str, script: str, letters: int) -> str:
    import py3langid

    ranked = [code for code, _ in py3langid.rank(text) if code in _SHARED[script].split()]
    if letters >= _FEW:
        return str(ranked[0])
    return "en" if script == "latin" and ranked[0] == "en" else _USUAL[script]


def in_its_script(declared: str, text: str) -> str:
    """The language a page declares, unless its text is in letters which that one does not use."""
    found = detect_language(text)
    scripts = {code: name for name, codes in _SHARED.items() for code in codes.split()}
    if declared == "und" or found == "und" or found == declared:
        return found if declared == "und" else declared
    return declared if scripts.get(found, found) == scripts.get(declared, declared) else found
