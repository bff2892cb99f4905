"""Where words stand: never inside a word or number, at every occurrence, over breaks and gaps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import made_statement

from qa.quotations.check_quote import Finding, check
from qa.quotations.stretch import Given

RECORD = made_statement(
    [
        ["We can't sell 2.5 tons of fish.", "It is the non-aligned states that object."],
        ["Thank you all for coming.", "The bread is good.", "Thank you all for coming."],
        ["He said: “The bread is good.”", "That was all."],
        ["It was late.", "They agreed on the price (of fish)."],
    ]
)
GIVEN = Given([(RECORD, paragraph) for paragraph in RECORD.paragraphs])
SENTENCES = [RECORD.slice(s) for p in RECORD.paragraphs for s in p.sentences]


def found(quotation: str) -> Finding:
    return check(quotation, GIVEN)


@pytest.mark.parametrize(
    "quotation",
    ["we can", "So we can", "5 tons of fish", "aligned states that object", "We can sell 2 tons"],
)
def test_a_part_of_a_word_or_number_is_not_found(quotation: str) -> None:
    assert found(quotation).verdict not in ("exact", "typographic")


def test_every_occurrence_is_a_place_and_each_is_where_it_says() -> None:
    places = found("Thank you all for coming.").places
    assert len(places) == 2
    assert {place.paragraph.ordinal for place in places} == {1}
    assert places[0].start_char != places[1].start_char
    assert {place.words for place in places} == {"Thank you all for coming."}


@pytest.mark.parametrize(
    ("quotation", "words"),
    [
        ("That was all. It was late. They agreed", "That was all.\n\nIt was late. They agreed"),
        ("Thank you all […] The bread is good", "Thank you all for coming. The bread is good"),
        ("“he said: ‘The bread is good’”", "He said: “The bread is good"),
        ("[T]hat was all. It was late", "That was all.\n\nIt was late"),
        ("They agreed on the price [in May] (of fish)", "They agreed on the price (of fish"),
        ("It was late… They agreed on <…> fish", "It was late. They agreed on the price (of fish"),
    ],
)
def test_typography_breaks_and_marked_gaps(quotation: str, words: str) -> None:
    finding = found(quotation)
    assert finding.verdict == "typographic"
    assert finding.places[0].words == words


CASES = made_statement([["In May the big Government of Japan’s island will polish the report."]])


@pytest.mark.parametrize(
    ("quotation", "verdict"),
    [
        ("in May the big Government of Japan’s island", "typographic"),
        ("The big Government of Japan's island", "typographic"),
        ("in May … Will polish the report", "typographic"),
        ("In May the big government of Japan’s island", "altered"),
        ("In may the big Government of Japan’s island", "altered"),
        ("the big Government of Japan island will polish", "altered"),
        ("IN MAY THE BIG GOVERNMENT OF JAPAN’S ISLAND", "altered"),
    ],
)
def test_no_case_but_the_first_letters_is_typography(quotation: str, verdict: str) -> None:
    finding = check(quotation, Given([(CASES, CASES.paragraphs[0])]))
    assert finding.verdict == verdict
    if verdict == "altered":
        assert {change.kind for change in finding.changes} <= {"word", "name"}
        assert all(change.quoted != change.original for change in finding.changes)


@given(st.data())
def test_every_stretch_of_whole_words_is_found_exactly_where_it_was_cut(
    data: st.DataObject,
) -> None:
    paragraph = data.draw(st.sampled_from(RECORD.paragraphs))
    words = RECORD.slice(paragraph).split(" ")
    start = data.draw(st.integers(0, len(words) - 3))
    end = data.draw(st.integers(start + 3, len(words)))
    quotation = " ".join(words[start:end]).strip("“”")
    offset = paragraph.start_char + RECORD.slice(paragraph).index(quotation)
    finding = found(quotation)
    assert finding.verdict == "exact"
    assert (offset, offset + len(quotation)) in [(p.start_char, p.end_char) for p in finding.places]


@given(
    st.sampled_from(SENTENCES),
    st.sampled_from([" ", "  ", "\n", "\u00a0"]),
    st.sampled_from(["", "…", "!"]),
    st.booleans(),
)
def test_spaces_ends_and_the_first_letter_are_typography(
    sentence: str, space: str, end: str, small: bool
) -> None:
    changed = sentence.replace(" ", space).rstrip(".”") + end
    changed = changed[0].lower() + changed[1:] if small else changed
    assert found(changed).verdict in ("exact", "typographic")


@given(st.sampled_from(SENTENCES), st.integers(1, 4), st.sampled_from(["whale", "seven", "never"]))
def test_a_word_put_in_is_never_called_the_same(sentence: str, at: int, word: str) -> None:
    words = sentence.split(" ")
    finding = found(" ".join([*words[:at], word, *words[at:]]))
    assert finding.verdict in ("altered", "absent")
    for place in finding.places:
        assert place.words == RECORD.text[place.start_char : place.end_char]
