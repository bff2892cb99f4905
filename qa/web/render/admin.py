"""The page for whoever runs the service."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.messages import Message, counted, joined, percent, say
from corpus.types import AddResult
from qa.citation import written_date
from qa.observing.readiness import Readiness
from qa.observing.troubles import Trouble
from qa.opinions import Opinion
from qa.voice_words import voice_words
from qa.web.render.links import span_path, statement_path
from qa.web.render.summary import Summary
from qa.web.render.text import escape, tell, tell_counted
from qa.web.render.turns import REASONS

MOST = 200  # of each list
STATE = say("State of the record")


def admin_page(
    ready: Readiness,
    summary: Summary,
    refused: Sequence[AddResult],
    troubles: Sequence[Trouble],
    opinions: Sequence[Opinion],
) -> str:
    """State, work, reports of what is wrong, sources not read, the last lines of the log."""
    wrong = [one for one in opinions if one.feedback.rating == "down"]
    right = tell_counted(
        "{n} answer or quote was found good.",
        "{n} answers or quotes were found good.",
        len(opinions) - len(wrong),
    )
    reports = tell_counted(
        "{n} report of something wrong", "{n} reports of something wrong", len(wrong)
    )
    return (
        f'<h2 class="asked">{escape(STATE)}</h2>{_facts(ready, summary)}'
        f'<h2 class="part">{reports}</h2>'
        f"{_list(map(_opinion, wrong[:MOST]), tell('No reader has reported anything.'))}"
        f'<p class="small">{right} {tell("All of it as JSON:")} '
        "<code>record feedback --json</code></p>"
        f'<h2 class="part">{tell("Sources that could not be read")}</h2>'
        f"{_list(map(_refused, refused[:MOST]), tell('None.'))}"
        f'<h2 class="part">{tell("Last warnings and errors")}</h2>'
        f"{_list(map(_trouble, troubles), tell('None.'))}"
    )


def _facts(ready: Readiness, summary: Summary) -> str:
    behind = ready.words
    if ready.behind:
        late = counted("{n} change behind", "{n} changes behind", ready.behind)
        behind = joined([late, ready.words], ": ")
    facts = {
        say("Ready"): say("yes") if ready.ready else say("no"),
        say("Record"): summary.line,
        say("Store"): _in_order(ready.store),
        say("Search by words"): _in_order(behind),
        say("Model"): _in_order(ready.model),
        say("Searched by meaning"): percent(ready.by_meaning),
        say("Now"): summary.work or say("nothing is being added or embedded"),
        say("Notes"): joined(summary.notes, " "),
    }
    rows = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(said)}</dd></div>"
        for name, said in facts.items()
        if said
    )
    return f'<div class="known state"><dl>{rows}</dl></div>'


def _in_order(told: str) -> str:
    return say("in order") if told == "ok" else told


def _opinion(one: Opinion) -> str:
    said = one.feedback
    told = f"<strong>{escape(_reason(said.reason))}</strong>, {escape(_at(said.given))}"
    told += f"<br>{tell('Asked:')} {escape(said.question)}"
    if said.comment:
        told += f"<br>{tell('Says:')} {escape(said.comment)}"
    if one.words is not None and said.statement_id and said.start_char is not None:
        where = span_path(said.statement_id, said.start_char, said.end_char or said.start_char)
        whose = escape(voice_words(one.voice, one.by)) if one.voice else ""
        told += (
            f'<br><a href="{escape(where)}">{tell("Quote {number}", number=said.quote or 0)}</a>'
            f" ({whose}): <q>{escape(one.words)}</q>"
        )
    elif one.problem:
        told += f"<br>{tell('Quote {number}', number=said.quote or 0)}: {escape(one.problem)}"
    return told


def _at(moment: str) -> Message:
    return say("{day}, {time} UTC", day=written_date(moment[:10]), time=moment[11:16])


def _reason(given: str | None) -> str:
    """One of the reasons that a page offers, in words; any other as it was given."""
    known = {str(reason): reason for reason in REASONS}
    return known.get(given or "", given or "") or say("not good")


def _refused(one: AddResult) -> str:
    name = escape(one.source)
    if one.statement_id:
        name = f'<a href="{escape(statement_path(one.statement_id))}">{name}</a>'
    return f"{name}: {escape(one.reason or '')}"


def _trouble(one: Trouble) -> str:
    return f"{escape(one.seen)} {escape(one.level)}, {escape(one.where)}: {escape(one.what)}"


def _list(items: Iterable[str], empty: str) -> str:
    inside = "".join(f"<li>{item}</li>" for item in items)
    return f'<ul class="log">{inside}</ul>' if inside else f"<p>{empty}</p>"
