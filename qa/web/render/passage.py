"""A quote's words with what stands around them: neighbours look like neighbours, never quoted."""

from __future__ import annotations

from qa.quotation_marks import Marks, marks_around, marks_in
from qa.types import Quote
from qa.voice_words import voice_words
from qa.web.language import readers_language
from qa.web.neighbours import Around, Neighbour
from qa.web.render.kin import pair_link
from qa.web.render.links import around_path
from qa.web.render.text import by_room, escape, in_its_language, lang_attribute, tell


def passage(found: Quote, beside: Around) -> str:
    """The words, with the neighbours that are shown."""
    before = "".join(_neighbour(one, "before", found) for one in beside.before)
    after = "".join(_neighbour(one, "after", found) for one in beside.after)
    source = lang_attribute(found.language)
    opening, closing = _marks(found.text)
    words = (
        f'<blockquote data-opening="{escape(opening)}" data-closing="{escape(closing)}" dir="auto"'
        f"{source}>{escape(found.text)}</blockquote>"
    )
    return f'<div class="passage">{before}{words}{after}</div>'


def _marks(text: str) -> Marks:
    """The quotation marks of the reader's language that the page sets, apart from the words."""
    return marks_around(text, *marks_in(readers_language()))


def tools(found: Quote, beside: Around) -> str:
    """What can be done with a quote: links that give one neighbour more, and copying.

    A page's script puts what they give in the place of what is there.
    """
    languages = "".join(pair_link(pair, found) for pair in found.pairs)
    return (
        '<div class="tools"><span class="steps">'
        f"{_step(found, beside, 'before')}{_step(found, beside, 'after')}</span>{languages}"
        f'<button type="button" data-copy="quote">'
        f"{by_room(tell('Copy with citation'), tell('Copy quote'))}</button>"
        f'<button type="button" data-copy="link">'
        f"{by_room(tell('Copy link'), tell('Link'))}</button></div>"
    )


def _neighbour(one: Neighbour, side: str, found: Quote) -> str:
    """Unquoted, with its own voice; a new paragraph is told apart from one that goes on."""
    named = tell("Before:") if side == "before" else tell("After:")
    apart = "" if one.paragraph == found.paragraph else " apart"
    return (
        f'<div class="neighbour {side}{apart}" data-neighbour="{side}">'
        f'<p class="whose voice {one.voice}">{named} '
        f"{in_its_language(voice_words(one.voice, one.by), found.language)}</p>"
        f'<p dir="auto"{lang_attribute(found.language)}>{escape(one.text)}</p></div>'
    )


def _step(found: Quote, beside: Around, side: str) -> str:
    first, last = beside.shown
    if not (beside.earlier if side == "before" else beside.later):
        begins = tell("This begins the statement")
        end = begins if side == "before" else tell("This ends the statement")
        return f'<span class="step">{end}</span>'
    path = around_path(found, first + (side == "before"), last + (side == "after"))
    shown = first if side == "before" else last
    number, more = found.number, bool(shown)
    if side == "before":
        words = by_room(tell("↑ Sentence before"), tell("↑ Before"))
        label = _label_before(number, more)
    else:
        words = by_room(tell("↓ Sentence after"), tell("↓ After"))
        label = _label_after(number, more)
    return (
        f'<a class="step" href="{escape(path)}" data-around="{side}" aria-label="{label}">'
        f"{words}</a>"
    )


def _label_before(number: int, more: bool) -> str:
    if more:
        return tell("Show one more sentence before quote {number}", number=number)
    return tell("Show the sentence before quote {number}", number=number)


def _label_after(number: int, more: bool) -> str:
    if more:
        return tell("Show one more sentence after quote {number}", number=number)
    return tell("Show the sentence after quote {number}", number=number)
