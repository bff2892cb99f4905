"""Quote checks: exact, typographic, altered (with its kind), absent."""

from __future__ import annotations

import pytest

from qa.quotations.check_quote import check
from qa.quotations.stretch import Given
from tests.made import made_statement

RECORD = made_statement(
    [
        [
            "In response we reaffirmed our position that Russian Armed Forces are operating on "
            "their sovereign territory.",
            "We don’t trade islands, said Mr Abe on 3 May – at least not 14 of them.",
        ],
        ["Mr Maduro informed Mr Putin about the efforts.", "We asked the Japanese to return."],
        ["Sanctions must be fully lifted before the agreements are carried out."],
    ]
)
PARAGRAPHS = Given([(RECORD, paragraph) for paragraph in RECORD.paragraphs])


def verdict(quotation: str) -> tuple[str, list[str]]:
    found = check(quotation, PARAGRAPHS)
    return found.verdict, [change.kind for change in found.changes]


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("Russian Armed Forces are operating on their sovereign territory", "exact"),
        ("“In response we reaffirmed our position that Russian Armed Forces”", "typographic"),
        ("We don't trade islands, said Mr Abe on 3 May - at least not 14 of them", "typographic"),
        ("russian Armed Forces are  operating\non their sovereign territory.", "typographic"),
        ("In response we reaffirmed our position […] on their sovereign territory", "typographic"),
        ("We asked the Japanese [delegation] to return.", "typographic"),
        ("Nobody promised that bases would never be placed anywhere near the coast", "absent"),
        ("Yes", "absent"),
        (
            "We asked the Japanese to return. Sanctions must be fully lifted before the agreements",
            "typographic",
        ),
        (
            "We asked the Japanese to return.\n\nSanctions must be fully lifted before the",
            "exact",
        ),
    ],
)
def test_verdicts_without_a_change(quotation: str, expected: str) -> None:
    assert verdict(quotation) == (expected, [])


@pytest.mark.parametrize(
    ("quotation", "kind"),
    [
        ("Russian Armed Forces are not operating on their sovereign territory", "negation"),
        ("We don’t trade islands, said Mr Abe on 3 May – at least not 15 of them", "number"),
        ("We don’t trade islands, said Mr Kono on 3 May – at least not 14 of them", "name"),
        ("Mr Putin informed Mr Maduro about the efforts.", "actor swap"),
        ("The Japanese asked us to return.", "actor swap"),
        ("Sanctions must be fully kept before the agreements are carried out.", "word"),
        ("Sanctions must be lifted before the agreements are carried out.", "elision"),
        ("We don’t trade islands, said Mr Abe […] at least […] 14 of them", "elision"),
        ("Sanctions must be [not] fully lifted before the agreements are carried out", "negation"),
        ("Sanctions must be fully lifted before the [treaties] are carried out", "word"),
        ("We don’t trade islands, said [Mr Kono] on 3 May – at least not 14 of them", "name"),
        (
            "Mr Maduro informed Mr Putin about the efforts. Sanctions must be fully lifted before "
            "the agreements are carried out.",
            "splice",
        ),
    ],
)
def test_what_was_altered_is_named(quotation: str, kind: str) -> None:
    assert verdict(quotation) == ("altered", [kind])


def test_a_match_is_the_exact_place_of_the_words() -> None:
    found = check("are operating on their sovereign territory", PARAGRAPHS)
    place = found.places[0]
    words = RECORD.text[place.start_char : place.end_char]
    assert words == "are operating on their sovereign territory"


MEETING = made_statement(
    [
        [
            "We are ready and we do not fear that it is late.",
            "You can't say that the crews haven't worked.",
            "We agreed to hold the next meeting in the town of North Haven, near the lake.",
            "They sold the ship in the two-plus-two way in the Polish Kingdom.",
        ]
    ]
)


@pytest.mark.parametrize(
    "quotation",
    [
        "We're ready and we do not fear that it is late",
        "We are ready and we don't fear that it is late",
        "We are ready and we do not fear that it's late",
        "We're ready and we don't fear that it's late",
        "You cannot say that the crews haven't worked",
        "You can not say that the crews have not worked",
    ],
)
def test_a_contraction_or_its_long_form_is_another_word(quotation: str) -> None:
    found = check(quotation, Given([(MEETING, MEETING.paragraphs[0])]))
    assert found.verdict == "altered"
    assert {change.kind for change in found.changes} == {"word"}


def test_a_contraction_hides_no_negation() -> None:
    found = check(
        "You can say that the crews haven't worked", Given([(MEETING, MEETING.paragraphs[0])])
    )
    assert [change.kind for change in found.changes] == ["negation"]


def test_a_name_at_the_end_is_compared_with_the_name_in_its_place() -> None:
    found = check(
        "We agreed to hold the next meeting in Tokyo", Given([(MEETING, MEETING.paragraphs[0])])
    )
    assert [(c.kind, c.quoted, c.original) for c in found.changes] == [
        ("name", "Tokyo", "the town of North Haven")
    ]
    assert [place.words for place in found.places] == [
        "We agreed to hold the next meeting in the town of North Haven, near the lake."
    ]


def test_a_name_at_the_end_is_found_where_its_preposition_comes_again() -> None:
    found = check("They sold the ship in Tokyo", Given([(MEETING, MEETING.paragraphs[0])]))
    assert [(c.kind, c.quoted, c.original) for c in found.changes] == [
        ("name", "Tokyo", "the Polish Kingdom"),
        ("elision", "", "in the two-plus-two way"),
    ]


def test_what_an_altered_quotation_shows_is_whole_sentences() -> None:
    found = check("hold the last meeting in the town", Given([(MEETING, MEETING.paragraphs[0])]))
    assert [place.words for place in found.places] == [
        MEETING.slice(MEETING.paragraphs[0].sentences[2])
    ]
