"""Answers as HTML: quotes, related quotes, or nothing; each looks like what it is."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten

from corpus.messages import Message, counted, either, say
from qa.citation import written_date
from qa.types import Answer, Coverage, Filters, Query, QuoteCheck
from qa.web.language import language_name
from qa.web.render.checks import matches, verdict
from qa.web.render.kinds import kind_name
from qa.web.render.links import answer_export, answer_path, answer_without, cite_id, everything_path
from qa.web.render.quotes import quote_groups
from qa.web.render.taking import taking
from qa.web.render.text import days, escape, tell, tell_counted
from qa.web.render.turns import judging
from qa.web.render.voices import icon

NOTHING = say("Nothing in this record.")
LONG_QUESTION = 160  # characters
# Drawn on a 16 by 16 grid: nearly equal; an empty tray.
NEAR = "M2 6.200q3-3.500 6 0t6 0M2 10.200q3-3.500 6 0t6 0"
EMPTY = "M2 9.500 4 3h8l2 6.500V13H2Zm0 0h3.500l1 1.500h3l1-1.500H14"
# What was taken off a question that still names it; a date's words go with it.
WITHOUT = {
    "speakers": say("whoever said it"),
    "languages": say("in any language"),
    "kinds": say("in statements of any kind"),
}
RELATED = say("Nothing in this record answers this; these come nearest.")


def answer(found: Answer, chosen: Filters | None = None, under: str = "") -> str:
    """The whole answer: what was understood, the outcome, the quotes, how it was looked for.

    `chosen` are the filters that the reader set, where that is known; `under` stands under the
    quotes.
    """
    outcomes = {"quotes": _quotes, "related": _related, "nothing": _nothing}
    body = _checked(found) if found.verdict else outcomes[found.outcome](found)
    return (
        f'<div class="answer {found.outcome}" data-answer="{escape(found.answer_id)}">'
        f"{chips(found, chosen)}{body}{under}"
        f'<p class="searched">{looked(found)}</p>'
        f'<div class="actions">{_everything(found)}{_permalink(found)}{_taking(found)}'
        f"{judging()}</div></div>"
    )


def _quotes(found: Answer) -> str:
    summary = found.message or counted(
        "{n} quote from this record.", "{n} quotes from this record.", len(found.quotes)
    )
    return (
        f'<p class="summary"><span>{escape(summary)}</span>{_all(found)}{_numbers(found)}</p>'
        f"{quote_groups(found.quotes, found.answer_id)}"
    )


def _related(found: Answer) -> str:
    return (
        f'<div class="notice related">{icon(NEAR)}<div><p class="kicker">'
        f"{tell('Related, not on point')}</p>"
        f"<p>{escape(found.message or RELATED)}</p></div></div>"
        f'<div class="aside">{quote_groups(found.quotes, found.answer_id)}</div>'
    )


def _nothing(found: Answer) -> str:
    return (
        f'<div class="notice none">{icon(EMPTY)}<div><p>{escape(found.message or NOTHING)}</p>'
        f'<p class="small">{tell("That it is not here does not mean that it was never said.")}</p>'
        "</div></div>"
    )


def _checked(found: Answer) -> str:
    """A quotation's verdict, and the places in the record that bear it out or come nearest."""
    assert found.verdict
    check = QuoteCheck(found.verdict, found.quotes, found.changes)
    return f"{verdict(check, found.query.topic, found.message)}{matches(check, found.answer_id)}"


def looked(found: Answer) -> str:
    """What was looked for and how: never silent about a part searched by words only."""
    if found.verdict:
        return tell_counted(
            "Compared letter for letter with what may hold such words, in {n} statement.",
            "Compared letter for letter with what may hold such words, in {n} statements.",
            found.coverage.statements,
        )
    topic = found.query.topic or found.query.standalone
    notes = "".join(f" {escape(note).rstrip('.')}." for note in found.coverage.notes)
    looked = tell("Looked {ways}.", ways=_ways(found.coverage))
    if topic:
        looked = tell("Looked for {topic} {ways}.", topic="{topic}", ways=_ways(found.coverage))
        looked = looked.replace("{topic}", f'<q dir="auto">{_short(topic)}</q>')
    return f"{looked}{notes}"


def _ways(coverage: Coverage) -> Message:
    if coverage.by_meaning >= 1:
        return say("by words and by meaning")
    if coverage.by_meaning <= 0:
        return say("by words only")
    return say("by words in all of it, and by meaning in {share}", share=float(coverage.by_meaning))


def _numbers(found: Answer) -> str:
    links = (
        f'<a href="#{escape(cite_id(found.answer_id, quote.number))}" '
        f'aria-label="{tell("Go to quote {number}", number=quote.number)}">{quote.number}</a>'
        for quote in found.quotes
    )
    return f'<span class="numbers">{"".join(links)}</span>' if len(found.quotes) > 2 else ""


def _all(found: Answer) -> str:
    """Who asks for everything is led to all of it at once."""
    if found.query.intent != "everything" or not found.query.topic:
        return ""
    path = escape(everything_path(found))
    return f'<a class="all" href="{path}">{tell("All of it, counted and over time")}</a>'


def _everything(found: Answer) -> str:
    if not found.query.topic or found.verdict or found.outcome != "quotes" or _all(found):
        return ""
    words = tell("Everything said on it, over time")
    return f' <a href="{escape(everything_path(found))}">{words}</a>'


def _taking(found: Answer) -> str:
    return taking(lambda format: answer_export(found, format)) if found.quotes else ""


def _permalink(found: Answer) -> str:
    if not found.answer_id:
        return ""
    path = escape(answer_path(found))
    return f' <a class="permalink" href="{path}">{tell("Link to this answer")}</a>'


def chips(found: Answer, chosen: Filters | None = None) -> str:
    """What was understood, as small labels: filters in force, what earlier turns gave, notes.

    A filter can be taken off: its link asks the same without it.
    """
    query, theirs = found.query, dict(_filter_words(chosen or Filters()))
    items = "".join(
        f'<li class="{"chosen" if sort in theirs else "understood-as"}">{escape(label)}'
        f"{_whence(query, sort, theirs)}{_without(found, sort, label)}</li>"
        for sort, label in _filter_words(query.filters, asked=query.intent == "asked")
    )
    carried = (
        say("carried over: {topic}", topic=word.removeprefix("topic: "))
        for word in query.carried
        if word.startswith("topic: ")
    )
    items += "".join(f"<li>{escape(one)}{_without(found, 'topic', one)}</li>" for one in carried)
    name = tell("How this was understood")
    listed = f'<ul class="chips" aria-label="{name}">{items}</ul>' if items else ""
    return _understood(query, found.question) + listed + _notes(query)


def _whence(query: Query, sort: str, theirs: Mapping[str, str]) -> str:
    """Says that a filter is the reader's, or came from an earlier turn, not out of the question."""
    if sort in theirs:
        return f" <small>{tell('your choice')}</small>"
    known = any(word.startswith(sort.rstrip("s")) for word in query.carried)
    return f" <small>{tell('carried over')}</small>" if known else ""


def _without(found: Answer, sort: str, label: str) -> str:
    path = escape(answer_without(found, sort))
    return (
        f' <a href="{path}" data-drop="{escape(sort)}" '
        f'aria-label="{tell("Ask without: {filter}", filter=label)}">×</a>'
    )


def _understood(query: Query, question: str) -> str:
    if not query.carried or query.standalone in {"", question}:
        return ""
    told, words = tell("Understood as:"), query.standalone
    less = "".join(f", {escape(WITHOUT[sort])}" for sort in query.dropped if sort in WITHOUT)
    if len(words) <= LONG_QUESTION:
        return f'<p class="understood">{told} <q dir="auto">{escape(words)}</q>{less}</p>'
    return (
        f'<details class="understood"><summary>{told} <q dir="auto">{_short(words)}</q>{less}'
        f'</summary><p dir="auto">{escape(words)}</p></details>'
    )


def _short(words: str) -> str:
    """A long question's beginning, cut between words."""
    return escape(shorten(words, LONG_QUESTION, placeholder=" …") if " " in words else words)


def _notes(query: Query) -> str:
    return "".join(f'<p class="understood">{escape(note)}</p>' for note in query.notes)


def _filter_words(filters: Filters, *, asked: bool = False) -> list[tuple[str, str]]:
    """(sort, words) of each filter in force; `asked` where questions are looked for."""
    words = [("dates", _dates(filters.date_from, filters.date_to))]
    said = [
        say("put to {name}", name=name) if asked else say("said by {name}", name=name)
        for name in filters.speakers
    ]
    written = [say("in {language}", language=language_name(code)) for code in filters.languages]
    words += [("speakers", either(said)), ("languages", either(written))]
    words += [("kinds", either([kind_name(kind) for kind in filters.kinds]))]
    words += [("own", say("own words only") if filters.own_words_only else "")]
    return [(sort, told) for sort, told in words if told]


def _dates(first: str | None, last: str | None) -> str:
    if first and last:
        return days(*_whole(first, last))
    if first:
        return say("since {day}", day=written_date(first.removesuffix("-01-01")))
    return say("until {day}", day=written_date(last.removesuffix("-12-31"))) if last else ""


def _whole(first: str, last: str) -> tuple[str, str]:
    """Whole years as years: "2019" rather than "1 January 2019 to 31 December 2019"."""
    if first.endswith("-01-01") and last.endswith("-12-31"):
        return first[:4], last[:4]
    return first, last
