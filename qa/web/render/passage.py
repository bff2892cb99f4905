"""A quote's words with what stands around them: neighbours look like neighbours, never quoted."""

from __future__ import annotations

from qa.quotation_marks import has_own_marks
from qa.types import Quote
from qa.web.neighbours import Around, Neighbour
from qa.web.render.links import around_path
from qa.web.render.text import escape
from qa.web.render.voices import voice_words


def passage(found: Quote, beside: Around) -> str:
    """The words, with the neighbours that are shown."""
    before = "".join(_neighbour(one, "before", found) for one in beside.before)
    after = "".join(_neighbour(one, "after", found) for one in beside.after)
    marked = ' class="marked"' if has_own_marks(found.text) else ""
    words = f'<blockquote dir="auto"{marked}>{escape(found.text)}</blockquote>'
    return f'<div class="passage">{before}{words}{after}</div>'


def tools(found: Quote, beside: Around) -> str:
    """What can be done with a quote: links that give one neighbour more, and copying.

    A page's script puts what they give in the place of what is there.
    """
    return (
        '<div class="tools"><span class="steps">'
        f"{_step(found, beside, 'before')}{_step(found, beside, 'after')}</span>"
        '<button type="button" data-copy="quote">Copy with citation</button>'
        '<button type="button" data-copy="link">Copy link</button></div>'
    )


def _neighbour(one: Neighbour, side: str, found: Quote) -> str:
    """Unquoted, with its own voice; a new paragraph is told apart from one that goes on."""
    apart = "" if one.paragraph == found.paragraph else " apart"
    return (
        f'<div class="neighbour {side}{apart}" data-neighbour="{side}">'
        f'<p class="whose voice {one.voice}">{"Before" if side == "before" else "After"}: '
        f'{escape(voice_words(one.voice, one.by))}</p><p dir="auto">{escape(one.text)}</p></div>'
    )


def _step(found: Quote, beside: Around, side: str) -> str:
    first, last = beside.shown
    if not (beside.earlier if side == "before" else beside.later):
        end = "This begins" if side == "before" else "This ends"
        return f'<span class="step">{end} the statement</span>'
    path = around_path(found, first + (side == "before"), last + (side == "after"))
    shown = first if side == "before" else last
    arrow = "↑" if side == "before" else "↓"
    return (
        f'<a class="step" href="{escape(path)}" data-around="{side}" '
        f'aria-label="Show {"one more" if shown else "the"} sentence {side} quote {found.number}">'
        f"{arrow} Sentence {side}</a>"
    )
