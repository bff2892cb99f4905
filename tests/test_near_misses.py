"""Near misses swap one thing, keep the rest, and are kept only where nothing can answer them."""

from __future__ import annotations

from qa.evaluation.gold import GoldQuestion
from qa.evaluation.near_misses import KIND, near_misses
from qa.evaluation.split import half
from qa.types import Filters

ROWS = [
    {
        "id": 1,
        "date": f"{year}-05-01",
        "title": "Talks",
        "paragraphs": [{"t": f"{country} signed the railway treaty.", "speaker": speaker}] * 4,
    }
    for year, country, speaker in (
        (2016, "Japan", "Ann Lee"),
        (2017, "France", "Bob Ray"),
        (2018, "Norway joined. Norway", "Cy Poe"),
    )
]


def question(key: str, text: str, *speakers: str) -> GoldQuestion:
    return GoldQuestion(key, text, "fact", True, filters=Filters(speakers=speakers))


def texts(*questions: GoldQuestion) -> dict[str, str]:
    return {one.id: one.text for one in near_misses(questions, ROWS)}


def test_a_year_is_swapped_for_one_in_which_it_was_not_said() -> None:
    rows = [*ROWS, {"id": 9, "date": "2011-01-01", "title": "", "paragraphs": [{"t": "Rain."}]}]
    asked = question("q", "What was said about the treaty with Japan in May 2016?")
    made = {one.text for one in near_misses([asked], rows) if "year" in one.id}
    assert made == {"What was said about the treaty with Japan in May 2011?"}
    since = question("q", "What was said about the treaty with Japan since 2016?")
    assert not [one for one in near_misses([since], rows) if "year" in one.id]


def test_a_country_is_swapped_for_one_that_no_paragraph_joins_with_the_rest() -> None:
    made = texts(question("q", "Was the railway treaty of Japan in doubt?"))
    assert made == {}  # France and Norway have signed it as well
    rows = [*ROWS, {"id": 8, "title": "", "paragraphs": [{"t": "Fishing in Iceland."}] * 5}]
    swapped = near_misses([question("q", "Was the railway treaty of Japan in doubt?")], rows)
    assert [one.text for one in swapped] == ["Was the railway treaty of Iceland in doubt?"]


def test_a_speaker_is_swapped_for_one_who_did_not_speak_of_it() -> None:
    first = question("a", "What did Ann Lee say about the Railway?", "Ann Lee")
    other = question("b", "What did Dee Fox say about rain?", "Dee Fox")
    assert texts(first, other)["a~speaker1"] == "What did Dee Fox say about the Railway?"


def test_they_are_unanswerable_of_their_own_kind_and_in_the_half_of_their_question() -> None:
    first = question("a", "What did Ann Lee say about the Railway?", "Ann Lee")
    made = near_misses([first, question("b", "What did Dee Fox say?", "Dee Fox")], ROWS)
    assert made
    assert all(one.kind == KIND and not one.answerable for one in made)
    assert all(half(one.id) == half(one.id[0]) for one in made)


def test_the_same_at_every_run() -> None:
    asked = [question("q", "Was the railway treaty of Japan in doubt in 2016?")]
    assert near_misses(asked, ROWS) == near_misses(asked, ROWS)
