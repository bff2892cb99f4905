"""Words in quotation marks are not the speaker's own, whatever verb brings them."""

from __future__ import annotations

import pytest

from tests.voiced import said

TITLE = "Speech by Ana Ruiz at the congress"
OPENING = "I am glad to be here, and I thank you all."


@pytest.mark.parametrize(
    ("sentence", "voice", "by"),
    [
        (
            "My predecessor, a President named Ole Berg, thundered, “Mr Holm, open this gate.”",
            "reported",
            "Ole Berg",
        ),
        ("As Eva Lind famously quipped, “We shall all be late.”", "reported", "Eva Lind"),
        ("The old inscription has it: “No man is an island.”", "unclear", None),
        ("“I have a dream” - these words are known to each of you today.", "unclear", None),
        ("You know, I asked Eva Lind, “How do you do all that?”", "own", "Ana Ruiz"),
        ("Let us look at Eva Lind’s painting, “World in Progress”, here.", "own", "Ana Ruiz"),
        ("I want to tell you again: “We will not close the harbour.”", "own", "Ana Ruiz"),
        ("Our position is as it was: “no harbour without a road”.", "own", "Ana Ruiz"),
        ("We call it the “blue growth plan of the north” and are proud.", "own", "Ana Ruiz"),
    ],
)
def test_whose_the_quoted_words_are(sentence: str, voice: str, by: str | None) -> None:
    assert said(OPENING, sentence, title=TITLE, speaker="Ana Ruiz") == (voice, by)
