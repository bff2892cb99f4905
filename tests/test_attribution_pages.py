"""Whose page it is, by its title: bodies with long names, senders of letters, interviewers."""

from __future__ import annotations

import pytest

from tests.voiced import page, voices


@pytest.mark.parametrize(
    "body",
    [
        "Côte d’Ivoire",
        "Côte d'Ivoire",
        "Timor-Leste",
        "Guinea-Bissau",
        "Bosnia and Herzegovina",
        "Trinidad and Tobago",
        "São Tomé and Príncipe",
        "Lao People’s Democratic Republic",
        "United Kingdom of Great Britain and Northern Ireland",
    ],
)
def test_a_body_has_its_whole_name(body: str) -> None:
    for title in (f"Statement by {body}", f"Statement by the {body} in the Council"):
        given = page("We support peace.", "Our delegation will vote.", title=title)
        assert voices(given) == [("own", body)] * 2


IN_PART = (
    "The letter said, in part:",
    "The republic has made great progress in recent years.",
    "I am confident that our partnership will grow.",
)


@pytest.mark.parametrize(
    "title",
    [
        "President Ruiz sent Japan’s President Kim Ono a congratulatory letter",
        "President Ruiz sent greetings to President Kim Ono",
        "President Ruiz congratulated President of Japan Kim Ono on his birthday",
        "President Ruiz wrote to President Kim Ono",
        "Letter from President Ruiz to President Kim Ono",
        "Letter to President Kim Ono from President Ruiz",
    ],
)
def test_a_letter_is_its_sender_s(title: str) -> None:
    last = ("own", "Ruiz")
    assert voices(page(*IN_PART, title=title))[-1] == last
    begun = voices(page("President Ruiz wrote to President Kim Ono.", *IN_PART, title=title))
    assert begun[-1] == last


def test_a_sender_has_the_full_name_that_the_page_gives() -> None:
    given = page(*IN_PART, "Ana Ruiz, President.", title="President Ruiz sent Kim Ono a telegram")
    assert voices(given)[2] == ("own", "Ana Ruiz")


@pytest.mark.parametrize(
    "title",
    [
        "Message to President Kim Ono",
        "A letter was sent to President Kim Ono",
        "The President sent President Kim Ono a telegram",
        "Congratulations to President of Japan Kim Ono",
    ],
)
def test_a_letter_is_never_its_addressee_s(title: str) -> None:
    dear = page("To President Kim Ono", "Dear President Kim Ono,", *IN_PART, title=title)
    assert "Kim Ono" not in {by for _, by in voices(page(*IN_PART, title=title)) + voices(dear)}


ANSWER = "I think that our economy is stronger than it was, and we have done much for it. " * 3
ASKED = (
    "Is there a chance that it will grow?",
    "And who decides?",
    "Not all agree.",
    "You said so.",
)


@pytest.mark.parametrize("title", ["Interview to the agency", "Interview with Eva Lind"])
def test_a_labelled_interviewer_asks_also_where_she_remarks(title: str) -> None:
    first = "Agency Director Eva Lind: Good afternoon."
    turns = [turn for words in ASKED for turn in (f"Eva Lind: {words}", f"Ana Ruiz: {ANSWER}")]
    turns += ["Eva Lind: It was long ago.", "Ana Ruiz: Yes.", "Eva Lind: Still.", "Ana Ruiz: No."]
    given = page(first, *turns, title=title, kind="interview", speakers=("Ana Ruiz",))
    told = set(voices(given))
    assert told == {("questioner", "Eva Lind"), ("own", "Ana Ruiz")}


def test_two_who_answer_a_stranger_s_questions_both_answer() -> None:
    replies = ("We agree.", "Why not?", "We agree.", "Who knows?", "Prices will fall.")
    turns = [
        turn
        for words in replies
        for turn in ("Question: Will it?", f"Ana Ruiz: {ANSWER}", f"Eva Lind: {words}")
    ]
    given = page(*turns, title="Interview", kind="interview", speakers=("Ana Ruiz", "Eva Lind"))
    assert {by for voice, by in voices(given) if voice == "own"} == {"Ana Ruiz", "Eva Lind"}


def test_what_a_title_names_is_no_speaker_where_its_words_are_ordinary() -> None:
    given = page(
        "75 years have passed since the war.",
        "We remember what a great price was paid for the victory.",
        title="75th Anniversary of the Great Victory: Our Duty to the Future",
    )
    assert {by for _, by in voices(given)} == {None}
