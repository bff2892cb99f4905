"""The page for whoever runs the service."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.keeping.findings import number
from corpus.types import AddResult
from qa.observing.readiness import Readiness
from qa.observing.troubles import Trouble
from qa.opinions import Opinion
from qa.web.render.links import span_path, statement_path
from qa.web.render.summary import Summary
from qa.web.render.text import escape

MOST = 200  # of each list


def admin_page(
    ready: Readiness,
    summary: Summary,
    refused: Sequence[AddResult],
    troubles: Sequence[Trouble],
    opinions: Sequence[Opinion],
) -> str:
    """State, work, reports of what is wrong, sources not read, the last lines of the log."""
    wrong = [one for one in opinions if one.feedback.rating == "down"]
    right = len(opinions) - len(wrong)
    return (
        f"<h2>State of the record</h2>{_facts(ready, summary)}"
        f"<h3>{number(len(wrong), 'report')} of something wrong</h3>"
        f"{_list(map(_opinion, wrong[:MOST]), 'No reader has reported anything.')}"
        f'<p class="small">{number(right, "answer")} or quotes were found good. All of it as JSON: '
        "<code>record feedback --json</code></p>"
        f"<h3>Sources that could not be read</h3>{_list(map(_refused, refused[:MOST]), 'None.')}"
        f"<h3>Last warnings and errors</h3>{_list(map(_trouble, troubles), 'None.')}"
    )


def _facts(ready: Readiness, summary: Summary) -> str:
    behind = (
        f"{number(ready.behind, 'change')} behind: {ready.words}" if ready.behind else ready.words
    )
    facts = {
        "Ready": "yes" if ready.ready else "no",
        "Record": summary.line,
        "Store": ready.store,
        "Search by words": behind,
        "Model": ready.model,
        "Searched by meaning": f"{ready.by_meaning:.0%}",
        "Now": summary.work or "nothing is being added or embedded",
        "Notes": " ".join(summary.notes),
    }
    rows = "".join(
        f"<dt>{name}</dt><dd>{escape(said)}</dd>" for name, said in facts.items() if said
    )
    return f"<dl>{rows}</dl>"


def _opinion(one: Opinion) -> str:
    said = one.feedback
    told = f"<strong>{escape(said.reason or 'not good')}</strong>, {escape(said.given)}"
    told += f"<br>Asked: {escape(said.question)}"
    if said.comment:
        told += f"<br>Says: {escape(said.comment)}"
    if one.words is not None and said.statement_id and said.start_char is not None:
        where = span_path(said.statement_id, said.start_char, said.end_char or said.start_char)
        whose = f"{one.voice}{f', {one.by}' if one.by else ''}" if one.voice else ""
        told += (
            f'<br><a href="{escape(where)}">Quote {said.quote}</a>'
            f" ({escape(whose)}): <q>{escape(one.words)}</q>"
        )
    elif one.problem:
        told += f"<br>Quote {said.quote}: {escape(one.problem)}"
    return told


def _refused(one: AddResult) -> str:
    name = escape(one.source)
    if one.statement_id:
        name = f'<a href="{escape(statement_path(one.statement_id))}">{name}</a>'
    return f"{name}: {escape(one.reason or '')}"


def _trouble(one: Trouble) -> str:
    return f"{escape(one.seen)} {escape(one.level)}, {escape(one.where)}: {escape(one.what)}"


def _list(items: Iterable[str], empty: str) -> str:
    inside = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{inside}</ul>" if inside else f"<p>{empty}</p>"
