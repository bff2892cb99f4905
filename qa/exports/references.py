"""Quotes for reference managers: BibTeX, RIS and CSL-JSON, one entry a quote.

The words stand in the abstract, letter for letter but for line breaks, which RIS has no way to
write; voice, place in the text, hash and where else it stands are in the note.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from corpus.messages import Language, told
from qa.exports.rows import Given, Row

_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_SPECIAL = re.compile("|".join(map(re.escape, _LATEX)))
SPOKEN = ("speech", "press conference", "interview", "briefing")


def bibtex(given: Given, rows: Sequence[Row], language: Language) -> str:
    """@misc entries in UTF-8, as biblatex and Zotero read them."""
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.model import Block, Entry, Field

    entries: list[Block] = []
    for row in rows:
        values = {
            "author": f"{{{_latex(row.author)}}}" if row.author else "",
            "title": _latex(row.title),
            "date": row.date,
            "year": row.date[:4] if row.date else None,
            "address": _latex(row.place or ""),
            "publisher": _latex(row.publisher or ""),
            "url": row.url,
            "urldate": row.retrieved,
            "langid": row.language if row.language != "und" else None,
            "abstract": _latex(row.text),
            "note": _latex(row.noted.told(language)),
        }
        fields = [Field(name, value) for name, value in values.items() if value]
        entries.append(Entry("misc", _key(row), fields))
    return str(write_string(Library(entries)))


def ris(given: Given, rows: Sequence[Row], language: Language) -> str:
    """One record a quote; a value is one line."""
    import rispy

    references = []
    for row in rows:
        values: dict[str, Any] = {
            "type_of_reference": "HEAR" if row.kind in SPOKEN else "ELEC",
            "id": _key(row),
            "authors": [row.author] if row.author else None,
            "title": row.title,
            "date": (row.date or "").replace("-", "/"),
            "year": row.date[:4] if row.date else None,
            "place_published": row.place,
            "publisher": row.publisher,
            "urls": [row.url] if row.url else None,
            "access_date": (row.retrieved or "").replace("-", "/"),
            "language": row.language if row.language != "und" else None,
            "section": told(row.locator, language),
            "abstract": row.text,
            "notes": [row.noted.told(language)],
        }
        references.append({name: _one_line(value) for name, value in values.items() if value})
    return str(rispy.dumps(references))


def csl_json(given: Given, rows: Sequence[Row], language: Language) -> str:
    """The items of the Citation Style Language's schema."""
    items = []
    for row in rows:
        item = {
            "id": _key(row),
            "type": "speech" if row.kind in SPOKEN else "webpage",
            "title": row.title,
            "author": [{"literal": row.author}] if row.author else None,
            "issued": _date_parts(row.date),
            "accessed": _date_parts(row.retrieved),
            "URL": row.url,
            "publisher": row.publisher,
            "event-place": row.place,
            "language": row.language if row.language != "und" else None,
            "section": told(row.locator, language),
            "abstract": row.text,
            "note": row.noted.told(language),
        }
        items.append({name: value for name, value in item.items() if value})
    return json.dumps(items, ensure_ascii=False, indent=2)


def _key(row: Row) -> str:
    return f"{row.statement_id}-{row.start_char}-{row.end_char}"


def _latex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _LATEX[found.group()], text)


def _one_line(value: Any) -> Any:
    if isinstance(value, list):
        return [_one_line(item) for item in value]
    return re.sub(r"\s*[\r\n]+\s*", " ", value) if isinstance(value, str) else value


def _date_parts(date: str | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else None
