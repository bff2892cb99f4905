"""Passages become quotes: by statement, by paragraph, and in a paragraph as it was said."""

from __future__ import annotations

import pytest
from made import made_statement

from corpus.types import Passage, Statement
from qa.fragments import is_bare
from qa.quoting import Found, across_statements, quotes_of

WEIGHTS = {"grain": 1.0, "treati": 1.0}


def found(statement: Statement, paragraph: int, rank: int, *cosines: float) -> Found:
    where = statement.paragraph(paragraph)
    passage = Passage(rank, statement.statement_id, paragraph, where.start_char, where.end_char)
    return Found.of(passage, statement, 0.9, rank, cosines)


def texts(*items: Found, limit: int = 9) -> list[str]:
    return [quote.text for quote in quotes_of(items, WEIGHTS, None, limit=limit)]


FIRST = made_statement(
    [
        ["Grain is cheap."],
        ["Peace holds.", "Nobody doubts it.", "The grain treaty was signed."],
        ["The treaty on grain will be kept."],
    ],
    source_id="first",
)
SECOND = made_statement([["Grain was promised by treaty."]], source_id="second")


def test_the_best_paragraph_of_a_statement_is_quoted_first() -> None:
    quoted = texts(found(FIRST, 2, 1), found(FIRST, 0, 2))
    assert quoted == ["The treaty on grain will be kept.", "Grain is cheap."]


def test_statements_stay_together_in_the_order_of_their_best() -> None:
    quoted = texts(found(SECOND, 0, 1), found(FIRST, 0, 2), found(FIRST, 2, 3))
    assert [words.split()[0] for words in quoted] == ["Grain", "Grain", "The"]
    assert quoted[0] == "Grain was promised by treaty."


def test_the_sentence_nearest_in_meaning_is_quoted_though_others_share_no_word() -> None:
    assert texts(found(FIRST, 1, 1, 0.1, 0.1, 0.6)) == ["The grain treaty was signed."]
    assert texts(found(FIRST, 1, 1, 0.9, 0.1, 0.1)) == ["Peace holds. Nobody doubts it."]


def test_no_more_than_asked_for() -> None:
    assert len(texts(found(FIRST, 2, 1), found(SECOND, 0, 2), limit=1)) == 1


def test_every_statement_has_its_turn() -> None:
    items = [found(FIRST, 2, 1), found(FIRST, 0, 2), found(SECOND, 0, 3)]
    order = [
        (item.statement.source_id, item.paragraph.ordinal) for item in across_statements(items)
    ]
    assert order == [("first", 2), ("second", 0), ("first", 0)]


def test_what_a_new_paragraph_points_at_is_quoted_before_it() -> None:
    told = made_statement(
        [["Fish is healthy.", "The ministers met."], ["They signed a grain treaty."]]
    )
    assert texts(found(told, 1, 1)) == ["The ministers met.", "They signed a grain treaty."]


def test_what_only_joins_on_stands_alone() -> None:
    for words in ("But the grain treaty failed.", "It is clear that grain is cheap."):
        assert texts(found(made_statement([["The ministers met."], [words]]), 1, 1)) == [words]
    year = made_statement([["The ministers met."], ["This year grain was cheap."]])
    assert len(texts(found(year, 1, 1))) == 1


SALUTED = made_statement(
    [
        ["Colleagues, friends, Mr Rouhani, Mr Erdogan,"],
        ["Kharkiv.", "Mariupol!", "We shall rebuild the grain port by spring."],
        ["The treaty on grain was kept by all sides."],
        ["Ukrainians!"],
    ],
    source_id="saluted",
)


def test_salutations_and_fragments_are_not_quoted_alone() -> None:
    quoted = texts(*(found(SALUTED, paragraph, paragraph + 1) for paragraph in range(4)))
    assert quoted == [
        "We shall rebuild the grain port by spring.",
        "The treaty on grain was kept by all sides.",
    ]


def test_a_fragment_takes_along_what_it_goes_on_to() -> None:
    assert texts(found(SALUTED, 1, 1, 0.9, 0.1, 0.1)) == [
        "Kharkiv. Mariupol! We shall rebuild the grain port by spring."
    ]


def test_a_fragment_is_quoted_where_nothing_else_was_found() -> None:
    assert texts(found(SALUTED, 3, 1)) == ["Ukrainians!"]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Dear Mr President, ladies and gentlemen!", True),
        ("Уважаемые коллеги, дорогие друзья!", True),
        ("Glory to heroes!", True),
        ("Friends are not left in trouble!", False),
        ("Mr Berg said the following:", False),
        ("Grain is cheap.", False),
        ("我们支持和平。", False),
    ],
)
def test_a_salutation_or_fragment_is_no_clause(text: str, bare: bool) -> None:
    assert is_bare(text) is bare


def test_a_short_answer_to_a_question_is_no_fragment() -> None:
    asked = made_statement(
        [[("Will the grain treaty be kept?", "questioner", None)], ["Yes, certainly."]],
        source_id="asked",
    )
    assert texts(found(SECOND, 0, 1), found(asked, 1, 2))[1:] == ["Yes, certainly."]


VERBLESS = made_statement(
    [
        ["The convoy left the city.", "All drivers of the grain trucks.", "It was a long day."],
        ["A hundred people were brought out.", "Who hid in the grain store.", "At the harbour."],
        ["Regarding the situation with grain."],
        ["We hope to save the harvest.", "The fields are dry."],
        ["About the grain treaty and the harbour dues we spoke last year."],
    ],
    source_id="verbless",
)


@pytest.mark.parametrize(
    ("paragraph", "cosines", "quoted"),
    [
        (0, (0.1, 0.9, 0.1), ["The convoy left the city. All drivers of the grain trucks."]),
        (
            1,
            (0.1, 0.1, 0.9),
            ["A hundred people were brought out. Who hid in the grain store. At the harbour."],
        ),
        (2, (0.9,), ["Regarding the situation with grain.", "We hope to save the harvest."]),
        (4, (0.9,), ["About the grain treaty and the harbour dues we spoke last year."]),
    ],
)
def test_what_lacks_a_verb_comes_with_what_it_belongs_to(
    paragraph: int, cosines: tuple[float, ...], quoted: list[str]
) -> None:
    assert texts(found(VERBLESS, paragraph, 1, *cosines)) == quoted


LEANING = made_statement(
    [
        ["The guests were farmers."],
        ["The navy blockaded the grain port.", "But it was wrong.", "It thought nobody would act.",
         "Instead, it met a wall.", "It met us."],
        ["But they stayed at home with their grain."],
        ["That is might.", "That is leadership.", "And it shows.", "So we keep the grain treaty."],
    ],
    source_id="leaning",
)  # fmt: skip


@pytest.mark.parametrize(
    ("paragraph", "cosines", "quoted"),
    [
        (1, (0.1, 0.1, 0.1, 0.1, 0.9), (1,)),  # to the start of its paragraph
        (2, (0.9,), (1, 2)),  # into the paragraph before
        (3, (0.1, 0.1, 0.1, 0.9), (3,)),  # what led up to it is enough
    ],
)
def test_a_quote_leans_back_as_far_as_it_must_and_no_further(
    paragraph: int, cosines: tuple[float, ...], quoted: tuple[int, ...]
) -> None:
    wholes = [LEANING.slice(LEANING.paragraph(one)) for one in quoted]
    assert texts(found(LEANING, paragraph, 1, *cosines)) == wholes
