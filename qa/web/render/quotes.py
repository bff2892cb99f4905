"""Quote cards: the exact words, whose voice, who, where and when, and a numbered citation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from qa.citation import written_date
from qa.types import Quote
from qa.web.render.links import cite_id, quote_path, statement_path
from qa.web.render.text import escape
from qa.web.render.voices import voice_label


def quote_groups(quotes: Sequence[Quote], answer_id: str = "") -> str:
    """Cards in the order given; neighbours from one statement stand under one heading."""
    return "".join(
        _group(list(together), answer_id)
        for _, together in groupby(quotes, key=lambda found: found.statement_id)
    )


def _group(quotes: list[Quote], answer_id: str) -> str:
    first = quotes[0]
    facts = [written_date(first.date), *([first.place] if first.place else [])]
    cards, before = [], ""
    for found in quotes:
        said = framing(found)
        cards.append(quote_card(found, answer_id, framed="" if said == before else said))
        before = said
    credit = f'<p class="facts">{escape(first.credit)}</p>' if first.credit else ""
    return (
        f'<section class="source"><header><p class="facts">{escape(" · ".join(facts))}</p>'
        f'<h3><a href="{escape(statement_path(first.statement_id))}" data-open>'
        f"{escape(first.title or 'Untitled statement')}</a></h3>{credit}</header>"
        f"{''.join(cards)}</section>"
    )


def framing(found: Quote) -> str:
    """The citation line: who, what, where and when; without the title, which stands above it."""
    said = (found.citation or found.speaker or "").rstrip(": ")
    return said.replace(f", {found.title}", "") if found.title else said


def quote_card(found: Quote, answer_id: str = "", *, framed: str = "") -> str:
    """One quote, its voice before its words. Inside the blockquote stands only source text."""
    cited = f'<p class="framing">{escape(framed)}</p>' if framed else ""
    return (
        f'<article class="quote {found.voice}" id="{escape(cite_id(answer_id, found.number))}">'
        f'<div class="top">{voice_label(found.voice, found.by)}{cite_link(found, answer_id)}</div>'
        f'<blockquote dir="auto">{escape(found.text)}</blockquote>{cited}</article>'
    )


def cite_link(found: Quote, answer_id: str = "") -> str:
    """[n]: opens the statement at these words, beside the answer or as a page of its own."""
    return (
        f'<a class="cite" href="{escape(quote_path(found, answer_id))}" data-open>'
        f'<span class="where">See in the statement</span> <b>{found.number}</b></a>'
    )
