"""Quote cards: the exact words, whose voice, who, where and when, and a numbered citation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from corpus.messages import Joined, Message, joined, say
from qa.citation import as_reported, joint_position, question_by, written_date
from qa.types import Quote
from qa.web.language import spoken
from qa.web.neighbours import Around
from qa.web.render.kin import in_card
from qa.web.render.links import cite_id, quote_path, statement_path
from qa.web.render.passage import passage, tools
from qa.web.render.text import (
    escape,
    in_its_language,
    isolated,
    lang_attribute,
    tell,
    web_link,
)
from qa.web.render.voices import voice_label

UNTITLED = say("Untitled statement")


def quote_groups(quotes: Sequence[Quote], answer_id: str = "") -> str:
    """Cards in the order given; neighbours from one statement stand under one heading."""
    return "".join(
        _group(list(together), answer_id)
        for _, together in groupby(quotes, key=lambda found: found.statement_id)
    )


def _group(quotes: list[Quote], answer_id: str) -> str:
    first = quotes[0]
    cards, before = [], ""
    for found in quotes:
        said = framing(found)
        cards.append(quote_card(found, answer_id, framed="" if said == before else said))
        before = said
    path = escape(statement_path(first.statement_id))
    kin = in_card(first.copies)
    credit = f'<p class="facts">{escape(first.credit)}</p>' if first.credit else ""
    return (
        f'<section class="source"><header><p class="facts">{_when_and_where(first)}</p>'
        f'<h3 dir="auto"{lang_attribute(first.language)}><a href="{path}" data-open>'
        f"{escape(first.title or UNTITLED)}</a></h3>{credit}{kin}</header>"
        f"{''.join(cards)}</section>"
    )


def _when_and_where(found: Quote) -> str:
    facts = [spoken(written_date(found.date)), *([found.place] if found.place else [])]
    return in_its_language(isolated(" · ".join(facts)), found.language)


def framing(found: Quote) -> str:
    """Of the citation what neither the heading nor the voice tells: title, place and day stand
    above, and whose own words or question it is stands beside them."""
    parts = found.citation.parts if isinstance(found.citation, Message) else None
    cited = parts.parts if isinstance(parts, Joined) else (found.citation or found.speaker or "",)
    told = {found.title, found.place, written_date(found.date), *_labelled(found)}
    title = found.title.casefold()
    left = [
        part
        for n, part in enumerate(cited)
        if part and part not in told and (n == 0 or part.casefold() not in title)
    ]
    return spoken(joined(left, ", "))


def _labelled(found: Quote) -> Sequence[str | None]:
    """How a citation says what the label beside the quote says."""
    match found.voice:
        case "own":
            return [found.by or found.speaker]
        case "reported":
            return [as_reported(found.by)] if found.by else []
        case "joint":
            return [joint_position(found.by)]
        case "questioner":
            return [question_by(found.by)]
        case "unclear":
            return []


def in_context(found: Quote, beside: Around) -> str:
    """The body of a page of one quote with its neighbours."""
    path = escape(quote_path(found))
    return (
        f'<p class="facts">{_when_and_where(found)}</p>'
        f'<h2 class="asked" dir="auto"{lang_attribute(found.language)}>'
        f"{escape(found.title or UNTITLED)}</h2>"
        f"{quote_card(found, framed=framing(found), beside=beside)}"
        f'<p class="small"><a href="{path}">{tell("See it in the statement")}</a></p>'
    )


def quote_card(
    found: Quote, answer_id: str = "", *, framed: str = "", beside: Around | None = None
) -> str:
    """One quote, its voice before its words. Inside the blockquote stands only source text."""
    beside = beside or Around()
    cited = (
        f'<p class="framing">{in_its_language(isolated(framed), found.language)}</p>'
        if framed
        else ""
    )
    return (
        f'<article class="quote {found.voice}" id="{escape(cite_id(answer_id, found.number))}" '
        f'aria-label="{tell("Quote {number}", number=found.number)}" '
        f'data-citation="{escape(cited_as(found))}" '
        f'data-link="{escape(quote_path(found))}">'
        f'<div class="top">{voice_label(found.voice, found.by, found.language)}'
        f"{cite_link(found, answer_id)}</div>"
        f"{passage(found, beside)}{cited}{tools(found, beside)}</article>"
    )


def cited_as(found: Quote) -> str:
    """The citation as it is copied: in full, with the title and the publisher's address."""
    said = spoken(found.citation or found.speaker or "").rstrip(": ")
    title = f"“{found.title}”" if found.title and found.title not in said else ""
    parts = [part for part in (said, title, web_link(found.url) or "") if part]
    return ". ".join(parts)


def cite_link(found: Quote, answer_id: str = "") -> str:
    """[n]: opens the statement at these words, beside the answer or as a page of its own."""
    return (
        f'<a class="cite" href="{escape(quote_path(found, answer_id))}" data-open>'
        f'<span class="where">{tell("See in the statement")}</span> <b>{found.number}</b></a>'
    )
