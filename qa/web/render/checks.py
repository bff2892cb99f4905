"""A quotation that was checked: the verdict in words, where it differs, and what was published."""

from __future__ import annotations

from corpus.messages import Message, joined, say
from qa.quotations.check_answer import FOUND, change_line
from qa.quotations.word_diff import Part, within, word_diff
from qa.types import Change, ChangeKind, QuoteCheck, Verdict
from qa.web.below import at
from qa.web.language import spoken
from qa.web.render.quotes import quote_groups
from qa.web.render.text import escape, tell, tell_counted
from qa.web.render.voices import icon

HEADLINES: dict[Verdict, Message] = {
    "exact": say("In this record, letter for letter"),
    "typographic": say("In this record; only typography differs"),
    "altered": say("Not in these words: it differs from what was published"),
    "absent": say("Not in this record"),
}
CHANGED: dict[ChangeKind, Message] = {
    "negation": say("Negation changed"),
    "number": say("Number changed"),
    "name": say("Name changed"),
    "actor swap": say("Who does it is changed"),
    "word": say("Words changed"),
    "elision": say("Left out, and it turns the meaning"),
    "splice": say("Joined from different places"),
}
CHECKED = say(
    "Paste words that somebody is said to have said. They are compared with the record letter for "
    "letter; only typography (quotation marks, dashes, spaces, marked omissions) may differ."
)
# Drawn on a 16 by 16 grid: a tick; a tick in marks; unequal; an empty ring.
_ICONS: dict[Verdict, str] = {
    "exact": "M2.500 8.500 6.500 12.500 13.500 4",
    "typographic": "M2.500 8.500 6 12 12.500 4.500M13 10v.5M13 12.500v.5",
    "altered": "M3 6h10M3 10h10M10.500 2.500 5.500 13.500",
    "absent": "M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11ZM4.500 11.500l7-7",
}
_SAID: dict[Part, Message] = {
    "quoted": say("in the quotation"),
    "published": say("as published"),
}


def verdict(check: QuoteCheck, quotation: str, told: str) -> str:
    """What came of it: headline, whose words they are (`told`), each change, and the diff."""
    changes = "".join(_change(change) for change in check.changes)
    listed = f'<ul class="changes">{changes}</ul>' if changes else ""
    told = spoken(told)
    if check.changes:  # each stands on a line of its own
        changed = joined([FOUND["altered"], ": ", joined(map(change_line, check.changes), "; ")])
        told = told.removeprefix(spoken(changed)).removeprefix(".").strip()
    return (
        f'<div class="notice verdict {check.verdict}">{icon(_ICONS[check.verdict])}<div>'
        f'<p class="kicker">{escape(HEADLINES[check.verdict])}</p>'
        f"<p>{escape(told)}</p>{listed}{_diff(check, quotation)}</div></div>"
    )


def matches(check: QuoteCheck, answer_id: str = "") -> str:
    """The places, or the nearest passages, which are not what was asked."""
    if not check.matches:
        return ""
    cards = quote_groups(check.matches, answer_id)
    if check.verdict == "absent":
        return f'<h2 class="part">{tell("Nearest passages")}</h2><div class="aside">{cards}</div>'
    heading = tell("As published") if check.verdict != "exact" else tell("Where it is")
    places = ""
    if len(check.matches) > 1:
        places = f", {tell_counted('{n} place', '{n} places', len(check.matches))}"
    return f'<h2 class="part">{heading}{places}</h2>{cards}'


def _change(change: Change) -> str:
    """One change in words; quotation marks stand only around what was published."""
    published = (
        f'{tell("published:")} <ins dir="auto">{tell("“{words}”", words=change.original)}</ins>'
        if change.original
        else tell("not published")
    )
    quoted = (
        f'{tell("in the quotation:")} <del dir="auto">{escape(change.quoted)}</del>'
        if change.quoted
        else tell("not in the quotation")
    )
    return f"<li><b>{escape(CHANGED[change.kind])}</b> – {quoted}; {published}</li>"


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
            f'<{tag}><span class="unseen">[{escape(_SAID[one.part])}: </span>{words}'
            f'<span class="unseen">]</span></{tag}>'
        )
    return (
        f'<p class="diff" dir="auto">{" ".join(parts)}</p><p class="small legend">'
        f"<del>{tell('struck through')}</del>: {tell('only in the quotation')} · "
        f"<ins>{tell('underlined')}</ins>: {tell('as published')}</p>"
    )


def check_form(quotation: str = "") -> str:
    """Where a quotation is pasted; it needs no script."""
    return (
        f'<form class="search check" action="{at("/check")}" method="get">'
        f'<label for="text">{tell("The quotation")}</label>'
        '<textarea id="text" name="text" rows="4" required dir="auto">'
        f"{escape(quotation)}</textarea>"
        f'<button type="submit">{tell("Check it")}</button></form>'
    )


def check_page(quotation: str, result: str) -> str:
    """The page: what it does, the form, and what came of it."""
    return (
        f'<h2 class="asked">{tell("Check a quotation")}</h2><p class="lead">{escape(CHECKED)}</p>'
        f"{check_form(quotation)}{result}"
    )
