"""The filters as a form: the same fields beside the chat and on the pages that list quotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.messages import say
from qa.types import Filters
from qa.web.language import language_name
from qa.web.render.kinds import kind_name
from qa.web.render.text import escape, tell


@dataclass(frozen=True, slots=True)
class Choices:
    """What a record can be narrowed to, most frequent first; its first and last day."""

    people: Sequence[str]
    languages: Sequence[str]
    kinds: Sequence[str]
    date_from: str | None
    date_to: str | None


def filter_fields(choices: Choices, given: Filters | None = None, prefix: str = "filter") -> str:
    """Fieldsets named as an answer's address names them; `prefix` begins their ids."""
    given = given or Filters()
    return (
        '<div class="filter-fields">'
        f"{_dates(choices, given, prefix)}"
        f'<fieldset><legend>{tell("Voice")}</legend><div class="options">'
        f"{_box('own', '1', say('Own words only'), given.own_words_only)}</div></fieldset>"
        f"{_speakers(choices, given, prefix)}"
        f"{_several(tell('Languages'), 'language', choices.languages, given.languages)}"
        f"{_several(tell('Kinds'), 'kind', choices.kinds, given.kinds)}</div>"
    )


def search_form(
    action: str, question: str, choices: Choices, given: Filters, *, button: str, more: str = ""
) -> str:
    """A question with its filters, as a form that needs no script; `more` are further fields."""
    narrowed = given != Filters()
    return (
        f'<form class="search" action="{escape(action)}" method="get" role="search">'
        f'<div class="line"><label class="unseen" for="q">{tell("Topic")}</label>'
        f'<input id="q" name="q" type="search" value="{escape(question)}" required '
        f'placeholder="{tell("A topic, a name, a place")}" dir="auto">'
        f'<button type="submit">{button}</button>'
        f"</div>{more}<details{' open' if narrowed else ''}><summary>{tell('Filters')}</summary>"
        f"{filter_fields(choices, given, 'search')}</details></form>"
    )


def _dates(choices: Choices, given: Filters, prefix: str) -> str:
    limits = "".join(
        f' {name}="{escape(day)}"'
        for name, day in (("min", choices.date_from), ("max", choices.date_to))
        if day and len(day) == 10
    )
    fields = "".join(
        f'<label for="{prefix}-{name}">{words} <input type="date" id="{prefix}-{name}" '
        f'name="{name}" value="{escape(day or "")}"{limits}></label>'
        for name, words, day in (
            ("date_from", tell("From"), given.date_from),
            ("date_to", tell("To"), given.date_to),
        )
    )
    return (
        f'<fieldset><legend>{tell("Dates")}</legend><div class="options">{fields}</div></fieldset>'
    )


def _speakers(choices: Choices, given: Filters, prefix: str) -> str:
    """One field that suggests the record's names; those chosen stand beside it as boxes."""
    boxes = "".join(_box("speaker", name, name, True) for name in given.speakers)
    names = "".join(f'<option value="{escape(name)}"></option>' for name in choices.people)
    return (
        f"<fieldset data-speakers><legend>{tell('Whose words')}</legend>"
        f'<div class="options">{boxes}'
        f'<label class="unseen" for="{prefix}-speaker">{tell("Add a person")}</label>'
        f'<input id="{prefix}-speaker" name="speaker" list="{prefix}-people" autocomplete="off" '
        f'placeholder="{tell("Type a name")}"></div>'
        f'<datalist id="{prefix}-people">{names}</datalist></fieldset>'
    )


def _several(legend: str, name: str, known: Iterable[str], given: Sequence[str]) -> str:
    values = list(dict.fromkeys([*known, *given]))
    told = language_name if name == "language" else kind_name
    boxes = "".join(
        _box(name, value, say("not known") if value == "und" else told(value), value in given)
        for value in values
    )
    if len(values) < 2 and not given:
        return ""
    options = f'<div class="options">{boxes}</div>'
    return f'<fieldset class="wide"><legend>{legend}</legend>{options}</fieldset>'


def _box(name: str, value: str, words: str, checked: bool) -> str:
    return (
        f'<label class="box"><input type="checkbox" name="{name}" value="{escape(value)}"'
        f"{' checked' if checked else ''}> {escape(words)}</label>"
    )
