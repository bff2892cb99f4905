"""A quotation that was checked: the verdict in words, where it differs, and what was published."""

from __future__ import annotations

from qa.quotations.check_answer import FOUND, change_line
from qa.quotations.word_diff import Part, within, word_diff
from qa.types import Change, ChangeKind, QuoteCheck, Verdict
from qa.web.render.quotes import quote_groups
from qa.web.render.text import count, escape
from qa.web.render.voices import icon

HEADLINES: dict[Verdict, str] = {
    "exact": "In this record, letter for letter",
    "typographic": "In this record; only typography differs",
    "altered": "Not in these words: it differs from what was published",
    "absent": "Not in this record",
}
CHANGED: dict[ChangeKind, str] = {
    "negation": "Negation changed",
    "number": "Number changed",
    "name": "Name changed",
    "actor swap": "Who does it is changed",
    "word": "Words changed",
    "elision": "Left out, and it turns the meaning",
    "splice": "Joined from different places",
}
# Drawn on a 16 by 16 grid: a tick; a tick in marks; unequal; an empty ring.
_ICONS: dict[Verdict, str] = {
    "exact": "M2.500 8.500 6.500 12.500 13.500 4",
    "typographic": "M2.500 8.500 6 12 12.500 4.500M13 10v.5M13 12.500v.5",
    "altered": "M3 6h10M3 10h10M10.500 2.500 5.500 13.500",
    "absent": "M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11ZM4.500 11.500l7-7",
}
_SAID: dict[Part, str] = {"quoted": "in the quotation", "published": "as published", "same": ""}


def verdict(check: QuoteCheck, quotation: str, told: str) -> str:
    """What came of it: headline, whose words they are (`told`), each change, and the diff."""
    changes = "".join(_change(change) for change in check.changes)
    listed = f'<ul class="changes">{changes}</ul>' if changes else ""
    if check.changes:  # each stands on a line of its own
        changed = f"{FOUND['altered']}: {'; '.join(map(change_line, check.changes))}. "
        told = told.removeprefix(changed)
    return (
        f'<div class="notice verdict {check.verdict}">{icon(_ICONS[check.verdict])}<div>'
        f'<p class="kicker">{HEADLINES[check.verdict]}</p>'
        f"<p>{escape(told)}</p>{listed}{_diff(check, quotation)}</div></div>"
    )


def matches(check: QuoteCheck, answer_id: str = "") -> str:
    """The places, or the nearest passages, which are not what was asked."""
    if not check.matches:
        return ""
    cards = quote_groups(check.matches, answer_id)
    if check.verdict == "absent":
        return f'<h2 class="part">Nearest passages</h2><div class="aside">{cards}</div>'
    heading = "As published" if check.verdict != "exact" else "Where it is"
    places = f", {count(len(check.matches), 'place')}" if len(check.matches) > 1 else ""
    return f'<h2 class="part">{heading}{places}</h2>{cards}'


def _change(change: Change) -> str:
    """One change in words; quotation marks stand only around what was published."""
    published = (
        f'published: <ins dir="auto">“{escape(change.original)}”</ins>'
        if change.original
        else "not published"
    )
    quoted = (
        f'in the quotation: <del dir="auto">{escape(change.quoted)}</del>'
        if change.quoted
        else "not in the quotation"
    )
    return f"<li><b>{CHANGED[change.kind]}</b> – {quoted}; {published}</li>"


def _diff(check: QuoteCheck, quotation: str) -> str:
    """Both texts in one line, where there is one place to compare with."""
    if check.verdict != "altered" or len(check.matches) != 1:
        return ""
    parts = []
    for one in within(word_diff(quotation, check.matches[0].text)):
        words = escape(one.text)
        if one.part == "same":
            parts.append(words)
            continue
        tag = "del" if one.part == "quoted" else "ins"
        parts.append(
            f'<{tag}><span class="unseen">[{_SAID[one.part]}: </span>{words}'
            f'<span class="unseen">]</span></{tag}>'
        )
    return (
        f'<p class="diff" dir="auto">{" ".join(parts)}</p><p class="small legend">'
        "<del>struck through</del>: only in the quotation · <ins>underlined</ins>: as published</p>"
    )


def check_form(quotation: str = "") -> str:
    """Where a quotation is pasted; it needs no script."""
    return (
        '<form class="search check" action="/check" method="get">'
        '<label for="text">The quotation</label>'
        '<textarea id="text" name="text" rows="4" required dir="auto">'
        f"{escape(quotation)}</textarea>"
        '<button type="submit">Check it</button></form>'
    )


def check_page(quotation: str, result: str) -> str:
    """The page: what it does, the form, and what came of it."""
    return (
        '<h2 class="asked">Check a quotation</h2><p class="lead">Paste words that somebody is said '
        "to have said. They are compared with the record letter for letter; only typography "
        "(quotation marks, dashes, spaces, marked omissions) may differ.</p>"
        f"{check_form(quotation)}{result}"
    )
