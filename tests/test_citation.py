"""Citation lines by voice, and addresses of exact words."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from corpus.types import Voice
from qa.citation import citation_line, text_fragment, written_date
from tests.made import made_statement


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2019-05-30", "30 May 2019"),
        ("2019-05", "May 2019"),
        ("2019", "2019"),
        (None, "no date"),
    ],
)
def test_a_date_is_as_precise_as_its_source(date: str | None, written: str) -> None:
    assert written_date(date) == written


@pytest.mark.parametrize(
    ("voice", "by", "line"),
    [
        ("own", "Sergey Lavrov", "Sergey Lavrov, news conference, Tokyo, 30 May 2019"),
        (
            "reported",
            "Taro Kono",
            "Taro Kono, as told by Sergey Lavrov, news conference, Tokyo, 30 May 2019",
        ),
        (
            "joint",
            None,
            "Joint position, as told by Sergey Lavrov, news conference, Tokyo, 30 May 2019",
        ),
        ("questioner", None, "Question, news conference, Tokyo, 30 May 2019"),
    ],
)
def test_the_line_says_whose_words_they_are(voice: Voice, by: str | None, line: str) -> None:
    statement = made_statement(
        [[("Words.", voice, by)]],
        title="A title",
        event="news conference",
        place="Tokyo",
        date="2019-05-30",
        speakers=("Sergey Lavrov",),
    )
    paragraph = statement.paragraphs[0]
    assert citation_line(statement, paragraph, paragraph.sentences[0]) == line


def test_a_fragment_escapes_what_has_a_meaning_in_it() -> None:
    url = text_fragment("https://example.org/a#b", "A well-known, R&D “case”")
    base, directive = url.split(":~:text=")
    assert base == "https://example.org/a#b"
    assert text_fragment("https://example.org/a", "x") == "https://example.org/a#:~:text=x"
    assert text_fragment(url, "x") == "https://example.org/a#b:~:text=x"
    assert not set("-,&“ ") & set(directive)
    assert unquote(directive) == "A well-known, R&D “case”"


def test_a_long_quote_is_addressed_by_its_ends() -> None:
    words = " ".join(f"w{n}" for n in range(50))
    start, end = text_fragment("https://example.org/", words).split("=")[1].split(",")
    assert unquote(start).split() == [f"w{n}" for n in range(8)]
    assert unquote(end).split() == [f"w{n}" for n in range(42, 50)]


def test_a_doubtful_date_is_said_to_be() -> None:
    statement = made_statement([["Words."]], title="T", date="2021-04-03", uncertain=("date",))
    paragraph = statement.paragraphs[0]
    line = citation_line(statement, paragraph, paragraph.sentences[0])
    assert line == "T, 3 April 2021 (date uncertain)"
