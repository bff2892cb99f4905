"""The page of everything said on a topic, put together from the record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from starlette.datastructures import URL

from corpus.messages import say
from qa.everything import MOST_AT_ONCE
from qa.once import how_many
from qa.retrieve import resolve
from qa.timeline import Period, Unit, timeline, unit_for
from qa.types import Whole
from qa.web.arranged import PAGE, listed
from qa.web.below import at
from qa.web.choices import choices
from qa.web.given import Given
from qa.web.render.everything import (
    arrange_fields,
    how_much,
    introduction,
    nothing,
    quotes_listed,
    too_many,
)
from qa.web.render.filters import search_form
from qa.web.render.quotes import quote_groups
from qa.web.render.taking import taking
from qa.web.render.text import escape, tell
from qa.web.render.timeline import picture, table

if TYPE_CHECKING:
    from qa.record import Record

QUOTES: dict[Unit, str] = {
    "month": say("Quotes by month"),
    "year": say("Quotes by year"),
    "decade": say("Quotes by decade"),
}
SHARES: dict[Unit, str] = {
    "month": say("Share of the record’s statements that speak of it, by month"),
    "year": say("Share of the record’s statements that speak of it, by year"),
    "decade": say("Share of the record’s statements that speak of it, by decade"),
}


def topic_page(record: Record, given: Given, here: URL, most: int = MOST_AT_ONCE) -> str:
    """Its body; with no topic given, the form alone. `here` is the address that was asked for.

    More than `most` paragraphs are listed by date alone.
    """
    topic, filters = given.q.strip(), given.filters()
    fields = arrange_fields(given.sort, given.group)
    form = search_form(
        at("/everything"), topic, choices(record), filters, button=tell("List all"), more=fields
    )
    if not topic:
        return introduction() + form
    whole = record.all_about(topic, filters=filters, drop=given.drop, most=most)
    head = f'<h2 class="asked" dir="auto">{escape(topic)}</h2>{form}'
    if whole.quotes is None:
        return head + _too_many(record, given, whole, here)
    if not whole.quotes:
        return head + nothing(whole.query.topic or topic)
    statements = how_many(record.store, (quote.statement_id for quote in whole.quotes))
    found = listed(whole.quotes, given.sort, given.group, _start(given.cursor))
    for quote in found.quotes:
        record.verified(quote)  # refuses what is no longer so
    following = _at(here, found.following)
    before = _at(here, max(found.start - PAGE, 0)) if found.start else ""
    return (
        f"{head}{how_much(whole, len(whole.quotes), statements)}"
        f"{_over_time(record, whole, given, here)}"
        f"{quotes_listed(found, given.group, following, before)}"
        f'<div class="actions">{taking(lambda format: _export(here, format))}</div>'
    )


def _over_time(record: Record, whole: Whole, given: Given, here: URL) -> str:
    """The picture and the table; nothing where all is of one day."""
    first, last = whole.coverage.date_from, whole.coverage.date_to
    if not (first and last and whole.quotes) or first == last:
        return ""
    passing = resolve(replace(whole.query.filters, speakers=(), own_words_only=False), ())
    unit = unit_for(first, last)
    periods = timeline(
        whole.quotes, unit, first, last, lambda n: record.store.counted_by_date(n, passing)
    )
    if len(periods) < 2:
        return ""

    def link(one: Period) -> str:
        start, end = one.days
        dropped = here.remove_query_params(["date_from", "date_to", "cursor"])
        return _path(dropped.include_query_params(date_from=start, date_to=end))

    by_share = given.measure == "share"
    other = here.include_query_params(measure="quotes" if by_share else "share")
    words = tell("Show the share of the record’s statements")
    if by_share:
        words = tell("Show how many quotes")
    measured = SHARES[unit] if by_share else QUOTES[unit]
    return (
        f'<section class="over-time"><h2 class="part">{escape(measured)}</h2>'
        f"{picture(periods, link, by_share=by_share)}"
        f'<p class="tools"><a href="{escape(_path(other))}">{words}</a></p>'
        f"{table(periods, link)}</section>"
    )


def _too_many(record: Record, given: Given, whole: Whole, here: URL) -> str:
    found = record.everything_about(
        given.q, filters=given.filters(), cursor=given.cursor, drop=given.drop
    )
    following = _at(here, int(found.next)) if found.next else ""
    more = (
        f'<a rel="next" href="{escape(following)}">{tell("Further ones →")}</a>'
        if following
        else ""
    )
    return f'{too_many(whole)}{quote_groups(found.quotes)}<nav class="pages">{more}</nav>'


def _at(here: URL, start: int | None) -> str:
    return "" if start is None else at(_path(here.include_query_params(cursor=start)))


def _path(url: URL) -> str:
    return f"{url.path}?{url.query}"


def _export(here: URL, format: str) -> str:
    asked = here.remove_query_params("cursor").include_query_params(format=format)
    return at(f"/export{_path(asked)}")


def _start(cursor: str | None) -> int:
    return int(cursor) if cursor and cursor.isdecimal() else 0
