"""One spelling for the many that a name has: diacritics, alphabets, Sergey and Sergei."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = """
а:a б:b в:v г:g ґ:g д:d е:e є:e ж:zh з:z и:i і:i ї:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u
ў:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:i ь: э:e ю:iu я:ia ß:ss ø:o ł:l đ:d ð:d þ:th æ:ae œ:oe ı:i
"""
_TABLE = str.maketrans(dict(pair.split(":") for pair in _LETTERS.split()))
# Romanisations that differ by custom only: Yeltsin and Eltsin, Alexey and Aleksei, Yury and Iurii.
_CUSTOMS = (
    (re.compile(r"\by(?=e)|(?<=[iaeou])y(?=e)"), ""),
    (re.compile("x"), "ks"),
    (re.compile("[ei][iy]+|y+|i+"), "i"),
    (re.compile("[’'`ʼ]"), ""),
)


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """Small Latin letters that are equal for spellings of one name; words and dots are kept."""
    plain = unicodedata.normalize("NFC", name).casefold().translate(_TABLE)
    decomposed = unicodedata.normalize("NFD", plain)
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    for pattern, custom in _CUSTOMS:
        plain = pattern.sub(custom, plain)
    return plain
