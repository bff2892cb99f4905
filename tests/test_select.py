"""Which sentences are quoted, what they lean on, and where a quote must break."""

from __future__ import annotations

from corpus.types import Statement
from qa.answer_type import AnswerType
from qa.select import select
from tests.made import made_statement

CONCERN = "Mr Kono expressed concern over activity in the Kuril Islands."
ANSWER = "In response we reaffirmed our position on our territory."


def quoted(statement: Statement, weights: dict[str, float], holders: set[str] | None = None):
    paragraph = statement.paragraphs[0]
    span = (paragraph.start_char, paragraph.end_char)
    return [
        statement.text[part.start_char : part.end_char]
        for part in select(statement, paragraph, span, weights, holders)
    ]


def test_an_answer_in_two_voices_is_two_quotes_in_order() -> None:
    statement = made_statement(
        [[(CONCERN, "reported", "Taro Kono"), (ANSWER, "own", "Sergey Lavrov")]]
    )
    assert quoted(statement, {"kuril": 2.0}) == [CONCERN, ANSWER]


def test_what_completes_a_sentence_comes_with_it() -> None:
    statement = made_statement(
        [["It rained.", (CONCERN, "reported", "Taro Kono"), ANSWER, "Fish is healthy."]]
    )
    assert quoted(statement, {"kuril": 2.0}) == [CONCERN, ANSWER]


def test_a_quote_never_starts_in_mid_air() -> None:
    statement = made_statement(
        [["The harbour was sold.", "This surprised the fishermen.", "Prices rose.", "Bread too."]]
    )
    assert quoted(statement, {"fishermen": 1.0}) == [
        "The harbour was sold. This surprised the fishermen."
    ]


def test_only_whose_words_are_asked_for() -> None:
    statement = made_statement(
        [
            [
                ("Kuril one.", "own", "Sergey Lavrov"),
                ("Kuril two.", "reported", "Taro Kono"),
                ("Three.", "own", "Sergey Lavrov"),
            ]
        ]
    )
    assert quoted(statement, {"kuril": 1.0}, {"Taro Kono"}) == ["Kuril two."]
    assert quoted(statement, {"kuril": 1.0}, {"Nobody"}) == []


def test_the_sentence_with_the_rarer_word_is_chosen() -> None:
    statement = made_statement([["Trade grew.", "The treaty on quotas failed.", "Trade fell."]])
    assert quoted(statement, {"trade": 0.5, "quota": 3.0}) == ["The treaty on quotas failed."]


def test_a_short_paragraph_without_the_words_is_quoted_whole() -> None:
    statement = made_statement([["Prices rose.", "Wages did not."]])
    assert quoted(statement, {"inflat": 1.0}) == ["Prices rose. Wages did not."]


def test_a_word_that_all_sentences_hold_does_not_choose_between_them() -> None:
    statement = made_statement(
        [["Trade, we said, is trade.", "Trade in quotas failed.", "Trade rests on trust."]]
    )
    assert quoted(statement, {"trade": 3.0, "quota": 1.0}) == ["Trade in quotas failed."]


def test_the_sort_of_answer_asked_for_counts() -> None:
    statement = made_statement([["The bridge was opened with pomp.", "The bridge opened in 1962."]])
    paragraph = statement.paragraphs[0]
    span = (paragraph.start_char, paragraph.end_char)
    wanted = AnswerType.of("When did the bridge open?")
    near = (0.4, 0.5)
    found = select(statement, paragraph, span, {"bridg": 1.0}, cosines=near, expects=wanted)
    assert [part.sentences[0].ordinal for part in found] == [1]
    either = select(statement, paragraph, span, {"bridg": 1.0}, cosines=near)
    assert [len(part.sentences) for part in either] == [2]
