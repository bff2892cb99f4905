"""A statement as HTML: what is known of it, its paragraphs and turns, the quoted words marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.messages import counted, joined, say
from corpus.types import Paragraph, Span, Statement, Translation
from qa.citation import text_fragment, written_date
from qa.web.counterpart import Counterpart
from qa.web.language import READER, language_name, spoken
from qa.web.render.kin import in_statement, pair_link
from qa.web.render.kinds import kind_name
from qa.web.render.links import beside_path, span_path, statement_path
from qa.web.render.metadata import metadata
from qa.web.render.quotes import UNTITLED
from qa.web.render.text import (
    escape,
    in_its_language,
    isolated,
    lang_attribute,
    tell,
    tell_counted,
    web_link,
)

LONG_TITLE = 90  # characters
QUESTION = say("Question")


def statement(
    shown: Statement,
    focus: Span | None = None,
    others: Sequence[Span] = (),
    versions: Sequence[Statement] = (),
    counterpart: Counterpart | None = None,
) -> str:
    """The statement with `focus` marked and `others` marked lighter.

    `counterpart` is there where a quote in another language led here.
    """
    standing = counterpart.paragraphs if counterpart else ()
    return (
        f'<article class="statement" data-statement="{escape(shown.statement_id)}" '
        f'data-line="{escape(joined([written_date(shown.date), shown.title], " · "))}">'
        f"{_notice(shown)}{_head(shown, focus)}{metadata(shown, versions)}"
        f"{_matches(shown, focus, others)}{_stands_for(counterpart)}"
        f'<div class="body" dir="auto"{lang_attribute(shown.language)}>'
        f"{_body(shown, focus, others, standing)}</div></article>"
    )


def _matches(shown: Statement, focus: Span | None, others: Sequence[Span]) -> str:
    """Links to each of an answer's quotes in this statement; the script steps through them."""
    spans = _in_order(focus, others)
    if len(spans) < 2:
        return ""
    here = tell_counted(
        "{n} quote of the answer is here:", "{n} quotes of the answer are here:", len(spans)
    )
    links = " ".join(
        f'<a href="#{_anchor(n, span, focus)}">{n}</a>' for n, span in enumerate(spans, 1)
    )
    return (
        f'<nav class="matches" aria-label="{tell("Quotes of the answer in this statement")}">'
        f"{here} {links}</nav>"
    )


def _stands_for(counterpart: Counterpart | None) -> str:
    if counterpart is None:
        return ""
    told = say("Which paragraph stands for the quoted one here could not be told.")
    if counterpart.paragraphs:
        told = counted(
            "The paragraph with a line beside it stands for the quoted one. That was found "
            "automatically, by order, length and names.",
            "The paragraphs with a line beside them stand for the quoted one. That was found "
            "automatically, by order, length and names.",
            len(counterpart.paragraphs),
        )
    path = escape(span_path(counterpart.statement_id, *counterpart.span))
    back = f'<a href="{path}" data-open>{tell("Back to the quoted words")}</a>'
    return f'<p class="notice small" role="note">{escape(told)} {back}</p>'


def _in_order(focus: Span | None, others: Sequence[Span]) -> list[Span]:
    spans = {*([focus] if focus else []), *others}
    return sorted(spans, key=lambda span: (span.start_char, span.end_char))


def _anchor(number: int, span: Span, focus: Span | None) -> str:
    return "mark" if span == focus else f"mark-{number}"


def _notice(shown: Statement) -> str:
    if not shown.superseded_by:
        return ""
    path = escape(statement_path(shown.superseded_by))
    differs = escape(beside_path(shown.statement_id, shown.superseded_by))
    old = tell(
        "This page was changed by its publisher. You are reading version {number}.",
        number=shown.version,
    )
    return (
        f'<p class="notice" role="note">{old} <a href="{path}" data-open>'
        f"{tell('Read the newest version')}</a>, "
        f'<a href="{differs}">{tell("What differs")}</a>.</p>'
    )


def _head(shown: Statement, focus: Span | None) -> str:
    kicker = [spoken(kind_name(shown.kind))]
    kicker += [language_name(shown.language)] if shown.language != "und" else []
    when = " ".join([spoken(written_date(shown.date)), *([shown.time] if shown.time else [])])
    facts = [when, shown.place, shown.event, ", ".join(shown.speakers), shown.office]
    told = isolated(" · ".join(filter(None, facts)))
    return (
        f'<header><p class="kicker">{escape(" · ".join(kicker))}</p>'
        f"{_title(shown)}"
        f'<p class="facts">{in_its_language(told, shown.language)}</p>'
        f'<p class="facts links">{"".join(_links(shown, focus))}</p>'
        f"{in_statement(shown)}</header>"
    )


def _title(shown: Statement) -> str:
    """A long one is set smaller and, past some lines, cut on the screen but not in its tooltip."""
    title = shown.title or spoken(UNTITLED)
    source = lang_attribute(shown.language) if shown.title else ""
    size = f' class="long" title="{escape(title)}"' if len(title) > LONG_TITLE else ""
    return f'<h2 tabindex="-1" dir="auto"{source}{size}>{escape(title)}</h2>'


def _links(shown: Statement, focus: Span | None) -> Iterable[str]:
    if url := web_link(shown.url):
        opened = text_fragment(url, shown.slice(focus)) if focus else url
        page = say("Official page")
        if shown.publisher:
            page = say("Official page ({publisher})", publisher=shown.publisher)
        yield _out(opened, page)
    if shown.credit:
        yield f"<span>{escape(shown.credit)}</span>"
    yield from map(pair_link, shown.pairs)
    here = {pair.language for pair in shown.pairs}
    yield from (_translation(one) for one in shown.translations if one.language not in here)
    path = escape(statement_path(shown.statement_id))
    yield f'<a href="{path}">{tell("Link to this statement")}</a>'


def _translation(other: Translation) -> str:
    """A version in another language that this record does not hold."""
    language = language_name(other.language)
    name = say("{language} version", language=language)
    if other.original:
        name = say("{language} original", language=language)
    url = web_link(other.url)
    return _out(url, name) if url else f"<span>{tell('{version} exists', version=name)}</span>"


def _out(url: str, words: str) -> str:
    return (
        f'<a href="{escape(url)}" rel="noopener noreferrer" target="_blank">{escape(words)} ↗</a>'
    )


def _body(
    shown: Statement,
    focus: Span | None,
    others: Sequence[Span],
    standing: Sequence[Paragraph],
) -> str:
    turns = len({_who(paragraph) for paragraph in shown.paragraphs}) > 1
    parts, before = [], ""
    for paragraph in shown.paragraphs:
        who = _who(paragraph)
        named = shown.slice(paragraph).startswith(who) and not paragraph.speaker_uncertain
        if turns and who and who != before and not named:
            parts.append(_turn(who, paragraph.speaker_uncertain))
        before = who
        place = _paragraph(shown, paragraph, focus, others)
        if paragraph in standing:
            mark = ' id="mark"' if paragraph == standing[0] else ""
            place = f'<div class="counterpart"{mark}>{place}</div>'
        parts.append(place)
    return "".join(parts)


def _who(paragraph: Paragraph) -> str:
    return paragraph.speaker or (QUESTION if paragraph.role == "question" else "")


def _turn(who: str, uncertain: bool) -> str:
    ours = f' lang="{READER.get().language}"'
    doubt = f" <small{ours}>{tell('(label uncertain)')}</small>" if uncertain else ""
    return f'<p class="speaker"{ours if who is QUESTION else ""}>{escape(who)}{doubt}</p>'


def _paragraph(
    shown: Statement, paragraph: Paragraph, focus: Span | None, others: Sequence[Span]
) -> str:
    number = paragraph.ordinal
    return (
        f'<div class="paragraph {paragraph.role.replace(" ", "-")}" id="p{number}">'
        f'<a class="number" href="{escape(statement_path(shown.statement_id))}#p{number}" '
        f'tabindex="-1" aria-label="{tell("Link to paragraph {number}", number=number + 1)}">'
        f"{number + 1}</a>"
        f'<p dir="auto">{marked(shown, paragraph, focus, others)}</p></div>'
    )


def marked(
    shown: Statement, paragraph: Paragraph, focus: Span | None, others: Sequence[Span]
) -> str:
    """The paragraph's words, letter for letter, with `<mark>` where a span covers them."""
    spans = _in_order(focus, others)
    start, end = paragraph.start_char, paragraph.end_char
    edges = {edge for span in spans for edge in (span.start_char, span.end_char)}
    cuts = sorted({start, end, *(edge for edge in edges if start < edge < end)})
    return "".join(
        _piece(shown.text[here:there], here, focus, spans) for here, there in pairwise(cuts)
    )


def _piece(words: str, at: int, focus: Span | None, spans: Sequence[Span]) -> str:
    """Marked with the number of the span that covers it, the one looked at before others."""
    covering = [
        (span != focus, number, span)
        for number, span in enumerate(spans, 1)
        if span.start_char <= at < span.end_char
    ]
    if not covering:
        return escape(words)
    other, number, span = min(covering, key=lambda one: one[:2])
    anchor = f' id="{_anchor(number, span, focus)}"' if at == span.start_char else ""
    look = "other" if other else "focus"
    return f'<mark class="{look}"{anchor} data-match="{number}">{escape(words)}</mark>'
