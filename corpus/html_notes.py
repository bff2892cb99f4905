"""Small raised marks: references to notes, which nobody said, and exponents, which somebody did."""

from __future__ import annotations

import re

from lxml.html import HtmlElement  # type: ignore[import-untyped]

_NAMED = re.compile(
    r"(?:^|[\s_-])(?:foot|end)?note-?(?:ref(?:erence)?|mark|link|call|anchor)|"
    r"(?:^|\s)(?:footnote|endnote|reference|noteref|fnref)(?:$|\s)",
    re.IGNORECASE,
)
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[a-zivx]{1,4})[\])]?", re.IGNORECASE)
_DIGITS = re.compile(r"[−–-]?\d{1,3}")
# What a raised digit multiplies: units, and the numbers and symbols of formulas.
_UNIT = re.compile(r"(?:(?<![^\W\d_])(?:[kcmdµ]?m|ft|in|yd|mi|sq|s|км|м|см|мм|дм)|(?<!\d)10)\s?$")
_HIGH = str.maketrans("0123456789-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻")


def clean_marks(page: HtmlElement) -> None:
    """Take marks of notes and struck words out of a page, and write exponents as characters.

    Done in the page itself, so that whoever reads it next sees the same words.
    """
    for element in list(page.iter("del", "s", "strike")):
        _drop(element)
    for element in list(page.iter("sup", "a", "span")):
        if element.getparent() is None or element.getroottree().getroot() is not page:
            continue
        if _note_mark(element, _before(element)):
            _drop(element)
        elif high := _raised(element):
            element.tail = high + (element.tail or "")
            _drop(element)


def _drop(element: HtmlElement) -> None:
    """Without what is in it; what follows it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def _before(element: HtmlElement) -> str:
    """The words right before an element in its own parent."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return (previous.tail or "") if (previous.tail or "").strip() else previous.text_content()
    return (parent.text if parent is not None else "") or ""


def _note_mark(element: HtmlElement, after: str) -> bool:
    """Whether an element is a note's reference behind the words `after`."""
    if element.tag not in {"sup", "a", "span"}:
        return False
    text = "".join(element.text_content().split())
    if not text or not _MARK.fullmatch(text):
        return False
    if _named(element) or any(_named(e) for e in element.iter("a", "sup", "span")):
        return True
    if any((a.get("href") or "").startswith("#") for a in element.iter("a")):
        return element.tag == "sup" or _stands_as_mark(text, after)
    if element.tag != "sup" or not _DIGITS.fullmatch(text) or _UNIT.search(after):
        return False
    return bool(after.strip())


def _raised(element: HtmlElement) -> str:
    """A superscript of digits as the characters that look so: "km²"; empty for anything else."""
    if element.tag != "sup":
        return ""
    text = "".join(element.text_content().split())
    return text.translate(_HIGH) if _DIGITS.fullmatch(text) else ""


def _named(element: HtmlElement) -> bool:
    role = element.get("role") or element.get("epub:type") or ""
    return "noteref" in role or bool(_NAMED.search(element.get("class") or ""))


def _stands_as_mark(text: str, after: str) -> bool:
    """A bare link to another place of the page is a mark in brackets, or glued to a word."""
    return not text.isalpha() and (text[0] in "[(" or not after[-1:].isspace())
