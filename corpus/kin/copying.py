"""Whether two texts in one language are one statement, published twice or corrected.

Rather two where there is one than one where there are two: messages of one form to two presidents,
or a speech given again on another day, are not the same.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from corpus.kin.cores import cores
from corpus.kin.dates import near
from corpus.kin.pages import same_page
from corpus.kin.words import likeness, names_in, only_in_one, words_of
from corpus.types import Statement

ALIKE = 0.8  # of the shingles between their ends, under one title
NEARLY_ALL = 0.9  # under different titles
OF_THE_SHORTER = 0.8  # that both must have
OF_THE_LONGER = 0.45  # where the other was cut short, or menus surround this one
BARE = 20  # words that anybody may say under any title
SHORT = 40  # words, of which a changed name is too much to be a correction
LONG = 300  # words that nobody says twice by chance
DAYS_LATE = 3  # that another site may date the same page later
NUMBERS = 3  # that may be corrected; where more of what differs are numbers, it is a new report


def copied(one: Statement, other: Statement) -> bool:
    """Whether they are one statement; the same both ways."""
    if one.language != other.language and "und" not in (one.language, other.language):
        return False
    if not near(one.date, other.date, DAYS_LATE):
        return False
    a, b = words_of(one.text), words_of(other.text)
    fewest = min(len(a), len(b))
    if fewest < LONG and not near(one.date, other.date):
        return False
    titled = _one_title(one, other)
    if a == b:
        return fewest >= BARE or titled
    inner_a, inner_b = cores(a, b)
    shared = min(len(inner_a), len(inner_b))
    enough = max(SHORT, OF_THE_SHORTER * fewest, OF_THE_LONGER * max(len(a), len(b)))
    if shared < enough or _new_figures(inner_a, inner_b):
        return False
    alike = likeness(inner_a, inner_b)
    if titled:
        return alike >= ALIKE
    if alike < NEARLY_ALL:
        return False
    return fewest >= LONG or not _other_names(one, other)


def differing(one: Statement, other: Statement) -> int:
    """How many sentences one has otherwise than the other, or that the other has not."""
    if words_of(one.text) == words_of(other.text):
        return 0
    a, b = ([words_of(s) for s in sentences_of(statement)] for statement in (one, other))
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in blocks if tag != "equal")


def sentences_of(statement: Statement) -> list[str]:
    """The words of each sentence, in order."""
    return [statement.slice(s) for p in statement.paragraphs for s in p.sentences]


def _one_title(one: Statement, other: Statement) -> bool:
    """One address; or one title, be it with the site's name or the place put to it."""
    if one.url and other.url and same_page(one.url, other.url):
        return True
    a, b = words_of(one.title), words_of(other.title)
    shorter, longer = sorted((a, b), key=len)
    return a == b or (len(shorter) >= 3 and set(shorter) <= set(longer))


def _new_figures(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether it is mostly numbers that differ, as in the morning's report and the evening's."""
    apart = only_in_one(one, other)
    numbers = sum(count for word, count in apart.items() if any(c.isdigit() for c in word))
    return numbers > NUMBERS and 3 * numbers >= apart.total()


def _other_names(one: Statement, other: Statement) -> bool:
    """Whether each names or numbers what the other does not: a form filled in for two."""
    a, b = names_in(one.text), names_in(other.text)
    return bool(a - b) and bool(b - a)
