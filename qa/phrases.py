"""Names of several words, "the Council of Europe": in no other council's statement on Europe.

Its words one by one stand everywhere. So where a question names such a thing, an answer must have
its words together, in whatever order: "the Treaty on Open Skies" is the Open Skies Treaty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.title_words import COURTESY, OFFICES, word_set
from embeddings.stop_words import STOP_WORDS
from qa.questions.periods import MONTHS
from qa.questions.places import countries

BETWEEN = 2  # words that may stand between those of a name
_REGIONS = frozenset(
    ["eastern", "western", "northern", "southern", "central", "east", "west", "north", "south"]
)
_SORTS = word_set(
    """
    council court tribunal treaty convention pact accord agreement protocol charter declaration
    memorandum resolution doctrine formula format process summit forum league alliance union
    organisation organization commission committee conference initiative act plan programme program
    project partnership club group party movement front army fleet force operation mission agency
    office fund bank prize award cup game festival day war battle stream pipeline corridor canal
    bridge road belt route line wall dome skie zone area sea strait gulf bay island river lake
    peninsula valley channel university institute academy church monastery theatre museum centre
    center arena stadium port airport base station plant reactor system missile
    """
)
_CAPITALS = re.compile(
    r"\b[A-Z][\w-]+(?:\s+(?:(?:of|for|on)\s+(?:the\s+)?)?(?:[A-Z][\w-]+|\d{1,2})(?![’'\w]))+"
)


def phrases_in(topic: str) -> tuple[str, ...]:
    """Names of things in two or more words with capitals, one of which says what sort of thing.

    Persons, countries and what is called after them, regions and months are none: texts write them
    in other ways.
    """
    found = [part.split() for match in _CAPITALS.finditer(topic) for part in _parts(match.group())]
    bare = ((words, _without_title(words)) for words in found)
    return tuple(" ".join(name) for words, name in bare if _is_a_thing(name, name != words))


def stands_in(phrase: Sequence[str], words: Sequence[str]) -> bool:
    """Whether all stems of a name stand together in the stems of a text."""
    wanted = set(phrase)
    places = [(at, stem) for at, stem in enumerate(words) if stem in wanted]
    held: dict[str, int] = {}
    for (at, stem), (after, _) in pairwise([*places, (len(words) + BETWEEN * 9, "")]):
        held[stem] = at
        if len(held) == len(wanted):
            return True
        if after - at > BETWEEN + 1:
            held = {}
    return False


def _parts(run: str) -> list[str]:
    """ "Petrov on the World Cup" is two, "Treaty on Open Skies" one."""
    before, link, after = run.partition(" on ") if " on " in run else run.partition(" for ")
    whole = not link or _is_sort(before.split()[-1])
    return [run] if whole else [before, after.removeprefix("the ")]


def _is_sort(word: str) -> bool:
    return word.casefold().rstrip("s") in _SORTS


def _without_title(words: list[str]) -> list[str]:
    while words and (
        words[0].casefold() in OFFICES | COURTESY | STOP_WORDS or not words[0][:1].isupper()
    ):
        words = words[1:]
    return words


def _is_a_thing(words: list[str], titled: bool) -> bool:
    low = [word.casefold() for word in words]
    named = [word for word in low if word not in STOP_WORDS]
    if len(named) < 2 or low[0] in _REGIONS or any(word in MONTHS for word in low):
        return False
    if any(word in countries() or word in OFFICES for word in low):
        return False
    return (not titled and "of" in low) or any(map(_is_sort, named))
