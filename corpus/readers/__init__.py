"""Readers by suffix. A new format is a module here, named in `READERS`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from corpus.errors import UnreadableSource
from corpus.readers.base import Reader

# Suffix → module and class: a format's libraries are imported when a file of it is read.
READERS: dict[str, tuple[str, str]] = {
    ".txt": ("text", "TextReader"),
    ".text": ("text", "TextReader"),
    ".md": ("markdown", "MarkdownReader"),
    ".markdown": ("markdown", "MarkdownReader"),
    ".html": ("html", "HtmlReader"),
    ".htm": ("html", "HtmlReader"),
    ".xhtml": ("html", "HtmlReader"),
    ".jsonl": ("jsonl", "JsonLinesReader"),
    ".ndjson": ("jsonl", "JsonLinesReader"),
    ".jsonl.xz": ("jsonl", "JsonLinesReader"),
    ".jsonl.gz": ("jsonl", "JsonLinesReader"),
    ".csv": ("table", "TableReader"),
    ".tsv": ("table", "TableReader"),
}


def suffix_of(path: Path) -> str | None:
    """The longest known suffix that the file's name ends in, or `None`."""
    name = path.name.lower()
    return max((suffix for suffix in READERS if name.endswith(suffix)), key=len, default=None)


def reader_for(path: Path) -> Reader:
    """The reader of a file, by its name; raises `UnreadableSource` where there is none."""
    suffix = suffix_of(path)
    if suffix is None:
        raise UnreadableSource(
            f"Files named {path.suffix or 'without a suffix'} can't be read; "
            f"these can: {', '.join(READERS)}."
        )
    module, name = READERS[suffix]
    make: Callable[[], Reader] = getattr(import_module(f"corpus.readers.{module}"), name)
    return make()
