"""Markdown: headings, lists, quotations and emphasis taken off, front matter read as a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.dates import read_moment
from corpus.decoding import decode
from corpus.languages_of_sites import host_of
from corpus.pages import page
from corpus.people import strip_titles
from corpus.types import Block, Document, Metadata, Role

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A---\s*\n(?P<fields>.*?)\n(?:---|\.\.\.)\s*\n", re.DOTALL)
# "[^2]" in the text is a note's mark; "[^2]: See the report." on a line of its own is the note.
_NOTE_MARK = re.compile(r"[^\S\n]*\[\^[^\]\s]{1,40}\](?!:)")
_NOTES = re.compile(
    r"^ {0,3}\[\^([^\]\s]{1,40})\]:[^\S\n]*((?:.*)(?:\n[^\S\n]+\S.*)*)", re.MULTILINE
)
_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:\s*")
_FIELD = re.compile(r"^(\w+):\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)


class MarkdownReader:
    """One page a file; its front matter, if it has any, goes before what its lines tell."""

    name = "Markdown"
    suffixes = (".md", ".markdown")
    isolated = False
    kept = "paragraphs, headings, lists, tables, notes; front matter as metadata"

    def read(
        self, path: Path, *, source_id: str, columns: Mapping[str, str] | None = None
    ) -> Iterator[Document]:
        text = decode(path.read_bytes(), may_be=()).replace("\r\n", "\n")
        front = _FRONT.match(text)
        known = _known(dict(_FIELD.findall(front["fields"]))) if front else None
        yield page(source_id, list(_blocks(text[front.end() :] if front else text)), known)


READER = MarkdownReader()


def _known(fields: Mapping[str, str]) -> Metadata:
    moment = read_moment(fields.get("date", ""))
    speaker = fields.get("speaker") or fields.get("author")
    return Metadata(
        title=fields.get("title", ""),
        date=moment.date,
        time=moment.time,
        kind=fields.get("kind") or fields.get("type") or "statement",
        speakers=(strip_titles(speaker),) if speaker else (),
        office=fields.get("office") or None,
        place=fields.get("place") or fields.get("location") or None,
        event=fields.get("event") or None,
        language=_language(fields.get("language") or fields.get("lang") or ""),
        url=fields.get("url") or None,
        publisher=fields.get("publisher") or host_of(fields.get("url")),
        uncertain=("date",) if moment.uncertain else (),
    )


def _language(given: str) -> str:
    """Two letters of what may be "en-GB"; anything that is no such code is not known."""
    code = given.strip().casefold()
    return code[:2] if re.fullmatch(r"[a-z]{2}(?:[-_]\w+)?", code) else "und"


def _blocks(text: str) -> Iterator[Block]:
    """Each inline run of the document, with the role of what it stands in."""
    from markdown_it import MarkdownIt

    stack: list[str] = []
    text = _NOTES.sub(_apart, text)
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.nesting == 1:
            stack.append(token.type)
        elif token.nesting == -1:
            stack.pop()
        elif token.type == "inline":
            words = _words(token)
            if note := _NOTE.match(words):
                yield Block(words[note.end() :], None, "note")
            elif words.strip():
                yield Block(words, _speaker(token, words), _role(stack))
        elif token.type in {"code_block", "fence"} and token.content.strip():
            yield from (Block(part) for part in re.split(r"\n\s*\n", token.content))


def _apart(note: re.Match[str]) -> str:
    """A note as a paragraph of its own, with its indented lines; to CommonMark it is a link."""
    words = " ".join(note[2].split())
    return f"\n\\[^{note[1]}]: {words}\n"


def _role(stack: list[str]) -> Role:
    if "heading_open" in stack:
        return "heading"
    return "list item" if "list_item_open" in stack else "remark"


def _words(token: Token) -> str:
    """The words of an inline run; a line broken softly goes on after a space."""
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    words = "".join(breaks.get(child.type, child.content) for child in token.children or ())
    return _NOTE_MARK.sub("", words)


def _speaker(token: Token, words: str) -> str | None:
    """The name in bold before a colon, as a turn's label."""
    children = [child for child in token.children or () if child.content or child.nesting]
    if len(children) < 3 or children[0].type != "strong_open":
        return None
    name = children[1].content
    labelled = name.endswith(":") or words[len(name) :].lstrip().startswith(":")
    return name.rstrip(": ") if labelled and len(words) > len(name) + 2 else None
