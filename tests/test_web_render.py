"""Rendering: exact words, nothing unescaped, and each outcome looks like what it is."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web_samples import KONO, NASTY, REPLY, answer, quote, statement

from corpus.messages import counted, joined, percent
from corpus.types import Paragraph, Span, Translation, Voice
from qa.citation import question_by, written_date
from qa.types import Coverage, Filters, Query
from qa.web.render import answers, pages, quotes, statements
from qa.web.render.links import answer_without, span_path
from qa.web.render.text import days, web_link
from qa.web.render.voices import voice_label, voice_words

# Control characters and lone surrogates have no place in HTML; ingest never stores them.
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)


def words_of(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def between(markup: str, tag: str) -> list[str]:
    return re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", markup, re.S)


def test_a_card_holds_exactly_the_words_and_the_voice_before_them() -> None:
    card = quotes.quote_card(quote(), "a1", framed="Taro Kono, Tokyo")
    assert f'dir="auto">{KONO}</blockquote>' in card
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


def test_under_a_quote_stands_what_neither_the_heading_nor_the_voice_tells() -> None:
    day = written_date("2019-05-30")
    cited = joined(
        ["Taro Kono, as told by Sergey Lavrov", "Statement in Tokyo", "Tokyo", day], ", "
    )
    assert quotes.framing(quote(citation=cited)) == "Taro Kono, as told by Sergey Lavrov"
    own = joined(["Sergey Lavrov", "Talks", "Tokyo", day, "page 3"], ", ")
    assert quotes.framing(quote(citation=own, voice="own", by="Sergey Lavrov")) == "Talks, page 3"
    assert quotes.framing(quote(citation=own, voice="unclear", by=None)).startswith("Sergey Lavrov")
    event = joined(["Taro Kono, as told by Sergey Lavrov", "statement", "Tokyo", day], ", ")
    assert quotes.framing(quote(citation=event)) == "Taro Kono, as told by Sergey Lavrov"
    asked = joined([question_by("Reuters"), "Tokyo", day], ", ")
    assert quotes.framing(quote(citation=asked, voice="questioner", by="Reuters")) == ""
    doubtful = joined(["Sergey Lavrov", "30 May 2019 (date uncertain)"], ", ")
    assert "uncertain" in quotes.framing(quote(citation=doubtful))


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


def test_nothing_says_over_what_and_does_not_claim_silence() -> None:
    found = answer("nothing", message="Nothing in this record (1 statement, 30 May 2019).")
    markup = answers.answer(found)
    assert '<div class="answer nothing"' in markup
    assert "Nothing in this record (1 statement, 30 May 2019)." in markup
    assert "does not mean that it was never said" in markup
    assert 'Looked for <q dir="auto">Kuril Islands</q> by words and by meaning.' in markup
    assert "blockquote" not in markup


def test_related_is_not_dressed_as_an_answer() -> None:
    markup = answers.answer(answer("related", [quote()]))
    assert "Related, not on point" in markup
    assert markup.index('class="notice related"') < markup.index("<blockquote")
    assert '<div class="aside">' in markup
    assert "Related" not in answers.answer(answer("quotes", [quote()]))


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (1.0, "by words and by meaning."),
        (0.0, "by words only."),
        (0.004, "by words in all of it, and by meaning in 1%."),
        (0.999, "by words in all of it, and by meaning in 99%."),
    ],
)
def test_the_share_searched_by_meaning_is_always_said(share: float, words: str) -> None:
    found = answer("nothing", coverage=Coverage(9, 9, None, None, share))
    assert answers.looked(found).endswith(words)


def test_what_was_understood_is_shown_as_chips_that_can_be_taken_off() -> None:
    filters = Filters("2018-01-01", None, ("Taro Kono",), ("ru",), ("interview",), True)
    query = Query(
        "and Korea since 2018?", "Korea", filters, carried=("topic: Japan", "dates: 2018 to …")
    )
    markup = answers.chips(answer(query=query, question="and Korea?"))
    for chip in (
        "since 2018 <small>carried over</small>",
        "said by Taro Kono",
        "in Russian",
        "interview",
        "own words only",
        "carried over: Japan",
    ):
        assert re.search(rf"<li[^>]*>{chip}( <a [^>]*>×</a>)?</li>", markup), chip
    assert markup.count("data-drop") == 6
    assert 'aria-label="Ask without: said by Taro Kono"' in markup
    assert 'Understood as: <q dir="auto">and Korea since 2018?</q>' in markup
    theirs = answers.chips(answer(query=query), Filters(kinds=("interview",)))
    assert '<li class="chosen">interview <small>your choice</small>' in theirs
    assert theirs.count("your choice") == 1
    plain = answer(query=Query("a", "a"), question="a")
    assert answers.chips(plain) == ""


def test_taking_a_filter_off_keeps_the_others_and_what_was_taken_off_before() -> None:
    filters = Filters("2018-01-01", None, ("Taro Kono",))
    found = answer(query=Query("q", "q", filters, dropped=("kinds",)), question="q?")
    asked = parse_qs(urlsplit(answer_without(found, "speakers")).query)
    assert asked["drop"] == ["kinds", "speakers"]
    assert asked["date_from"] == ["2018-01-01"]
    assert asked["q"] == ["q?"]
    assert "speaker" not in asked


def test_small_words() -> None:
    assert counted("{n} quote", "{n} quotes", 1) == "1 quote"
    assert counted("{n} quote", "{n} quotes", 2345) == "2,345 quotes"
    assert days("2019-05", "2019-05") == "May 2019"
    assert days("1790-01-08", "2026-02-24") == "8 January 1790 to 24 February 2026"
    assert days(None, None) == ""
    assert percent(0.5) == "50%"
    assert span_path("a/b?", 1, 2) == "/spans/a%2Fb%3F/1-2#mark"


def test_a_long_question_is_shown_short_and_in_full_on_demand() -> None:
    long = "What was said about herring quotas, and why? " * 30
    query = Query(long, long, carried=("topic: herring",))
    markup = answers.answer(answer(query=query, question="and why?"))
    assert '<details class="understood"><summary>Understood as: ' in markup
    assert markup.count(long) == 1
    assert markup.count(" …</q>") == 2
    assert len(re.search(r"Looked for <q[^>]*>(.*?)</q>", markup)[1]) <= 160  # type: ignore[index]


def test_a_name_from_right_to_left_draws_no_number_along() -> None:
    name = "سامح شكري"
    shown = quotes.quote_groups(
        [quote(citation=f"{name}, القاهرة, 30 May 2010", date="2010-05-30")]
    )
    assert f"\u2068{name}\u2069, \u2068القاهرة\u2069, 30 May 2010</p>" in shown
    assert f'data-citation="{name}, القاهرة, 30 May 2010' in shown


def test_whom_questions_were_put_to_is_no_speaker() -> None:
    query = Query("q", "Korea", Filters(speakers=("Taro Kono",)), intent="asked")
    markup = answers.chips(answer(query=query))
    assert "put to Taro Kono" in markup
    assert "said by" not in markup
