"""The same statement elsewhere in the record, one click away: other sources, other languages."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.kin.types import Copy, Pair
from corpus.messages import Message, say
from corpus.types import Statement
from qa.elsewhere import how_it_differs
from qa.types import Quote
from qa.web.language import language_name
from qa.web.render.links import beside_path, counterpart_path, statement_path
from qa.web.render.text import escape, tell, tell_counted

NAMED = 3  # copies in a card; all of them in the statement


def pair_name(pair: Pair) -> Message:
    """ "Russian original", "English translation", or a version where neither is known as first."""
    language = language_name(pair.language)
    if pair.role == "original":
        return say("{language} original", language=language)
    if pair.role == "translation":
        return say("{language} translation", language=language)
    return say("{language} version", language=language)


def pair_link(pair: Pair, of: Quote | None = None) -> str:
    """To the statement in another language; at the place of the quote `of`, if one is given."""
    path = counterpart_path(of, pair.statement_id) if of else statement_path(pair.statement_id)
    return f'<a class="pair" href="{escape(path)}" data-open>{escape(pair_name(pair))}</a>'


def in_card(copies: Sequence[Copy]) -> str:
    """A line under a quote's source; nothing where no other source has the statement."""
    if not copies:
        return ""
    links = ", ".join(_copy(one) for one in copies[:NAMED])
    if len(copies) > NAMED:
        more = tell_counted("and {n} more", "and {n} more", len(copies) - NAMED)
        links += f" {more}"
    return f'<p class="facts kin">{escape(_also(copies))} {links}</p>'


def in_statement(shown: Statement) -> str:
    """Every copy with what differs there, a line each."""
    if not shown.copies:
        return ""
    lines = "".join(f"<li>{_copy(one)}{_difference(shown, one)}</li>" for one in shown.copies)
    return f'<div class="facts kin"><p>{escape(_also(shown.copies))}</p><ul>{lines}</ul></div>'


def where(copy: Copy) -> str:
    """The house that published it; else what its source is called here."""
    return copy.publisher or copy.source_id


def _also(copies: Sequence[Copy]) -> Message:
    return say("Also published:") if any(one.url for one in copies) else say("Also added as:")


def _copy(one: Copy) -> str:
    path, told = escape(statement_path(one.statement_id)), how_it_differs(one)
    differs = f" ({escape(told)})" if told else ""
    return f'<a class="copy" href="{path}" data-open dir="auto">{escape(where(one))}</a>{differs}'


def _difference(shown: Statement, one: Copy) -> str:
    if one.differing == 0:
        return ""
    path = escape(beside_path(shown.statement_id, one.statement_id))
    return f' <a href="{path}">{tell("What differs")}</a>'
