"""One row of a table or of JSON lines → a Document, whatever its fields are called."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from corpus.dates import read_moment
from corpus.errors import sentence_of
from corpus.headline import read_headline
from corpus.kinds import kind_of
from corpus.labels import could_be_person
from corpus.languages_of_sites import host_of, mark_original
from corpus.messages import say
from corpus.name_case import respelt
from corpus.normalise import normalise_paragraph, one_line
from corpus.people import strip_titles
from corpus.turns import has_turns, label_turns, speakers_of
from corpus.types import Block, Document, Metadata, Refused, Translation

# Our names, and what others call the same: as `plain_name` has them.
FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id", "source_id", "doc_id", "uid", "guid"),
    "title": ("title", "headline", "subject", "heading", "name", "заголовок", "название"),
    "date": (
        *("date", "published", "published_on", "published_at", "datetime", "date_published"),
        *("publication_date", "day", "year", "дата", "дата_публикации"),
    ),
    "time": ("time", "время"),
    "place": ("place", "location", "city", "место", "город"),
    "speaker": (
        *("speaker", "speakers", "speaker_name", "author", "by", "who"),
        *("выступающий", "спикер", "автор"),
    ),
    "office": ("office", "position", "role"),
    "event": ("event", "occasion"),
    "text": (
        *("text", "body", "body_text", "content", "speech", "transcript", "full_text", "fulltext"),
        *("article_text", "paragraphs", "текст", "полный_текст"),
    ),
    "url": ("url", "link", "source_url", "permalink", "ссылка", "адрес"),
    "language": ("language", "lang", "язык"),
    "kind": ("kind", "type", "category"),
    "lead": ("lead", "summary", "description", "abstract"),
    "publisher": ("publisher", "institution"),
}
_PER_LANGUAGE = re.compile(r"(?P<field>paragraphs|text|title|url)_(?P<language>[a-z]{2})")
LONGEST_TITLE = 600


class BadRow(ValueError):
    """A row that is no statement; its message is the reason."""


def plain_name(name: str) -> str:
    """A column's name without capitals, blanks and marks: "Body Text" is body_text."""
    return re.sub(r"\W+", "_", name.casefold()).strip("_")


def documents_of(row: Mapping[str, Any], fallback: str) -> Iterator[Document | Refused]:
    """The statement of a row, or one for each language that it holds; a bad row says why.

    `fallback` says where a bad row stands if it has no id. Paragraph numbers are the row's own.
    """
    row = {**{plain_name(key): value for key, value in row.items()}, **row}
    given = _text(_get(row, "id"))
    versions = {
        found["language"]: row[key]
        for key in row
        if (found := _PER_LANGUAGE.fullmatch(key)) and found["field"] in ("paragraphs", "text")
    }
    if (text := _get(row, "text")) or not versions:
        name = given or _identity(row, text)
        yield _checked(name, row, text, _text(_get(row, "language")), given or fallback)
        return
    for language, text in versions.items():
        own = {**row, "title": row.get(f"title_{language}") or _get(row, "title")}
        name = f"{given or _identity(own, text)}-{language}"
        yield _checked(name, own, text, language, f"{given or fallback}-{language}")


def _identity(row: Mapping[str, Any], text: Any) -> str:
    """What a row without an id is known by: its page's address, else a hash of what it says.

    Never its number: a row put in above would take over the corrections and versions of another.
    """
    url = _text(_get(row, "url"))
    if url and _names_page(url):
        return url
    said = json.dumps([_get(row, "title"), _get(row, "date"), text], default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def _names_page(url: str) -> bool:
    """A site's front page is the address of all its statements and tells none from another."""
    try:
        parts = urlsplit(url)
    except ValueError:  # no address at all; it tells the row from others all the same
        return True
    return bool(parts.path.strip("/") or parts.query)


def _checked(
    name: str, row: Mapping[str, Any], text: Any, language: str, place: str
) -> Document | Refused:
    try:
        return _document(name, row, text, language)
    except BadRow as reason:
        return Refused(place, sentence_of(reason))


def _document(name: str, row: Mapping[str, Any], text: Any, language: str) -> Document:
    blocks = tuple(_blocks(text))
    lead = _text(_get(row, "lead"))
    if not any(block.text.strip() for block in blocks):
        if not lead:
            raise BadRow(say("It has no text: nothing can be quoted from it."))
        blocks, lead = (Block(lead),), ""
    title, cut = _title(row)
    kind = _text(_get(row, "kind")) or kind_of(
        title, _strings(row.get("sections")), turns=has_turns(blocks)
    )
    headline = read_headline(title)
    given = [strip_titles(s) for s in _strings(_get(row, "speaker")) if could_be_person(s)]
    heads = tuple(given) or headline.speakers
    # Rows that label their paragraphs say more of who speaks than a title does.
    alone = len(heads) == 1 and not any(block.speaker for block in blocks)
    shared = headline.shared and not given
    main = heads[0] if alone and not shared else None
    blocks = label_turns(blocks, kind=kind, main=main, known=heads)
    speakers, blocks = respelt(tuple(given) or speakers_of(blocks) or heads, blocks, title)
    moment = read_moment(_text(_get(row, "date")))
    clock = read_moment(f"2000-01-01 {_text(_get(row, 'time'))}").time
    url = _text(_get(row, "url")) or None
    return Document(
        name,
        blocks,
        Metadata(
            title=title,
            date=moment.date or (headline.moment.date if not moment.uncertain else None),
            time=clock or moment.time,
            kind=kind,
            speakers=speakers,
            office=_text(_get(row, "office")) or headline.office,
            place=_text(_get(row, "place")) or headline.place,
            event=_text(_get(row, "event")) or headline.event,
            language=language[:2].casefold() or "und",
            url=url,
            publisher=_text(_get(row, "publisher")) or host_of(url),
            lead=lead or None,
            translations=_translations(row, url, language),
            uncertain=("date",) * moment.uncertain
            + ("title",) * cut
            + ("speakers",) * (shared and not speakers_of(blocks)),
        ),
        numbered=True,
    )


def _get(row: Mapping[str, Any], field: str) -> Any:
    return next((row[name] for name in FIELDS[field] if row.get(name) not in (None, "", [])), None)


def _text(value: Any) -> str:
    """A number is taken as its digits, since ids and years often are; anything else is nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return one_line(str(value))


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [name.strip() for name in value.split(";") if name.strip()]
    return [v for v in value if isinstance(v, str) and v.strip()] if isinstance(value, list) else []


def _title(row: Mapping[str, Any]) -> tuple[str, bool]:
    title = _text(_get(row, "title"))
    return shorten(title), len(title) > LONGEST_TITLE


def shorten(title: str) -> str:
    """A title that fits a screen: a longer one is cut at a word and says so."""
    if len(title) <= LONGEST_TITLE:
        return title
    return title[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _blocks(text: Any) -> Iterator[Block]:
    if isinstance(text, str):
        yield from (Block(part) for part in re.split(r"\n\s*\n", text))
    elif isinstance(text, list):
        yield from (_block(paragraph) for paragraph in text)
    elif text is not None:
        raise BadRow(say("Its text is neither a string nor a list of paragraphs."))


def _block(paragraph: Any) -> Block:
    if isinstance(paragraph, str):
        return Block(paragraph)
    if isinstance(paragraph, Mapping):
        text = paragraph.get("t", paragraph.get("text"))
        speaker = paragraph.get("speaker")
        if isinstance(text, str) and isinstance(speaker, str | None):
            return Block(text, normalise_paragraph(speaker or "") or None)
    raise BadRow(say("One of its paragraphs has no text."))


def _translations(
    row: Mapping[str, Any], url: str | None, language: str
) -> tuple[Translation, ...]:
    links = [
        Translation(found["language"], value)
        for key, value in row.items()
        if (found := _PER_LANGUAGE.fullmatch(key))
        and found["field"] == "url"
        and isinstance(value, str)
    ]
    return mark_original(links, language=language[:2], url=url)
