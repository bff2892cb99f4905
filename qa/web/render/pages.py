"""Whole pages and the fixed texts around answers: masthead, welcome, about, errors, plain pages."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.messages import Message, both, counted, joined, say
from corpus.store.since import Since
from qa.summary import LanguageModel
from qa.types import Answer
from qa.web.account import ACCOUNT
from qa.web.below import at
from qa.web.language import LANGUAGES, READER
from qa.web.permission import OFFERED
from qa.web.render.account import account
from qa.web.render.links import answer_anew, statement_path
from qa.web.render.machine import SUMMARIES, about_summaries
from qa.web.render.summary import Summary
from qa.web.render.text import by_room, escape, tell
from qa.web.render.turns import exchange

NAME = "On the Record"
MOTTO = say("What was said, word for word, and where.")
PROMISE = (
    (
        say("Wording"),
        say(
            "Every quote is cut from the stored statement and checked against its fingerprint "
            "before it is shown. Nothing is rewritten."
        ),
    ),
    (
        say("Voice"),
        say(
            "Each quote says whether it is the speaker’s own, reported from somebody else, joint, "
            "or a questioner’s. These labels are automatic; where the text does not settle it, "
            "they say so."
        ),
    ),
    (
        say("Silence"),
        say(
            "When nothing here answers, you are told so, and over what was searched. It does not "
            "mean that it was never said."
        ),
    ),
)
ASK = say(
    "Ask in plain language. The answer is quotes out of official statements, letter for letter, "
    "each with its voice and its source."
)
HOW = say(
    "There is nothing to quote from yet. Add statements (text, HTML, Markdown, JSONL or CSV) from "
    "the command line, then ask again:"
)
HOW_TO_ADD = (
    "python app.py --statements FOLDER",
    "record --record RECORD add FOLDER",
)

CHANGED = say("The record or its search has changed since this address was made.")


def masthead(summary: Summary) -> str:
    """The name, and what the record holds; the script keeps the line and the bar up to date."""
    return (
        f'<div class="masthead"><h1><a href="{at("/")}">{NAME}</a></h1>{places()}'
        f'<div class="record-line"><p id="record-line">{escape(summary.line)}</p>'
        f"{progress(summary)}</div></div>"
    )


def places() -> str:
    """Other ways in, and the page in another language."""
    named = by_room(tell("Bring statements"), tell("Bring"))
    bring = f'<a href="{at("/bring")}">{named}</a>' if OFFERED.get() else ""
    known = (
        f'<a href="{at("/everything")}">{by_room(tell("Everything said"), tell("Everything"))}</a>'
        f'<a href="{at("/check")}">{by_room(tell("Check a quotation"), tell("Check a quote"))}</a>'
        f"{bring}"
    )
    shown = known if ACCOUNT.get().may_read else ""
    return (
        f'<nav class="places" aria-label="{tell("Other ways in")}">'
        f"{shown}{_switch()}{account()}</nav>"
    )


def _switch() -> str:
    """A link for each language: the same address in it, which the browser then remembers."""
    reader = READER.get()
    return "".join(
        f'<a class="language" data-language href="{escape(reader.address_in(code))}" '
        f'hreflang="{code}" lang="{code}">{name}</a>'
        for code, name in LANGUAGES.items()
        if code != reader.language
    )


def progress(summary: Summary) -> str:
    """Where background work stands, in words and as a bar; empty when there is none."""
    hidden = "" if summary.work else " hidden"
    return (
        f'<div id="progress"{hidden}><p id="progress-words">{escape(summary.work)}</p>'
        f'<progress max="1" value="{summary.share:.3f}" '
        f'aria-label="{tell("Share of the record that can be searched by meaning")}">'
        "</progress></div>"
    )


def welcome(summary: Summary, examples: Sequence[str]) -> str:
    """The first thing seen: what this is, and questions that this record can answer."""
    if not summary.statements:
        return empty()
    asked = "".join(
        f'<li><button type="button" data-ask="{escape(question)}">{escape(question)}</button></li>'
        for question in examples
    )
    tried = f"<p>{tell('For example, out of this record:')}</p><ul>{asked}</ul>" if asked else ""
    return (
        f'<div class="welcome" id="welcome" data-statements="{summary.statements}">'
        f"<h2>{escape(MOTTO)}</h2><p>{escape(ASK)}</p>{tried}"
        '<div id="earlier"></div></div>'
    )


def empty() -> str:
    """A record without statements explains itself."""
    commands = "".join(f"<pre><code>{escape(line)}</code></pre>" for line in HOW_TO_ADD)
    here = tell("Bring files or paste a text here.")
    bring = f'<p><a class="bring" href="{at("/bring")}">{here}</a></p>' if OFFERED.get() else ""
    return (
        '<div class="welcome" id="welcome" data-empty data-statements="0">'
        f"<h2>{tell('This record is empty.')}</h2>{bring}<p>{escape(HOW)}</p>{commands}"
        f"<p>{tell('Statements being added appear here as soon as they are stored.')}</p></div>"
    )


def about(summary: Summary, model: LanguageModel | None = None) -> str:
    """What stands beside the chat until a statement is opened."""
    promised = [*PROMISE, *([(SUMMARIES, about_summaries(model))] if model else [])]
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in promised)
    held = "".join(f"<li>{escape(fact)}</li>" for fact in summary.facts)
    choose = tell("Choose a number beside a quote to read it here, in its statement.")
    keys = tell("Keyboard shortcuts")
    return (
        f'<div class="about"><p class="kicker">{tell("About this record")}</p>'
        f'<ul class="held" id="held">{held}</ul><dl>{rows}</dl>'
        f'<p class="small">{choose}</p>'
        f'<p class="small"><button type="button" data-keys>{keys}</button></p>'
        "</div>"
    )


def filter_panel() -> str:
    """The filters over the question box; the script fills them when they are first opened."""
    return (
        f'<details id="narrow"><summary><span>{tell("Filters")}</span> '
        '<span id="narrowed"></span></summary><form id="filter-form">'
        f'<p class="small">{tell("Reading the record…")}</p></form></details>'
    )


def pane(body: str) -> str:
    """Where statements are shown."""
    return (
        f'<div class="pane" id="pane" role="region" aria-label="{tell("Statement")}" tabindex="0">'
        f"{body}</div>"
    )


def herald() -> str:
    """What tells screen readers that an answer has come: in no part that is ever hidden."""
    return '<p class="unseen" id="announce" role="status"></p>'


def problem(sentence: str) -> str:
    """Something went wrong, in a sentence: never a traceback."""
    return f'<div class="notice problem" role="alert"><p>{escape(sentence)}</p></div>'


def refused(sentence: str) -> str:
    """The body of a page that can't be shown."""
    return (
        f'{problem(sentence)}<p class="small"><a href="{at("/")}">{tell("Ask a question")}</a></p>'
    )


def plain(title: str, body: str) -> str:
    """A page that needs no script: the same markup and styles as in the chat."""
    return (
        f'<!doctype html><html lang="{READER.get().language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} · {NAME}</title>"
        f'<link rel="stylesheet" href="{at("/web/style.css")}">'
        f'<link rel="icon" href="{at("/web/icon.svg")}"></head>'
        f'<body class="plain"><header class="masthead"><h1><a href="{at("/")}">{NAME}</a></h1>'
        f'{places()}<p class="record-line">{escape(MOTTO)}</p></header>'
        f"<main>{body}</main></body></html>"
    )


def permalink(
    found: Answer, answer: str, *, made: str, now: str, since: Since | None = None
) -> str:
    """An answer as a page of its own, with what makes it repeatable.

    `made` and `now` are the fingerprints that its address was made under and that hold today, and
    `since` is what became of the statements between them, where that is known.
    """
    changed = "" if made in ("", now) else _changed(found, found.fingerprint == now, since)
    return (
        f"{changed}{exchange(1, found.question, answer)}"
        f'<p class="small">{tell("Fingerprint of the record and its search:")} <code>'
        f'{escape(found.fingerprint)}</code>. <a href="{at("/")}?answer={escape(found.answer_id)}">'
        f"{tell('Go on from this answer in the chat')}</a>.</p>"
    )


def _changed(found: Answer, anew: bool, since: Since | None) -> str:
    """What the record has now that it had not then, and which of these two answers is shown."""
    told = [CHANGED, _became(since)] if since is not None else [CHANGED]
    told.append(
        say("This is what it answers now.") if anew else say("This is what it answered then.")
    )
    again = ""
    if not anew:
        path = escape(answer_anew(found))
        again = f' <a href="{path}">{tell("See what it answers now")}</a>.'
    moved = (since.added | since.changed) if since else frozenset()
    titles = {one.statement_id: one for one in found.quotes if one.statement_id in moved}
    links = "".join(
        f'<li><a href="{escape(statement_path(name))}" dir="auto">{escape(one.title)}</a></li>'
        for name, one in titles.items()
    )
    listed = (
        f'<p class="small">{tell("Quoted here, and added or changed since:")}</p>' if links else ""
    )
    return (
        f'<div class="notice"><p>{escape(joined(told, " "))}{again}</p>{listed}'
        f"{f'<ul>{links}</ul>' if links else ''}</div>"
    )


def _became(since: Since) -> Message:
    told = [
        counted("{n} was added", "{n} were added", n) if (n := len(since.added)) else "",
        counted("{n} was changed", "{n} were changed", n) if (n := len(since.changed)) else "",
        counted("{n} was taken away", "{n} were taken away", n) if (n := since.removed) else "",
    ]
    parts = [one for one in told if one]
    if not parts:
        return say(
            "No statement was added, changed or taken away, but they are searched otherwise."
        )
    return say("Statements since then: {what}.", what=both(parts))


def verified(start: int, end: int, sha256: str) -> str:
    """Says what was checked about the words of a span's page."""
    checked = tell(
        "The marked words are characters {start} to {end} of the stored statement, checked when "
        "this page was made.",
        start=start,
        end=end,
    )
    return (
        f'<p class="verified small">{checked} {tell("SHA-256 of the whole text:")} '
        f"<code>{escape(sha256)}</code></p>"
    )
