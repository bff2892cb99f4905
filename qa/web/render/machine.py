"""What a machine wrote under an answer's quotes: labelled, and unlike a quote in every look."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from corpus.messages import Message, say
from qa.summary import LanguageModel
from qa.types import Answer, Summary, SummarySentence
from qa.web.render.links import cite_id, span_path
from qa.web.render.text import escape, lang_attribute, tell

SUMMARIES = say("Summaries")
TOGETHER = "\u2060"  # no line ends here


def sent_where(model: LanguageModel) -> Message:
    """What a reader is told of who reads along."""
    if model.here:
        return say(
            "A language model on the machine that serves this page ({model}) is given your "
            "question and the quotes shown, nothing else.",
            model=model.name,
        )
    return say(
        "A language model elsewhere ({model} at {host}) is sent your question and the quotes "
        "shown, nothing else.",
        model=model.name,
        host=model.host,
    )


def about_summaries(model: LanguageModel) -> Message:
    """For who has not asked yet."""
    short = say("Under the quotes stands a short summary that a machine writes. It is no quote.")
    return short + " " + sent_where(model)


def place(found: Answer, model: LanguageModel | None) -> str:
    """Where the summary will stand, if there may be one; the script asks for it."""
    if model is None or found.outcome != "quotes" or found.verdict:
        return ""
    busy = (
        f'<p class="busy" hidden>{tell("Being written…")} '
        f'<button type="button" data-machine="stop">{tell("Stop")}</button></p>'
    )
    offer = (
        '<p class="offer"><button type="button" data-machine="write">'
        f"{tell('Write a summary')}</button></p>"
    )
    return _section(
        found, "waiting", f'{offer}{busy}<p class="small">{escape(sent_where(model))}</p>'
    )


def finished(summary: Summary, found: Answer) -> str:
    """The same place with what came of it."""
    if summary.outcome == "withheld":
        told = say("The summary is withheld.") + " " + summary.reason
        return _section(found, "withheld", f'<p class="why">{escape(told)}</p>')
    languages = {quote.number: quote.language for quote in found.quotes}
    lang = lang_attribute(languages.get(summary.sentences[0].citations[0], ""))
    written = " ".join(_sentence(one, found) for one in summary.sentences)
    checked = tell(
        "By {model}. Checked: every sentence names its quotes, and has no name, number or quoted "
        "word that is not theirs. Not checked: whether it is right. Go by the quotes.",
        model=summary.model,
    )
    return _section(
        found,
        "written",
        f'<p class="words" dir="auto"{lang}>{written}</p><p class="small">{checked}</p>',
    )


def _section(found: Answer, state: str, body: str) -> str:
    label = tell("Summary, written by a machine")
    return (
        f'<section class="machine {state}" data-summary="{escape(found.answer_id)}" '
        f'aria-label="{label}"><p class="kicker">{label}</p>{body}</section>'
    )


def _sentence(sentence: SummarySentence, found: Answer) -> str:
    cites = TOGETHER.join(
        f'<a href="#{escape(cite_id(found.answer_id, number))}" '
        f'aria-label="{tell("Go to quote {number}", number=number)}">{number}</a>'
        for number in sentence.citations
    )
    words = "".join(_parts(sentence, found.answer_id))
    return f'{words}\u00a0<span class="numbers">{cites}</span>'


def _parts(sentence: SummarySentence, answer_id: str) -> Iterator[str]:
    """Its words; those in quotation marks lead to where they stand."""
    ends = [0, *(at for one in sentence.quoted for at in (one.start, one.end)), len(sentence.text)]
    places = [None, *(part for one in sentence.quoted for part in (one, None))]
    for (start, end), quoted in zip(pairwise(ends), places, strict=True):
        words = escape(sentence.text[start:end])
        if quoted:
            path = span_path(quoted.statement_id, quoted.start_char, quoted.end_char, answer_id)
            words = f'<a href="{escape(path)}" data-open>{words}</a>'
        yield words
