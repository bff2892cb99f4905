"""A marked gap may not let one person's words pass for another's."""

from __future__ import annotations

import pytest
from made import made_statement

from qa.quotations.check_quote import Finding, check
from qa.quotations.stretch import Given, Place
from qa.quotations.voices import by_voice

KARI, OLSEN = "Kari Berg", "Jens Olsen"
TOLD = made_statement(
    [
        [
            ("Minister Jens Olsen feared for the boats in the old harbour.", "reported", OLSEN),
            ("In response we said that the fleet is safe at its own quay.", "own", KARI),
            ("We thanked the crews for their long work.", "own", KARI),
            ("Mr Dahl refused to pay for the quay.", "own", KARI),
            ("The owners promised to keep the light on.", "own", KARI),
        ],
        [("We will build a second quay in the spring.", "own", KARI)],
        [("Mrs Lund heard at noon that Olsen wants the quay closed.", "reported", OLSEN)],
    ]
)


def found(quotation: str) -> Finding:
    return check(quotation, Given([(TOLD, paragraph) for paragraph in TOLD.paragraphs]))


@pytest.mark.parametrize(
    ("quotation", "kind"),
    [
        ("Jens Olsen ... the fleet is safe at its own quay", "splice"),
        ("feared for the boats in the old harbour … we said that the fleet is safe", "splice"),
        ("feared for the boats in the old harbour … in response we said", "splice"),
        ("Jens Olsen […] [the] […] the fleet is safe at its own quay", "splice"),
        ("We thanked the crews […] refused to pay for the quay", "splice"),
        ("We thanked the crews […] promised to keep the light on", "splice"),
        (  # without a mark
            "Minister Jens Olsen feared for the boats in the old harbour. We thanked the crews for "
            "their long work.",
            "splice",
        ),
        ("Mrs Lund […] wants the quay closed", "elision"),
    ],
)
def test_a_gap_that_gives_words_to_another_alters(quotation: str, kind: str) -> None:
    finding = found(quotation)
    assert finding.verdict == "altered"
    assert kind in [change.kind for change in finding.changes]


@pytest.mark.parametrize(
    "quotation",
    [
        "We said that the fleet is safe … We thanked the crews",
        "we said that the fleet is safe […] for their long work",
        "We thanked the crews […] We will build a second quay",
        "Jens Olsen […] in the old harbour",
    ],
)
def test_a_gap_within_one_persons_words_is_typography(quotation: str) -> None:
    finding = found(quotation)
    assert (finding.verdict, finding.changes) == ("typographic", ())


def test_a_splice_shows_the_whole_sentence_of_every_part() -> None:
    places = found("Jens Olsen ... the fleet is safe at its own quay").places
    assert [place.words for place in places] == [
        "Minister Jens Olsen feared for the boats in the old harbour.",
        "In response we said that the fleet is safe at its own quay.",
    ]


def test_a_gap_between_two_turns_is_a_splice() -> None:
    from dataclasses import replace

    plain = made_statement([["The price of fish is fair."], ["The price of bread is not fair."]])
    first, second = plain.paragraphs
    turns = (replace(first, speaker="Ann Lee"), replace(second, speaker="Bob Ray"))
    spoken = replace(plain, paragraphs=turns)
    finding = check("The price of fish … The price of bread", Given([(spoken, turns[0])]))
    assert [change.kind for change in finding.changes] == ["splice"]
    assert [place.paragraph.speaker for place in finding.places] == ["Ann Lee", "Bob Ray"]


def test_a_place_is_cut_where_the_voice_changes() -> None:
    paragraph = TOLD.paragraphs[0]
    whole = Place(TOLD, paragraph, paragraph.start_char + 9, paragraph.end_char - 1)
    parts = list(by_voice(whole))
    assert [lead.by for _, lead in parts] == [OLSEN, KARI]
    assert parts[0][0].words.startswith("Jens Olsen feared")
    assert parts[1][0].words.endswith("the light on")
