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
        (
            "In the campaign Mr. Berg used phrases such as “this is just a trailer”.",
            "reported",
            "Berg",
        ),
        (
            "May the wise words of Eva Lind come true as we go that way: “It only seems hard.”",
            "reported",
            "Eva Lind",
        ),
        (
            "Marshal Ole Berg, who led the fleet for years, gave a prophetic description of that "
            "treaty to his friends: “This is no peace.”",
            "reported",
            "Ole Berg",
        ),
        ("Think of the baker who said last year, “Now it will all be good.”", "unclear", None),
        ("The Court of Justice ruled that the harbour is ours.", "reported", "Court of Justice"),
        ("An inquiry found that twelve had died.", "reported", "inquiry"),
        ("We found that twelve had died.", "own", "Ana Ruiz"),
        ("They held that position for days.", "own", "Ana Ruiz"),
        ("We hear that the harbour is to be closed.", "unclear", None),
        ("Indeed, there are reports that the harbour is closed.", "unclear", None),
        (
            "In that connection, my delegation recalls the words of the poet Ole Berg: “No man is "
            "an island, entire of itself.”",
            "reported",
            "Ole Berg",
        ),
        ("It is estimated in the Small Arms Survey that arms kill many.", "unclear", None),
        ("It is estimated that arms kill many.", "own", "Ana Ruiz"),
        (
            "In the words of the late Dr. Ole Lund Berg Jr., “Injustice is a threat to all.”",
            "reported",
            "Ole Lund Berg Jr",
        ),
        ("Jointly with other States, we have prepared a draft.", "joint", "Ana Ruiz"),
        ("We need it for the SDGs, with the words “leaving no one behind”.", "own", "Ana Ruiz"),
        ("I quote the Charter: “We the peoples, determined to save all.”", "unclear", None),
        (
            "As stated by General Ole Berg, and I quote: “You can count on us.”",
            "reported",
            "Ole Berg",
        ),
        (
            "At the session then-Foreign Minister Ole Berg stated: “We have arrived.”",
            "reported",
            "Ole Berg",
        ),
        (": “We shall all be late.”", "own", "Ana Ruiz"),
        ("We call it the “blue growth plan of the north” and are proud.", "own", "Ana Ruiz"),
    ],
)
def test_whose_the_quoted_words_are(sentence: str, voice: str, by: str | None) -> None:
    assert said(OPENING, sentence, title=TITLE, speaker="Ana Ruiz") == (voice, by)


@pytest.mark.parametrize(
    ("sentences", "voice", "by"),
    [
        (
            ("Minister Ole Berg said that the harbour is lost.", "And that the fleet will follow."),
            "reported",
            "Ole Berg",
        ),
        (
            ("There are many advisers.", "That the fleet will allegedly sink in three days."),
            "unclear",
            None,
        ),
        (("I know it.", "That is why we are here."), "own", "Ana Ruiz"),
        (
            (
                "Minister Ole Berg told lies.",
                "These words mean that the minister blames our people.",
            ),
            "own",
            "Ana Ruiz",
        ),
        (
            ("We act.", "Minister Ole Berg reported today on the repair of the harbour."),
            "reported",
            "Ole Berg",
        ),
        (("We act.", "As they say, good nets make good neighbours."), "unclear", None),
        (("We act.", "So when they say that the sea is empty, we must smile."), "unclear", None),
        (
            ("We act.", "We do not think that cod should be banned, as our partners suggest."),
            "own",
            "Ana Ruiz",
        ),
        (
            ("We act.", "I want a treaty like the one that President Ole Berg promised Iceland."),
            "own",
            "Ana Ruiz",
        ),
        (("We act.", "Together with Norway, we support a treaty on cod."), "joint", "Ana Ruiz"),
        (("We act.", "Together with you, my friends, we support each other."), "own", "Ana Ruiz"),
    ],
)
def test_what_goes_on_with_the_sentence_before(
    sentences: tuple[str, ...], voice: str, by: str | None
) -> None:
    assert said(OPENING, *sentences, title=TITLE, speaker="Ana Ruiz") == (voice, by)
