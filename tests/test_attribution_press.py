"""Press releases: what a ministry's page quotes of its minister, and what it tells."""

from __future__ import annotations

from tests.voiced import page, voices

HOLT = ("reported", "Jane Holt")
TOLD = ("unclear", None)


def test_a_quotation_over_paragraphs_is_whoever_the_line_before_names() -> None:
    given = page(
        "The fleet of tankers came under new measures today.",
        "Foreign Secretary Jane Holt said:",
        "“These measures show our resolve.",
        "“We will not stop until the fleet is in port.",
        "“Our allies stand with us.”",
        "The measures come into force tomorrow.",
        "Energy Minister Tom Reid added: “Supplies are safe. Nobody needs to worry.”",
        title="New measures against tankers",
    )
    assert voices(given) == [TOLD, *[HOLT] * 4, TOLD, ("reported", "Tom Reid")]


def test_straight_marks_left_open() -> None:
    given = page(
        "Foreign Secretary Jane Holt has issued a statement.",
        "The Foreign Secretary said:",
        '"I welcome the vote.',
        '"It was free and fair."',
        title="Statement on the vote",
    )
    assert voices(given)[1:] == [HOLT] * 3


def test_words_after_a_colon_without_marks() -> None:
    given = page(
        "Foreign Secretary Jane Holt said:",
        "The partnership is strong and growing.",
        "We will stand by it.",
        "The visit lasts two days.",
        title="Foreign Secretary visits Nairobi",
        speakers=("Jane Holt",),
    )
    assert voices(given) == [*[HOLT] * 3, TOLD]


def test_an_aside_told_later_and_he() -> None:
    given = page(
        "Norwegian Trade Minister Ole Berg said: “We are glad. It took long.”",
        "Mr Berg later told reporters that fish would be included.",
        "“It is a good day for fishermen,” he added.",
        title="Trade agreement signed",
    )
    assert set(voices(given)) == {("reported", "Ole Berg")}


def test_a_readout() -> None:
    given = page(
        "Secretary of State Ann Dane spoke today with Spanish Foreign Minister Ana Ruiz.",
        "The Secretary underscored support for the talks.",
        "Foreign Minister Ruiz said that Spain would help.",
        "The Secretary and the Foreign Minister discussed trade.",
        "They agreed to stay in touch.",
        title="Secretary Dane’s Call with Foreign Minister Ruiz",
    )
    assert voices(given)[1:] == [
        ("reported", "Ann Dane"),
        ("reported", "Ana Ruiz"),
        ("joint", None),
        ("joint", None),
    ]


def test_a_message_is_its_sender_s_whom_the_lead_names() -> None:
    given = page(
        "The message reads, in part:",
        "“Your work is known far beyond your country.",
        "It has earned you many friends.”",
        title="Greetings to the Academy on its anniversary",
        lead="Ivan Petrov sent greetings to the Academy.",
    )
    assert voices(given)[1:] == [("own", "Ivan Petrov")] * 2


def test_two_presidents_named_together_hold_one_office_each() -> None:
    given = page(
        "In turn, the President of Georgia said that he was content.",
        "The President of Russia thanked him.",
        title="Presidents Ivan Petrov of Russia and Georgi Beridze of Georgia held a meeting",
    )
    assert voices(given) == [("reported", "Georgi Beridze"), ("reported", "Ivan Petrov")]
