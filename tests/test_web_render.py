"""Rendering of quotes and statements: exact words, marked and voiced, and nothing unescaped."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web_samples import KONO, NASTY, REPLY, answer, quote, statement

from corpus.types import Paragraph, Span, Translation, Voice
from qa.types import Coverage, Query
from qa.web.render import answers, pages, quotes, statements
from qa.web.render.text import web_link
from qa.web.render.voices import voice_label, voice_words

# Control characters and lone surrogates have no place in HTML; ingest never stores them.
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)


def words_of(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def between(markup: str, tag: str) -> list[str]:
    return re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", markup, re.S)


def test_a_card_holds_exactly_the_words_and_the_voice_before_them() -> None:
    card = quotes.quote_card(quote(), "a1", framed="Taro Kono, Tokyo")
    assert f'<blockquote dir="auto">{KONO}</blockquote>' in card
    assert card.index("Reported from Taro Kono") < card.index(KONO)
    assert '<p class="framing">Taro Kono, Tokyo</p>' in card
    assert 'id="cite-a1-1"' in card
    assert f'href="/spans/tokyo-1/0-{len(KONO)}?answer=a1#mark"' in card


def test_neighbours_from_one_statement_share_a_heading_and_keep_their_voices() -> None:
    found = [
        quote(),
        quote(2, REPLY, voice="own", by="Sergey Lavrov", start_char=120, end_char=260),
        quote(3, "Elsewhere.", statement_id="paris-1", title="In Paris"),
    ]
    markup = quotes.quote_groups(found, "a1")
    assert markup.count('<section class="source">') == 2
    assert markup.index(KONO) < markup.index(REPLY) < markup.index("Elsewhere.")
    assert "Own words of Sergey Lavrov" in markup
    assert between(markup, "h3")[1].endswith(">In Paris</a>")


def test_the_same_citation_line_is_not_said_twice_in_a_row() -> None:
    markup = quotes.quote_groups([quote(), quote(2)])
    assert markup.count('<p class="framing">') == 1


def test_the_citation_line_does_not_repeat_the_title_above_it() -> None:
    found = quote(title="Statement in Tokyo", citation="Taro Kono, Statement in Tokyo, 30 May 2019")
    assert quotes.framing(found) == "Taro Kono, 30 May 2019"
    assert quotes.framing(quote(citation="", speaker="Sergey Lavrov")) == "Sergey Lavrov"


@pytest.mark.parametrize(
    ("voice", "by", "words"),
    [
        ("own", "Sergey Lavrov", "Own words of Sergey Lavrov"),
        ("own", None, "The speaker’s own words"),
        ("reported", "Taro Kono", "Reported from Taro Kono"),
        ("reported", None, "Reported; from whom is unclear"),
        ("joint", None, "Joint position"),
        ("questioner", "Kyodo", "Question from Kyodo"),
        ("unclear", "Anybody", "Voice unclear"),
    ],
)
def test_voices_are_told_in_words_and_marked_as_automatic(
    voice: Voice, by: str | None, words: str
) -> None:
    label = voice_label(voice, by)
    assert voice_words(voice, by) == words
    assert f"<span>{words}</span>" in label
    assert "<svg" in label
    assert "automatic label" in label


@pytest.mark.parametrize(
    "markup",
    [
        quotes.quote_groups([quote(text=NASTY, title=NASTY, by=NASTY, place=NASTY)], NASTY),
        quotes.quote_groups([quote(citation=NASTY, statement_id=NASTY)], "a1"),
        answers.answer(answer("nothing", question=NASTY, message=NASTY)),
        answers.answer(answer(query=Query(NASTY, NASTY, carried=(NASTY,), notes=(NASTY,)))),
        answers.answer(answer("related", coverage=Coverage(1, 1, None, None, 1, (NASTY,)))),
        statements.statement(statement([NASTY], title=NASTY, place=NASTY, credit=NASTY)),
        statements.statement(statement(["A."], url="https://x.org/?a=1&b='", publisher=NASTY)),
        pages.exchange(1, NASTY, ""),
        pages.problem(NASTY),
        pages.plain(NASTY, ""),
        pages.permalink(
            answer(question=NASTY, fingerprint=NASTY, answer_id=NASTY), "", made="", now=""
        ),
    ],
)
def test_nothing_given_becomes_markup(markup: str) -> None:
    assert "<script" not in markup
    assert "<img" not in markup
    assert not re.search(r'"[^"<>]*"x"', markup)
    assert not re.search(r"[\"'] *onerror", markup)


@given(WORDS)
def test_stripping_the_tags_of_a_quote_gives_its_words_back(text: str) -> None:
    card = quotes.quote_card(quote(text=text))
    assert words_of(between(card, "blockquote")[0]) == text


@given(st.data())
def test_marks_change_no_letter_of_a_paragraph(data: st.DataObject) -> None:
    texts = data.draw(st.lists(WORDS, min_size=1, max_size=4))
    shown = statement(texts)
    ends = st.integers(0, len(shown.text))
    spans = [
        Span("tokyo-1", low, high)
        for low, high in data.draw(st.lists(st.tuples(ends, ends), max_size=4))
        if low < high
    ]
    for paragraph in shown.paragraphs:
        marked = statements.marked(shown, paragraph, spans[0] if spans else None, spans[1:])
        assert words_of(marked) == shown.slice(paragraph)


def test_the_quote_is_marked_and_the_others_lighter() -> None:
    shown = statement([f"{KONO} {REPLY}", "Then more."])
    cut = len(KONO)
    markup = statements.statement(
        shown, Span("tokyo-1", 0, cut), [Span("tokyo-1", cut + 1, cut + 1 + len(REPLY))]
    )
    assert (
        f'<mark class="focus" id="mark" data-match="1">{KONO}</mark> '
        f'<mark class="other" id="mark-2" data-match="2">{REPLY}'
    ) in markup
    assert markup.count('id="mark"') == 1
    assert '<p dir="auto">Then more.</p>' in markup


def test_a_repeated_sentence_is_marked_where_it_was_found() -> None:
    shown = statement(["Peace. War. Peace."])
    markup = statements.statement(shown, Span("tokyo-1", 12, 18))
    assert 'Peace. War. <mark class="focus" id="mark" data-match="1">Peace.</mark>' in markup


def test_a_statement_says_where_it_comes_from() -> None:
    shown = statement(
        [KONO],
        time="14:23",
        place="Tokyo",
        speakers=("Sergey Lavrov",),
        kind="press conference",
        url="https://example.org/a",
        publisher="mid.ru",
        credit="The American Presidency Project",
        translations=(Translation("ru", "https://example.org/ru", True), Translation("fr")),
    )
    markup = statements.statement(shown, Span("tokyo-1", 0, len(KONO)))
    assert "30 May 2019 14:23 · Tokyo · Sergey Lavrov" in markup
    assert "press conference · English" in markup
    assert 'href="https://example.org/a#:~:text=Foreign%20Minister' in markup
    assert "Official page (mid.ru) ↗" in markup
    assert "The American Presidency Project" in markup
    assert 'href="https://example.org/ru"' in markup
    assert "Russian original" in markup
    assert "French version exists" in markup


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//host", "http://", "file:///etc/passwd"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert web_link(url) is None
    assert "Official page" not in statements.statement(statement(["A."], url=url))


def test_an_older_version_says_that_there_is_a_newer_one() -> None:
    markup = statements.statement(statement(["A."], superseded_by="tokyo-2"))
    assert '<a href="/statements/tokyo-2" data-open>Read the newest version</a>' in markup
    assert "newer" not in statements.statement(statement(["A."]))


def test_turns_are_named_where_the_speaker_changes() -> None:
    turns = [
        ("Why?", None, "question", False),
        ("So.", "Sergey Lavrov", "remark", True),
        ("And so.", "Sergey Lavrov", "remark", False),
    ]
    shown = statement([words for words, *_ in turns])
    paragraphs = tuple(
        Paragraph(p.ordinal, p.start_char, p.end_char, role, speaker, doubt)  # type: ignore[arg-type]
        for p, (_, speaker, role, doubt) in zip(shown.paragraphs, turns, strict=True)
    )
    markup = statements.statement(replace(shown, paragraphs=paragraphs))
    assert re.findall('<p class="speaker"[^>]*>([^<]*)<', markup) == ["Question", "Sergey Lavrov "]
    assert 'Sergey Lavrov <small lang="en">(label uncertain)</small></p>' in markup
    assert '<div class="paragraph question" id="p0">' in markup
