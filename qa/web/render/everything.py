"""Everything said on a topic: the form, the picture over time, and the quotes as arranged."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from qa.citation import written_date
from qa.types import Quote, Whole
from qa.web.arranged import GROUPS, SORTS, Listed, whose
from qa.web.render.quotes import quote_card, quote_groups
from qa.web.render.text import count, escape

SORT_WORDS = {"oldest": "Oldest first", "newest": "Newest first", "relevance": "Nearest first"}
GROUP_WORDS = {
    "statement": "By statement",
    "speaker": "By speaker",
    "side": "Positions side by side",
}
INTRODUCTION = (
    "All of it: every quote that holds the topic’s words or is on its point, counted, over time, "
    "and side by side. Nothing is left out, and nothing says what to think of it."
)


def introduction() -> str:
    return f'<h2 class="asked">Everything said</h2><p class="lead">{INTRODUCTION}</p>'


def arrange_fields(sort: str, group: str) -> str:
    """Two choices of the form: in what order, and how put together."""
    return (
        '<div class="arrange">'
        f"{_choice('sort', 'Order', SORTS, SORT_WORDS, sort)}"
        f"{_choice('group', 'Together', GROUPS, GROUP_WORDS, group)}</div>"
    )


def _choice(
    name: str, label: str, values: Sequence[str], words: dict[str, str], chosen: str
) -> str:
    options = "".join(
        f'<option value="{value}"{" selected" if value == chosen else ""}>{words[value]}</option>'
        for value in values
    )
    return (
        f'<label for="{name}">{label} <select id="{name}" name="{name}">{options}</select></label>'
    )


def counted(whole: Whole, quotes: int, statements: int) -> str:
    """How much there is, and over how much of the record."""
    covered = whole.coverage
    searched = count(covered.statements, "statement")
    if covered.statements != covered.total:
        searched += f" within the filters, of {covered.total:,}"
    return (
        f'<p class="summary"><span>{count(quotes, "quote")} out of '
        f"{count(whole.paragraphs, 'paragraph')} in all, in {statements:,} of {searched}."
        "</span></p>"
    )


def too_many(whole: Whole) -> str:
    return (
        f'<div class="notice"><p>{count(whole.paragraphs, "paragraph")} match: too many to '
        'arrange at once.</p><p class="small">Here they are by date, page by page. Narrow the '
        "topic or set filters to see them over time and by speaker.</p></div>"
    )


def nothing(topic: str) -> str:
    return (
        f'<div class="notice none"><div><p>Nothing in this record on {escape(topic)}.</p>'
        '<p class="small">That it is not here does not mean that it was never said.</p></div></div>'
    )


def quotes_listed(found: Listed, group: str, following: str, before: str) -> str:
    """The page of quotes, with the addresses of the pages around it."""
    bodies = {"speaker": _by_speaker, "side": _side_by_side}
    body = bodies.get(group, lambda listed: quote_groups(listed.quotes))(found)
    first, last = found.start + 1, found.start + len(found.quotes)
    turn = [
        f'<a rel="{rel}" href="{escape(path)}">{words}</a>'
        for rel, path, words in (
            ("prev", before, "← Earlier ones"),
            ("next", following, "Further ones →"),
        )
        if path
    ]
    return (
        f'<h2 class="part">Quotes {first:,} to {last:,} of {found.total:,}</h2>{body}'
        f'<nav class="pages" aria-label="Pages">{"".join(turn)}</nav>'
    )


def _by_speaker(found: Listed) -> str:
    totals = dict(found.counts)
    return "".join(
        f'<section class="speaker-group"><h3 class="whose">{escape(name)} '
        f"<small>{count(totals[name], 'quote')}</small></h3>{quote_groups(list(together))}"
        "</section>"
        for name, together in groupby(found.quotes, key=whose)
    )


def _side_by_side(found: Listed) -> str:
    """A column for each holder, a row for each statement, in order of time."""
    totals = dict(found.counts)
    heads = "".join(
        f'<th scope="col">{escape(name)} <small>{count(totals[name], "quote")}</small></th>'
        for name in found.sides
    )
    rows = "".join(
        _row(list(together), found.sides)
        for _, together in groupby(found.quotes, key=lambda quote: quote.statement_id)
    )
    return (
        '<table class="sides"><caption class="small">What each is quoted with, in order of time. '
        "Whether a position changed is for the reader to say.</caption><thead><tr>"
        f'<th scope="col">Date</th>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(quotes: list[Quote], sides: Sequence[str]) -> str:
    cells = "".join(
        f"<td>{''.join(quote_card(one) for one in quotes if whose(one) == name)}</td>"
        for name in sides
    )
    first = quotes[0]
    return (
        f'<tr><th scope="row">{escape(written_date(first.date))}<br>'
        f"<small>{escape(first.title)}</small></th>{cells}</tr>"
    )
