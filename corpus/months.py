"""Names of months as pages write them: three languages by table, others out of dateparser."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from corpus.title_words import word_set

_NAMES = """
january jan январь января янв січень січня
february feb февраль февраля фев февр лютий лютого
march mar март марта мар березень березня
april apr апрель апреля апр квітень квітня
may май мая травень травня
june jun июнь июня июн червень червня
july jul июль июля июл липень липня
august aug август августа авг серпень серпня
september sept sep сентябрь сентября сент сен вересень вересня
october oct октябрь октября окт жовтень жовтня
november nov ноябрь ноября нояб ноя листопад листопада
december dec декабрь декабря дек грудень грудня
"""
_OTHERS = word_set("de fr es it pt nl sv da nb fi pl cs tr ro hu")
# Short names that are no words of English, as "led" and "set" and "out" are.
_SHORT = word_set("mai maj mei máj okt dez déc fév avr abr dic ene lug ott mär mrz úno kvě říj")


def _names() -> Iterator[tuple[str, int]]:
    lines = [line.split() for line in _NAMES.strip().splitlines()]
    for language in sorted(_OTHERS):
        found = import_module(f"dateparser.data.date_translation_data.{language}").info
        for number, (english, *_) in enumerate(lines, start=1):
            names = {name.casefold() for name in found[english]}
            yield from ((name, number) for name in names if len(name) > 3 or name in _SHORT)
    for number, line in enumerate(lines, start=1):
        yield from ((name, number) for name in line)


MONTHS = dict(_names())
