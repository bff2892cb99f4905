"""Two copies or versions of a statement beside each other: only what differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.messages import counted, say
from corpus.types import Statement
from qa.types import Difference, Quote
from qa.web.language import spoken
from qa.web.render.links import statement_path
from qa.web.render.quotes import UNTITLED, quote_card
from qa.web.render.text import escape, lang_attribute, tell

ONLY = say("Not in the other one")


def comparison(here: Statement, there: Statement, found: Sequence[Difference]) -> str:
    """Each place where they differ, the one's words before the other's."""
    told = say("Both have the same words; only marks, spaces or paragraphs may differ.")
    if found:
        told = counted("They differ in {n} place.", "They differ in {n} places.", len(found))
    places = "".join(_place(one) for one in found)
    return (
        f'<h2 class="asked">{tell("What differs")}</h2>'
        f"<ol>{_named(here)}{_named(there)}</ol><p>{escape(spoken(told))}</p>{places}"
    )


def _named(one: Statement) -> str:
    path, title = escape(statement_path(one.statement_id)), escape(one.title or spoken(UNTITLED))
    where = escape(one.url or one.source_id)
    return (
        f'<li><a href="{path}" dir="auto"{lang_attribute(one.language)}>{title}</a> '
        f"<code>{where}</code></li>"
    )


def _place(one: Difference) -> str:
    sides = [(1, one.here), (2, one.there)]
    cards = "".join(_card(number, quote) for number, quote in sides if quote)
    alone = "" if one.here and one.there else f'<p class="small">{escape(spoken(ONLY))}</p>'
    return f'<section class="source difference">{cards}{alone}</section>'


def _card(number: int, quote: Quote) -> str:
    return quote_card(replace(quote, number=number), framed=spoken(quote.citation))
