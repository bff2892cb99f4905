"""One statement before it is saved: what was read of it, in fields that can be typed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from corpus.messages import Message, both, counted, joined, say
from corpus.preview import Preview
from qa.bringing.fields import shown
from qa.bringing.item import Found
from qa.citation import written_date
from qa.web.language import language_name
from qa.web.render.links import statement_path
from qa.web.render.text import escape, lang_attribute, tell
from qa.web.typed import field_name

LABELS: dict[str, Message] = {
    "title": say("Title"),
    "date": say("Date"),
    "time": say("Time"),
    "speakers": say("Speakers"),
    "place": say("Place"),
    "kind": say("Kind"),
    "office": say("Office"),
    "event": say("Event"),
    "language": say("Language"),
    "url": say("Address"),
}
FIRST = ("title", "date", "time", "place", "speakers", "kind")
HINTS: dict[str, Message] = {
    "date": say("like 2019-05-30, or 2019"),
    "speakers": say("several with ; between them"),
    "language": say("its code, like en or ru"),
}
DOUBTS: dict[str, Message] = {
    "date": say("The date is doubtful: the page does not settle which one is its own."),
    "speakers": say("Who speaks is doubtful: the page gives no sure sign."),
    "text": say("Some letters of the text are broken: its encoding could not be told."),
    "title": say("The title is doubtful."),
}
MISSING: dict[str, Message] = {
    "date": say("No date was found. Without one, no question about a time finds it."),
    "speakers": say("No speaker was found. Without one, whose words these are stays unclear."),
    "title": say("No title was found."),
}


def found_card(
    item: int, place: int, found: Found, titles: Mapping[str, str], *, opened: bool
) -> str:
    """A statement as a part that opens; one that the record holds already as a line."""
    if found.standing.known == "held":
        held = link_to(found.standing.statement_id, titles)
        return f'<p class="held">{tell("Already in the record, unchanged:")} {held}</p>'
    preview = found.preview
    fields = "".join(_field(item, place, name, found) for name in FIRST)
    others = "".join(_field(item, place, name, found) for name in LABELS if name not in FIRST)
    inner_open = any(name in found.wrong for name in LABELS if name not in FIRST)
    return (
        f'<details class="found"{" open" if opened else ""}><summary>{_summary(found)}</summary>'
        f'{_beside(found, titles)}{_doubts(found)}<div class="grid">{fields}</div>'
        f'<details class="others"{" open" if inner_open else ""}><summary>'
        f"{tell('Office, event, language, address')}</summary>"
        f'<div class="grid">{others}</div></details>'
        f'<p class="small">{escape(_measure(preview))}</p>'
        f'<blockquote class="opening" dir="auto"{lang_attribute(preview.metadata.language)}>'
        f"{escape(preview.opening)}</blockquote></details>"
    )


def link_to(statement_id: str, titles: Mapping[str, str]) -> str:
    """A stored statement by its title."""
    words = titles.get(statement_id) or statement_id
    return f'<a href="{escape(statement_path(statement_id))}" dir="auto">{escape(words)}</a>'


def _summary(found: Found) -> str:
    title = found.value("title") or say("Without a title")
    who = ", ".join(found.value("speakers") or ())
    known = [written_date(found.value("date")) if found.value("date") else "", who]
    facts = joined([part for part in known if part], " · ")
    doubts = next(_told_doubts(found), None)
    doubtful = f' <span class="doubtful">{tell("look closer")}</span>' if doubts else ""
    return (
        f'<span class="called" dir="auto">{escape(title)}</span> '
        f'<span class="known-of-it">{escape(facts)}</span>{doubtful}'
    )


def _field(item: int, place: int, name: str, found: Found) -> str:
    wrong = found.wrong.get(name)
    value = wrong.value if wrong else shown(name, found.value(name))
    key, marks = f"f-{item}-{place}-{name}", []
    hint = None if wrong else HINTS.get(name)
    told = ""
    if wrong:
        marks.append(f"{key}-wrong")
        told += f'<p class="wrong" id="{key}-wrong">{escape(wrong.reason)}</p>'
    if hint:
        marks.append(f"{key}-hint")
        told += f'<p class="hint" id="{key}-hint">{escape(hint)}</p>'
    described = f' aria-describedby="{" ".join(marks)}"' if marks else ""
    invalid = ' aria-invalid="true"' if wrong else ""
    given = f'id="{key}" name="{field_name(item, place, name)}"{described}{invalid}'
    return (
        f'<div class="field {name}"><label for="{key}">{escape(LABELS[name])}</label>'
        f"{_input(name, given, escape(value))}{told}</div>"
    )


def _input(name: str, given: str, value: str) -> str:
    if name == "title":
        return f'<textarea {given} rows="2" dir="auto">{value}</textarea>'
    listed = ' list="kinds"' if name == "kind" else ""
    direction = "ltr" if name in ("date", "time", "language", "url") else "auto"
    return f'<input {given}{listed} value="{value}" dir="{direction}" autocomplete="off">'


def _beside(found: Found, titles: Mapping[str, str]) -> str:
    """What the record holds that is like it."""
    words = {
        "another text": say("The record holds another text from the same address:"),
        "another day": say("The record holds the same words under another date:"),
    }.get(found.standing.known)
    if not words:
        return ""
    there = link_to(found.standing.statement_id, titles)
    return f'<p class="beside">{escape(words)} {there}</p>'


def _doubts(found: Found) -> str:
    told = "".join(f"<li>{escape(words)}</li>" for words in _told_doubts(found))
    return f'<ul class="doubts" aria-label="{tell("Doubtful")}">{told}</ul>' if told else ""


def _told_doubts(found: Found) -> Iterator[Message]:
    for name, words in MISSING.items():
        if not found.value(name):
            yield words
    for name in found.preview.metadata.uncertain:
        told = name == "text" or found.value(name)
        if name in DOUBTS and told and name not in found.corrections:
            yield DOUBTS[name]
    if found.preview.labels_doubtful:
        yield say("Some turns may be credited to the wrong speaker.")


def _measure(preview: Preview) -> Message:
    """How long it is, in what language, and who takes turns."""
    member = preview.metadata.member
    parts: list[str] = [
        *([member] if member else []),
        counted("{n} paragraph", "{n} paragraphs", preview.paragraphs),
        counted("{n} character", "{n} characters", preview.characters),
    ]
    if preview.metadata.language != "und":
        parts.append(language_name(preview.metadata.language))
    told = joined(parts, " · ")
    if not preview.turns:
        return told
    turns = counted("{n} turn: {people}", "{n} turns: {people}", preview.turns,
                    people=both(preview.labels[:6]))  # fmt: skip
    return told + " · " + turns
