"""Everything said on a topic: the form, the picture over time, and the quotes as arranged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from corpus.messages import counted, joined, say
from qa.citation import written_date
from qa.types import Quote, Whole
from qa.web.arranged import GROUPS, SORTS, Listed, whose
from qa.web.render.quotes import quote_card, quote_groups
from qa.web.render.text import escape, in_its_language, lang_attribute, tell, tell_counted

SORT_WORDS: Mapping[str, str] = {
    "oldest": say("Oldest first"),
    "newest": say("Newest first"),
    "relevance": say("Nearest first"),
}
GROUP_WORDS: Mapping[str, str] = {
    "statement": say("By statement"),
    "speaker": say("By speaker"),
    "side": say("Positions side by side"),
}
INTRODUCTION = say(
    "All of it: every quote that holds the topic’s words or is on its point, counted, over time, "
    "and side by side. Nothing is left out, and nothing says what to think of it."
)

SIDES = say(
    "What each is quoted with, in order of time. Whether a position changed is for the reader to "
    "say."
)


def introduction() -> str:
    head = tell("Everything said")
    return f'<h2 class="asked">{head}</h2><p class="lead">{escape(INTRODUCTION)}</p>'


def arrange_fields(sort: str, group: str) -> str:
    """Two choices of the form: in what order, and how put together."""
    return (
        '<div class="arrange">'
        f"{_choice('sort', tell('Order'), SORTS, SORT_WORDS, sort)}"
        f"{_choice('group', tell('Together'), GROUPS, GROUP_WORDS, group)}</div>"
    )


def _choice(
    name: str, label: str, values: Sequence[str], words: Mapping[str, str], chosen: str
) -> str:
    options = "".join(
        f'<option value="{value}"{" selected" if value == chosen else ""}>'
        f"{escape(words[value])}</option>"
        for value in values
    )
    return (
        f'<label for="{name}">{label} <select id="{name}" name="{name}">{options}</select></label>'
    )


def how_much(whole: Whole, quotes: int, statements: int) -> str:
    """How much there is, and over how much of the record."""
    covered = whole.coverage
    searched = counted("{n} statement", "{n} statements", covered.statements)
    if covered.statements != covered.total:
        searched = counted(
            "{n} statement within the filters, of {total}",
            "{n} statements within the filters, of {total}",
            covered.statements,
            total=covered.total,
        )
    told = tell(
        "{quotes} out of {paragraphs} in all, in {statements} of {searched}.",
        quotes=counted("{n} quote", "{n} quotes", quotes),
        paragraphs=counted("{n} paragraph", "{n} paragraphs", whole.paragraphs),
        statements=statements,
        searched=searched,
    )
    return f'<p class="summary"><span>{told}</span></p>'


def too_many(whole: Whole) -> str:
    many = tell_counted(
        "{n} paragraph matches: too many to arrange at once.",
        "{n} paragraphs match: too many to arrange at once.",
        whole.paragraphs,
    )
    instead = tell(
        "Here they are by date, page by page. Narrow the topic or set filters to see them over "
        "time and by speaker."
    )
    return f'<div class="notice"><p>{many}</p><p class="small">{instead}</p></div>'


def nothing(topic: str) -> str:
    none = tell("Nothing in this record on “{topic}”.", topic=topic)
    but = tell("That it is not here does not mean that it was never said.")
    return f'<div class="notice none"><div><p>{none}</p><p class="small">{but}</p></div></div>'


def quotes_listed(found: Listed, group: str, following: str, before: str) -> str:
    """The page of quotes, with the addresses of the pages around it."""
    bodies = {"speaker": _by_speaker, "side": _side_by_side}
    body = bodies.get(group, lambda listed: quote_groups(listed.quotes))(found)
    counts = tell(
        "Quotes {first} to {last} of {total}",
        first=found.start + 1,
        last=found.start + len(found.quotes),
        total=found.total,
    )
    turn = [
        f'<a rel="{rel}" href="{escape(path)}">{words}</a>'
        for rel, path, words in (
            ("prev", before, tell("← Earlier ones")),
            ("next", following, tell("Further ones →")),
        )
        if path
    ]
    return (
        f'<h2 class="part">{counts}</h2>{body}'
        f'<nav class="pages" aria-label="{tell("Pages")}">{"".join(turn)}</nav>'
    )


def _by_speaker(found: Listed) -> str:
    totals = dict(found.counts)
    groups = [(name, list(together)) for name, together in groupby(found.quotes, key=whose)]
    return "".join(
        f'<section class="speaker-group"><h3 class="whose">'
        f"{in_its_language(name, quotes[0].language)} <small>{_quotes(totals[name])}</small></h3>"
        f"{quote_groups(quotes)}</section>"
        for name, quotes in groups
    )


def _quotes(number: int) -> str:
    return tell_counted("{n} quote", "{n} quotes", number)


def _side_by_side(found: Listed) -> str:
    """A column for each holder, a row for each statement, in order of time."""
    totals = dict(found.counts)
    others = sum(totals.values()) - found.total
    more = counted(
        "{n} more quote is of others: see it by speaker.",
        "{n} more quotes are of others: see them by speaker.",
        others,
    )
    told = joined([SIDES, *([more] if others else [])], " ")
    languages = {whose(quote): quote.language for quote in found.quotes}
    heads = "".join(
        f'<th scope="col">{in_its_language(name, languages.get(name, ""))} '
        f"<small>{_quotes(totals[name])}</small></th>"
        for name in found.sides
    )
    rows = "".join(
        _row(list(together), found.sides)
        for _, together in groupby(found.quotes, key=lambda quote: quote.statement_id)
    )
    return (
        f'<table class="sides"><caption class="small">{escape(told)}</caption><thead><tr>'
        f'<th scope="col">{tell("Date")}</th>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(quotes: list[Quote], sides: Sequence[str]) -> str:
    cells = "".join(
        f"<td>{''.join(quote_card(one) for one in quotes if whose(one) == name)}</td>"
        for name in sides
    )
    first = quotes[0]
    return (
        f'<tr><th scope="row">{escape(written_date(first.date))}<br>'
        f"<small{lang_attribute(first.language)}>{escape(first.title)}</small></th>{cells}</tr>"
    )
