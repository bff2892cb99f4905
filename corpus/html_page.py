"""HTML: the page's own words and metadata; trafilatura tells where the text begins and ends."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from lxml import etree, html  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from corpus.chrome import is_chrome
from corpus.decoding import decode
from corpus.errors import UnreadableSource
from corpus.header_lines import (
    beside_date,
    clock_line,
    date_line,
    language_line,
    place_line,
    speaker_line,
)
from corpus.html_metadata import read_metadata
from corpus.html_notes import clean_marks
from corpus.html_text import Piece, pieces_of
from corpus.languages import in_its_script
from corpus.messages import say
from corpus.pages import page as page_document
from corpus.title_page import SORT_ALONE
from corpus.types import Block, Document, Metadata

_CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONTAINERS = ("//*[@itemprop='articleBody']", "//article", "//main", "//*[@role='main']", "//body")
_SMALLEST = 0.6  # of the words trafilatura finds: with fewer, a container is not the article

_DOUBTFUL = 0.25  # of the text: as much prose beyond it in its article may belong to it


def read_page(data: bytes, source_id: str, charset: str | None = None) -> Document:
    """The document of one page; raises `UnreadableSource` where it holds no text."""
    blocks, known = read_html(data, charset)
    return page_document(source_id, blocks, known)


def read_html(data: bytes, charset: str | None = None) -> tuple[list[Block], Metadata]:
    """The blocks of a page and what it says of itself; `charset` is what its sender says."""
    page = _parse(decode(data, charset or declared_charset(data)))
    known = read_metadata(page)
    try:
        clean_marks(page)
        blocks, whole = _blocks(page)
    except RecursionError:
        raise UnreadableSource(say("Its elements are nested too deeply to be read.")) from None
    if not blocks:
        raise UnreadableSource(say("It holds no text, only scripts, pictures or menus."))
    words = "\n".join(block.text for block in blocks)[:5000]
    return blocks, replace(
        known,
        language=in_its_script(known.language, words),
        uncertain=known.uncertain if whole else (*known.uncertain, "text"),
    )


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page says it is in."""
    declared = _CHARSET.search(data[:4096])
    return declared[1].decode("ascii") if declared else None


def read_whole(data: bytes) -> tuple[list[Block], Metadata]:
    """The same of a page that is all text, as a book's are: nothing is looked for or left out."""
    page = _parse(decode(data))
    known = read_metadata(page)
    try:
        clean_marks(page)
        return [piece.block for piece in pieces_of(page)], known
    except RecursionError:
        raise UnreadableSource(say("Its elements are nested too deeply to be read.")) from None


def _parse(text: str) -> HtmlElement:
    try:
        # Without huge_tree all words below 256 levels would be lost without a trace.
        parser = html.HTMLParser(huge_tree=True)
        return html.document_fromstring(_DECLARATION.sub("", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSource(say("It holds no text: it is not HTML.")) from error


def _blocks(page: HtmlElement) -> tuple[list[Block], bool]:
    """Header lines and text: what trafilatura finds, with all that stands among or beside it.

    And whether that is surely all: what is left out of an article is not left out silently.
    """
    found = _trafilatura(page)
    pieces, article = _container(page, found)
    kept = [index for index, piece in enumerate(pieces) if _letters(piece.block.text) in found]
    kept = [i for i in kept if len(_letters(pieces[i].block.text)) > 20] or kept
    if not found or not kept:
        return [piece.block for piece in pieces], True
    first, last = _with_siblings(pieces, kept)
    text = [piece.block for piece in pieces[first : last + 1]]
    beyond = _prose(pieces[:first]) + _prose(pieces[last + 1 :])
    whole = not article or beyond <= _DOUBTFUL * sum(len(block.text) for block in text)
    return _head(pieces, first) + text, whole


def _prose(pieces: list[Piece]) -> int:
    """How many characters of these are paragraphs of whole sentences."""
    texts = (piece.block.text for piece in pieces if piece.block.role != "heading")
    return sum(len(t) for t in texts if len(t) > 40 and t[-1] in ".!?…”" and not is_chrome(t))


def _head(pieces: list[Piece], first: int) -> list[Block]:
    """The header lines from the last heading on to the text; what else stands there is menus.

    A whole sentence below the heading is no menu: it is the page's lead.
    """
    start = _heading(pieces, first)
    blocks = [piece.block for piece in pieces[start:first]]
    lines = [block.text for block in blocks]
    titled = next((i for i, block in enumerate(blocks) if block.role == "heading"), len(blocks))
    return [
        block
        for index, block in enumerate(blocks)
        if _tells(block, lines, index) or (index > titled and _prose([pieces[start + index]]))
    ]


def _container(page: HtmlElement, found: str) -> tuple[list[Piece], bool]:
    """The blocks of the narrowest element that holds the article, and whether it is marked so."""
    for path in _CONTAINERS:
        elements = [(element, pieces_of(element)) for element in page.xpath(path)]
        if not elements:
            continue
        element, best = max(elements, key=lambda e: sum(len(p.block.text) for p in e[1]))
        words = sum(len(_letters(piece.block.text)) for piece in best)
        if words and words >= _SMALLEST * len(found):
            around = _headed(element)
            return (best if around is element else pieces_of(around)), path != "//body"
    return pieces_of(page), False


def _headed(element: HtmlElement) -> HtmlElement:
    """The element or the nearest around it that holds a heading: date and place stand below it."""
    around = [element, *element.iterancestors()]
    return next((e for e in around if e.find(".//h1") is not None), element)


def _with_siblings(pieces: list[Piece], kept: list[int]) -> tuple[int, int]:
    """The range of what was found, widened to its neighbours in the same elements.

    trafilatura leaves out short paragraphs ("Thank you."), and no word may be lost.
    """
    parents = {pieces[index].parent for index in kept}
    first, last = kept[0], kept[-1]
    while first > 0 and _beside(pieces[first - 1], parents):
        first -= 1
    while last + 1 < len(pieces) and _beside(pieces[last + 1], parents):
        last += 1
    while first < kept[0] and pieces[first].block.role == "heading":
        first += 1
    while last > kept[-1] and pieces[last].block.role == "heading":
        last -= 1
    return first, last


def _beside(piece: Piece, parents: set[HtmlElement]) -> bool:
    """Whether a piece stands in one of the elements, at most a list or table deeper."""
    near = [piece.parent, *islice(piece.parent.iterancestors(), 3)]
    return not is_chrome(piece.block.text) and any(element in parents for element in near)


def _heading(pieces: list[Piece], first: int) -> int:
    """Where the header begins: at the last heading before the text."""
    heads = [i for i, p in enumerate(pieces[: first + 1]) if p.block.role == "heading"]
    return max(0, heads[-1] - 6) if heads else max(0, first - 6)


def _tells(block: Block, lines: list[str], index: int) -> bool:
    """Whether a line between heading and text is one of a header's."""
    line = lines[index]
    return block.role == "heading" or bool(
        date_line(line)
        or clock_line(line)
        or language_line(line)
        or speaker_line(line)
        or SORT_ALONE.fullmatch(line)
        or place_line(line, beside_date=beside_date(lines, index))
    )


def _trafilatura(page: HtmlElement) -> str:
    """The letters of the article as trafilatura sees it; empty where it sees none."""
    from trafilatura import bare_extraction

    found = bare_extraction(
        html.tostring(page, encoding="unicode"),
        favor_recall=True,
        include_comments=False,
        deduplicate=False,
        with_metadata=False,
    )
    body = getattr(found, "body", None)
    return _letters(" ".join(body.itertext())) if body is not None else ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
