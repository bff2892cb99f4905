"""Turn labels: the name in them, who only asks, whether the page has any."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby

from corpus.people import family_name, same_person
from corpus.types import Statement
from qa.attribution import pages
from qa.attribution.holders import Holders
from qa.attribution.mentions import people_in
from qa.attribution.person import proper

_LABEL = re.compile(r"^[^.:!?]{3,200}:(?:\s|$)")  # one that nobody took for a label
_LONG_TURN = 700  # characters a turn on average: longer ones answer


def named(label: str | None) -> str | None:
    """The plain name in "President of Russia Vladimir Putin"; None for labels like "Question"."""
    if not label or pages.NOBODY.match(label.strip()):
        return None
    person = next(people_in(label), None)
    if person is None or not (person.roles or label.isupper()):
        return label.strip()
    return " ".join(proper(person.name))


def names_itself(speaker: str | None, text: str) -> bool:
    """Whether a turn speaks of its own speaker as "President X" or "Mr X": a doubtful label."""
    if not speaker or " " not in speaker or family_name(speaker) not in text:
        return False
    text = _LABEL.sub("", text)
    return any(
        len(person.words) > len(person.name) and same_person(" ".join(person.name), speaker)
        for person in people_in(text)
    )


def askers(statement: Statement, holders: Holders) -> frozenset[str]:
    """Labels of those who, in an interview or a conference, mostly ask, and briefly."""
    turns = _turns(statement)
    if not pages.ASKING.search(f"{statement.kind} {statement.title}") or len(turns) < 2:
        return frozenset()
    words = Counter({label: sum(map(len, texts)) for label, texts in turns.items()})
    chief = words.most_common(1)[0][0]
    if (host := _interviewer(statement, turns, words, chief, holders)) is not None:
        return frozenset((host,))
    return frozenset(
        label
        for label, texts in turns.items()
        if label != chief
        and 2 * sum("?" in text for text in texts) >= len(texts)
        and words[label] < _LONG_TURN * len(texts)
        and _may_ask(label, holders, statement.title)
    )


def _interviewer(
    statement: Statement,
    turns: dict[str, list[str]],
    words: Counter[str],
    chief: str,
    holders: Holders,
) -> str | None:
    """Who talks in turn with the only other speaker of an interview, and says less.

    Such a one may remark more than ask, hold an office or be named by the title.
    """
    if statement.kind != "interview" or len(turns) != 2 or _asked_by_nobody(statement):
        return None
    other = next(label for label in turns if label != chief)
    name = named(other)
    if name and holders.main and same_person(name, holders.main):
        return None
    in_turn = len(turns[other]) + 1 >= len(turns[chief])
    return other if in_turn and words[other] < words[chief] else None


def _asked_by_nobody(statement: Statement) -> bool:
    """Whether somebody asks who has no name: then those who have one answer."""
    return any(p.role == "question" and not p.speaker for p in statement.paragraphs)


def _turns(statement: Statement) -> dict[str, list[str]]:
    turns: dict[str, list[str]] = {}
    for speaker, paragraphs in groupby(statement.paragraphs, key=lambda p: p.speaker):
        if speaker:
            text = " ".join(statement.slice(paragraph) for paragraph in paragraphs)
            turns.setdefault(speaker, []).append(text)
    return turns


def _may_ask(label: str, holders: Holders, title: str) -> bool:
    """Whoever holds an office, or is in the title, answers."""
    name = named(label)
    if name and (name == holders.main or family_name(name) in title):
        return False
    return not any(person.roles for person in holders.people if person.full == name)
