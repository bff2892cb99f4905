"""Where else a quoted statement stands: other sources and languages, a newer version; in words."""

from __future__ import annotations

from corpus.kin.types import Copy, Pair
from corpus.messages import Message, counted, joined, say
from corpus.types import Statement
from qa.types import Quote


def how_it_differs(copy: Copy) -> Message | None:
    """In a few words; None where the two were not compared with each other."""
    if copy.differing is None:
        return None
    if not copy.differing:
        return say("the same words")
    return counted("{n} sentence differs", "{n} sentences differ", copy.differing)


def elsewhere(quote: Quote, statement: Statement) -> Message | str:
    """Every other place that the record knows, on one line; "" where there is none."""
    told = [_copied(one) for one in quote.copies] + [_paired(one) for one in quote.pairs]
    if statement.superseded_by:
        told.append(
            say(
                "The publisher has changed this page; its newest version here is {statement}",
                statement=statement.superseded_by,
            )
        )
    return joined(told, "; ") if told else ""


def _copied(one: Copy) -> Message:
    place = one.url or one.source_id
    named = say("Also published: {place}", place=place)
    if not one.url:
        named = say("Also added as {place}", place=place)
    how = how_it_differs(one)
    return joined([named, joined(["(", how, ")"])], " ") if how else named


def _paired(one: Pair) -> Message:
    values = {"language": one.language, "place": one.url or one.statement_id}
    if one.role == "original":
        return say("Original ({language}): {place}", **values)
    if one.role == "translation":
        return say("Translation ({language}): {place}", **values)
    return say("Version in another language ({language}): {place}", **values)
