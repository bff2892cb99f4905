"""What a crowd calls out is one line; the speech goes on as the speaker's."""

from __future__ import annotations

from corpus.turns import label_length, label_turns
from corpus.types import Block

SPEECH = (
    "My fellow citizens, we have much to do.",
    "Audience members. Boo!",
    "The President. ——the plan helped working people.",
    "And it worked.",
    "Audience members. Four more years!",
    "It created many jobs.",
)


def test_an_interjection_does_not_take_over_the_speech() -> None:
    turns = label_turns([Block(text) for text in SPEECH], main="Jane Doe", opens=True)
    crowd = "Audience members"
    assert [block.speaker for block in turns] == [
        *("Jane Doe", crowd, "Jane Doe", "Jane Doe", crowd, "Jane Doe")
    ]


def test_a_label_may_be_followed_by_a_broken_off_sentence() -> None:
    assert SPEECH[2][label_length(SPEECH[2]) :] == "——the plan helped working people."
    assert label_length("The President. He left.") == len("The President. ")


def test_a_heading_is_not_a_speaker_in_one_persons_statement() -> None:
    texts = (
        "Regulatory Reform: We will begin.",
        "TOTAL: 5 billion.",
        "Mr. Smith: I object.",
        "Yes.",
    )
    turns = label_turns([Block(text) for text in texts], main="Jane Doe", opens=True)
    assert [block.speaker for block in turns] == ["Jane Doe", "Jane Doe", "Smith", "Smith"]


def test_in_a_transcript_any_name_is_a_speaker() -> None:
    texts = ("Jane Doe: We met.", "Kari Olsen: We did.", "Jane Doe: Thanks.")
    turns = label_turns([Block(text) for text in texts], main="Jane Doe")
    assert [block.speaker for block in turns] == ["Jane Doe", "Kari Olsen", "Jane Doe"]


def test_a_salutation_and_an_announcement_are_no_labels() -> None:
    assert label_length("MR. SPEAKER AND MEMBERS OF THE CONGRESS:") == 0
    assert (
        label_length("Attorney-General Speed, on November 7, advised Mr. Seward as follows:") == 0
    )
