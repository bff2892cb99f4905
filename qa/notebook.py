"""An answer, a page or a check as a notebook shows it: plain escaped HTML, no script, no style
sheet. The words are those that were verified when the result was made."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from qa.quotation_marks import in_marks

if TYPE_CHECKING:
    from qa.types import Answer, Page, Quote, QuoteCheck

VOICES = {
    "own": "own words",
    "reported": "reported from {by}",
    "joint": "joint position",
    "questioner": "a questioner",
    "unclear": "voice unclear",
}
LINKED = ("http://", "https://")


def answer_html(answer: Answer) -> str:
    notes = "".join(f"<p><small>{escape(note)}</small></p>" for note in answer.query.notes)
    return f"<p>{escape(answer.message)}</p>{notes}{_quotes(answer.quotes)}"


def page_html(page: Page) -> str:
    verb = "paragraph matches" if page.total == 1 else "paragraphs match"
    more = "<p>More: give <code>next</code> as cursor.</p>" if page.next else ""
    return f"<p>{page.total:,} {verb}.</p>{_quotes(page.quotes)}{more}"


def check_html(check: QuoteCheck) -> str:
    changes = "".join(
        f"<li>{escape(one.kind)}: <del>{escape(one.quoted)}</del> "
        f"<ins>{escape(one.original)}</ins></li>"
        for one in check.changes
    )
    listed = f"<ul>{changes}</ul>" if changes else ""
    return f"<p><b>{escape(check.verdict)}</b></p>{listed}{_quotes(check.matches)}"


def _quotes(quotes: tuple[Quote, ...]) -> str:
    return "".join(map(_quote, quotes))


def _quote(quote: Quote) -> str:
    voice = VOICES[quote.voice].format(by=quote.by or "somebody not named")
    cited = escape(quote.citation or quote.title)
    if quote.url and quote.url.startswith(LINKED):
        cited = f'<a href="{escape(quote.url)}" rel="noreferrer">{cited}</a>'
    return (
        f'<blockquote><p dir="auto">[{quote.number}] {escape(in_marks(quote.text))}</p>'
        f"<footer><small>{cited}, {escape(voice)}</small></footer></blockquote>"
    )
