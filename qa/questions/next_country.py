"""Whom "And the Poles?" asks, where a country was asked before: it, its people or official."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from qa.questions.aliases import expansions
from qa.questions.offices import Office, asked_office, country_of, names_country
from qa.questions.places import is_place
from qa.questions.slot_names import read_as
from qa.types import History, Query

_TURN = re.compile(
    r"\W*(?:(?:and|but|or|then|so|what\s+about|how\s+about|а|и|но)[\s,]+)+"
    r"(?P<who>[^?!.,]{2,40}?)(?:,?\s+(?:on|about|об?|про)\s+(?P<topic>[^?!]+?))?\W*",
    re.IGNORECASE,
)
_ONE = re.compile(r"\bones?$", re.IGNORECASE)

SpokenFor = Callable[
    [str | Office], tuple[str, ...]
]  # who speaks for a country, or holds an office


def next_country(query: Query, history: History, spoken_for: SpokenFor) -> Query:
    """The query asked of the country it names; as it is where none was asked before.

    A country's name after a topic that is a country's is another topic: "And Israel?" after what
    Sweden said about Palestine.
    """
    turn = _TURN.fullmatch(query.standalone)
    if not turn or not history or query.filters.speakers:
        return query
    last = history[-1][1].query
    before = asked_office(last.subject)
    who = turn["who"]
    if before and before.office and _ONE.search(who):
        who = _ONE.sub(before.office, who)
    office = asked_office(who)
    if office is None and country_of(who) is None:
        return query
    if not (
        before or names_country(last.subject) or any(map(names_country, last.filters.speakers))
    ):
        return query
    if is_place(who) and is_place(last.topic) and not turn["topic"]:
        return query
    names = spoken_for(office or who)
    if not names:
        return query
    topic = turn["topic"] or ""
    return replace(
        query,
        filters=replace(query.filters, speakers=names),
        topic=topic,
        aliases=expansions(topic),
        subject=turn["who"],
        notes=() if names == (turn["who"],) else (read_as(turn["who"], names),),
    )
