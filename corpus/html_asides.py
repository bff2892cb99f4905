"""What of a page is beside its text: scripts, menus, share bars; and what only looks so.

Some sites put the whole article into a form, a "print-content" or a collapsed section. What holds a
good part of the page's prose is the text, whatever it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from corpus.title_words import word_set

# Nobody reads these as text.
_WORDLESS = word_set(
    """
script style noscript template head select option input textarea iframe object svg canvas audio
video picture map math
"""
)
# These can hold the article on pages that are built so, or a part of it.
_BESIDE = word_set("nav aside footer form button figcaption dialog menu")
_HEADINGS = word_set("h1 h2 h3 h4 h5 h6 summary")
_PICTURES = word_set("img picture video audio iframe svg canvas object embed")
# Names that sites give to what is not the text.
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:shar(?:e|ing)|social|related|recommend\w*|breadcrumbs?|cookies?|"
    r"nav(?:bar|igation)?|"
    r"menu|sidebar|footer|tags?|comments|pag(?:er|ination)|print|subscribe|newsletter|captions?|"
    r"tooltip|toolbar|banner|popup|modal|skip|visually-hidden|sr-only|lang(?:uage)?s?-?switch\w*)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"(?:^|[\s_-])(?:foot|end)notes?(?:$|[\s_-])|doc-(?:foot|end)notes?", re.IGNORECASE
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…][\"”’»)\]]*$")
_INSIDE = word_set("p li dd td blockquote div section article main center pre font span")
_LEAST = 40  # characters of a paragraph that may be prose
_SHARE = 0.4  # of a page's prose: what holds as much is the text and nothing beside it
_LINKED = 0.3  # of a text's letters in links: as many are a list of other pages


@dataclass(frozen=True, slots=True)
class Asides:
    """Tells, for the elements of one page, which are read and how."""

    prose: int
    unfolds: bool = False  # the text itself is hidden until somebody clicks

    @classmethod
    def of(cls, page: HtmlElement) -> Asides:
        hidden = {e for e in page.iter() if isinstance(e.tag, str) and _hidden(e)}
        outer = [e for e in hidden if hidden.isdisjoint(e.iterancestors())]
        prose = _length(page)
        return cls(prose, sum(map(_length, outer)) >= _SHARE * prose > 0)

    def silent(self, element: HtmlElement) -> bool:
        """Whether nothing of the element is read: all that is left out, is left out here."""
        tag = element.tag
        if tag in _WORDLESS:
            return True
        hidden = _hidden(element) and not self.unfolds
        if not (tag in _BESIDE or hidden or _named(element)):
            return tag == "figure" and any(e.tag in _PICTURES for e in element.iter())
        if tag == "button" and any(e.tag in _HEADINGS for e in element.iterancestors()):
            return False
        if tag == "figcaption":  # who is quoted, or what a table shows
            return False
        found = list(_prose(element))
        if sum(map(len, found)) >= _SHARE * self.prose > 0:
            return False
        if tag == "aside" and not hidden and not _named(element):
            return not found or _linked(element) > _LINKED
        return not any(len(text) > 400 for text in found) or hidden


def is_note(element: HtmlElement) -> bool:
    """Whether an element holds the publisher's words beside the statement: notes, boxes."""
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    return element.tag in {"aside", "figcaption"} or bool(_NOTES.search(names))


def _hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))


def _named(element: HtmlElement) -> bool:
    return bool(_NAMED.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def _length(element: HtmlElement) -> int:
    return sum(map(len, _prose(element)))


def _prose(element: HtmlElement) -> Iterator[str]:
    """The paragraphs of whole sentences in an element, each at its innermost block."""
    for block in element.iter(*_INSIDE):
        own = " ".join(_own_words(block).split())
        if len(own) >= _LEAST and _SENTENCE.search(own):
            yield own


def _own_words(block: HtmlElement) -> str:
    """The words of a block without those of blocks within it."""
    parts = [block.text or ""]
    for child in block:
        if isinstance(child.tag, str) and child.tag not in _INSIDE | _WORDLESS | {"ul", "table"}:
            parts.append(_own_words(child))
        parts.append(child.tail or "")
    return " ".join(parts)


def _linked(element: HtmlElement) -> float:
    letters = len("".join(element.text_content().split()))
    links = sum(len("".join(a.text_content().split())) for a in element.iter("a"))
    return links / max(letters, 1)
