"""Who holds reported words: only whom the text settles; nobody rather than a guess."""

from __future__ import annotations

import pytest

from tests.voiced import page, said, voices

TITLE = "Speech to the assembly"
OPEN = ("reported", None)


def by(*sentences: str) -> str | None:
    """The holder of the last sentence, all in one paragraph of Ana Ruiz's speech."""
    voice, holder = voices(
        page(
            "I am glad to be here, and we shall talk.",
            " ".join(sentences),
            title=TITLE,
            speakers=("Ana Ruiz",),
        )
    )[-1]
    assert voice == "reported"
    return holder


@pytest.mark.parametrize(
    ("sentences", "holder"),
    [
        # A first name is nobody's family name.
        (("I met Mr. Franklin Holt.", "Franklin said that artists are free."), "Franklin"),
        (("I met Mr. Franklin Holt.", "Holt said that artists are free."), "Franklin Holt"),
        # Somebody without a name stands between.
        (("I met Mr. Jan Wolf.", "His mother was there.", "She said that he would live."), None),
        (("I met Mr. Jan Wolf and his mother.", "He said that he would live."), None),
        # The person is too far away, or it is another's pronoun.
        (("I met Mr. Jan Wolf.", "It rained.", "He said that he would live."), None),
        (("I met Mr. Jan Wolf.", "She said that he would live."), None),
        (("I met Mr. Jan Wolf.", "He was ill.", "He said that he would live."), "Jan Wolf"),
        # Countries are "they" only as the subject of the sentence before.
        (("We helped Mexico.", "They say that it rained."), None),
        (("Mexico has closed the road.", "They say that it rained."), "Mexico"),
        (("Some of the Democrats say that it rained.", "He said that it rained."), None),
        (("The Utah commissioners met.", "They say that it rained."), None),
        # Any president is not this one.
        (("I met President Jan Wolf.", "A President said that it rained."), "President"),
        # An office means whoever was named with that very office.
        (("Commissioner of Labor Jan Wolf came.",
          "The Commissioner of Pensions said that it rained."), "Commissioner of Pensions"),
        (("Secretary of the Treasury Jan Wolf came.",
          "The Secretary of the Treasury said that it rained."), "Jan Wolf"),
    ],
)  # fmt: skip
def test_holder_in_a_speech(sentences: tuple[str, ...], holder: str | None) -> None:
    assert by(*sentences) == holder


def test_an_office_named_far_above_is_nobody_s() -> None:
    given = ["I met Secretary Jan Wolf.", "It rained.", "It snowed."]
    found = said(*given, "The Secretary said that it is cold.", title=TITLE, speaker="Ana Ruiz")
    assert found == ("reported", "Secretary")


def test_he_in_one_s_own_statement_is_another() -> None:
    given = page(
        "He said the quotas were fair.",
        title="Remarks by Minister Ola Berg",
        speakers=("Ola Berg",),
    )
    assert voices(given) == [OPEN]


def test_he_goes_on_through_narration_until_another_comes() -> None:
    given = page(
        "Mr Petrov said that trade was growing.",
        "He stressed that visas would follow.",
        "He added that the port was open.",
        title="President Ivan Petrov met with businessmen",
    )
    assert set(voices(given)) == {("reported", "Ivan Petrov")}


def test_he_in_narration_is_whom_the_sentence_before_is_about() -> None:
    given = page(
        "Mr Petrov said that trade was growing.",
        "Mr Koizumi arrived in the evening.",
        "He stressed that visas would follow.",
        title="President Ivan Petrov met with Prime Minister of Japan Junichiro Koizumi",
    )
    assert voices(given)[-1] == ("reported", "Junichiro Koizumi")


@pytest.mark.parametrize(
    ("announced", "expected"),
    [
        ("The report of the commission states that--", ("unclear", None)),
        ("The resolution of the Senate reads as follows:", ("unclear", None)),
        ("The treaty was renewed in these words:", ("unclear", None)),
        ("The German ambassador said:", ("reported", "German ambassador")),
        ("We propose:", ("own", "Ana Ruiz")),
        ("I said in my last message:", ("own", "Ana Ruiz")),
        ("The plan has these parts:", ("own", "Ana Ruiz")),
    ],
)
def test_a_document_without_marks(announced: str, expected: tuple[str, str | None]) -> None:
    given = page(
        "I am glad to be here, and we shall talk of my plans.",
        announced,
        "The road is to be open to every ship.",
        "The harvest is good.",
        title=TITLE,
        speakers=("Ana Ruiz",),
    )
    assert voices(given)[2:] == [expected, ("own", "Ana Ruiz")]


def test_a_document_goes_on_over_its_articles() -> None:
    given = page(
        "I am glad to be here, and we shall talk of my plans.",
        "The treaty declares as follows:",
        "Article 1. The road is open.",
        "Article 2. The port is open.",
        "The harvest is good.",
        title=TITLE,
        speakers=("Ana Ruiz",),
    )
    assert [voice for voice, _ in voices(given)[2:]] == [
        *["unclear"] * (len(voices(given)) - 3),
        "own",
    ]


def test_a_press_release_from_several_people() -> None:
    given = page(
        "The new yard will bring jobs to the coast.",
        "It opens in May.",
        "Energy Minister Tom Reid said:",
        "We are proud of this yard.",
        "Foreign Secretary Jane Holt MP said:",
        "“This yard shows our resolve, and I thank its workers.”",
        "The yard lies in the north.",
        title="New yard for the coast",
        speakers=("Jane Holt MP", "Tom Reid", "Department for Energy"),
    )
    told = ("unclear", None)
    assert voices(given) == [
        told,
        told,
        ("reported", "Tom Reid"),
        ("reported", "Tom Reid"),
        ("reported", "Jane Holt MP"),
        ("reported", "Jane Holt MP"),
        told,
    ]


@pytest.mark.parametrize("sender", ["Jane Holt MP", "The Rt Hon Jane Holt KC MP", "Jane Holt, OBE"])
def test_letters_after_a_name_make_nobody_else(sender: str) -> None:
    given = page(
        "The yard opens in May.",
        "Minister Jane Holt said that the yard was good.",
        title="New yard for the coast",
        speakers=(sender, "Tom Reid"),
    )
    assert voices(given) == [("unclear", None), ("reported", sender)]


def test_nobody_speaks_throughout_a_release_sent_by_several() -> None:
    given = page(
        "The yard opens in May, and we know that it matters.",
        "It lies in the north.",
        title="New yard for the coast",
        speakers=("Jane Holt MP", "Tom Reid"),
    )
    assert set(voices(given)) == {("unclear", None)}
