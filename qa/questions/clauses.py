"""Clauses beside what is asked: "how many left when Putin spoke" asks for no words of his."""

from __future__ import annotations

import re

from corpus.title_words import word_set
from embeddings.stop_words import STOP_WORDS

_CLAUSE = re.compile(
    r"\b(?:when|where|while|after|before|because|since|although|though|if|когда|где|пока|хотя|если|"
    r"после\s+того,?\s+как|до\s+того,?\s+как|с\s+тех\s+пор,?\s+как)\s+",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\W*(?:and\s+|but\s+|so\s+|а\s+|и\s+)?(?:how|what|which|who|whom|whose|why|where|when|is|are|was|were|"
    r"did|does|do|has|have|had|can|will|сколько|кто|что|как\w*|почему|зачем|где|когда|чем)\b",
    re.IGNORECASE,
)
_KNOWN = word_set(
    """
    know known remember recall tell say said mention mentioned record anything date day year time
    moment occasion place happen note find see ever exactly знаешь знаете помните известно сказать
    """
)


def in_a_clause(text: str) -> bool:
    """Whether whom `text` ends with says something beside what is asked.

    "How many were missing when Putin spoke", not "do you know when Putin spoke".
    """
    found = list(_CLAUSE.finditer(text))
    if not found or not _ASKS.match(text[: found[-1].start()]):
        return False
    words = re.findall(r"[^\W\d_]+", text[: found[-1].start()].casefold())
    return any(word not in STOP_WORDS and word not in _KNOWN for word in words)
