"""The design's table of voices, row by row, in other words and other speakers' mouths."""

from __future__ import annotations

import pytest

from tests.voiced import Voiced, page, said, voices

TALKS = "Foreign Minister Ana Ruiz’s statement after talks with Foreign Minister of Japan Taro Kono"
BRIEFING = "Remarks by Secretary Dale Hunt at a Press Availability"
DEBATE = "Statement by Kenya in the General Debate of the 70th session"
OPENING = "We had a good discussion today, and I am glad of it."


def minister(sentence: str) -> Voiced:
    return said(OPENING, sentence, title=TALKS, speaker="Ana Ruiz")


def secretary(sentence: str) -> Voiced:
    return said(OPENING, sentence, title=BRIEFING, speaker="Dale Hunt")


def delegate(sentence: str) -> Voiced:
    return voices(page("We meet at a hard time.", sentence, title=DEBATE))[-1]


@pytest.mark.parametrize(
    "sentence",
    [
        "We confirmed our stance on the straits.",
        "We told our partners that the door is open.",
        "I underlined that the rules apply to all.",
        "We insist on a full inquiry.",
        "My delegation reiterated its reservations.",
        "The talks should go on.",
        "Nobody doubts that the road is long.",
        "The treaty says that the straits are open.",
        "As is known, the road is long.",
        "I told Mr Kono that we would wait.",
        "I said, “The road is long and we shall walk it.”",
        "If they say that, we shall answer.",
        "My wife and I were moved by the welcome.",
        "You and I both know that the road is long.",
        "Congress and I must find a way.",
        "My team and I worked all night.",
    ],
)
def test_own(sentence: str) -> None:
    assert minister(sentence) == ("own", "Ana Ruiz")


@pytest.mark.parametrize(
    "sentence",
    [
        "We agreed to set up a working group.",
        "We have agreed with Mr Kono to go on.",
        "We and our Japanese colleagues agreed on visas.",
        "The two ministers reaffirmed their support for the plan.",
        "Both sides expressed concern over the drought.",
        "Mr Kono and I signed a protocol.",
        "My colleague and I discussed fisheries in detail.",
        "The parties confirmed that the road will open.",
        "In our common view, the road must open.",
        "We share the opinion that the road must open.",
    ],
)
def test_joint(sentence: str) -> None:
    assert minister(sentence) == ("joint", "Ana Ruiz")


@pytest.mark.parametrize(
    "sentence",
    [
        "Foreign Minister of Japan Taro Kono voiced his regret at the delay.",
        "Minister Kono warned that patience is running out.",
        "My Japanese colleague Taro Kono insisted on an early date.",
        "Mr Kono, Foreign Minister of Japan, believes the tariff is unfair.",
        "According to Minister Kono, the ship is safe.",
        "In the words of Mr Kono, the harvest was poor.",
        "As Mr Kono put it, the ice is thin.",
        "As stated by Mr Kono, the ice is thin.",
        "We were assured by Mr Kono that the ice is thin.",
        "Mr Kono’s view is that the ice is thin.",
        "I welcome the statement by Mr Kono that the ice is thin.",
        "The Foreign Minister of Japan said that he was content.",
        "“The ice is thin and the spring is early,” Mr Kono told reporters.",
        "Mr Kono posed a question at the table, “Why is the ice so thin this year?”",
    ],
)
def test_reported_with_a_name(sentence: str) -> None:
    assert minister(sentence) == ("reported", "Taro Kono")


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("They claim that the pipe burst by itself.", None),
        ("They say the pipe burst by itself, but we saw the photographs.", None),
        ("Some say that it is too late.", None),
        ("Our partners assert that the list is complete.", "partners"),
        ("Some experts believe that the list is complete.", "Some experts"),
        ("I add that, according to foreign experts, the list is complete.", "foreign experts"),
        ("Critics argue that the list is too long.", "Critics"),
        ("The Pentagon announced that the list is complete.", "Pentagon"),
        ("Local residents told us that the bridge had gone.", "Local residents"),
        ("Scotland Yard, as you know, went on record as saying that it needs time.",
         "Scotland Yard"),
        ("The chief engineer of the dam – it is near the town – told us that it holds.",
         "chief engineer of the dam"),
        ("Japan’s position is that the islands are its own.", "Japan"),
        ("As my predecessor said, the road is long.", "predecessor"),
        ("As the President noted, the harvest was good.", "President"),
    ],
)  # fmt: skip
def test_reported_of_anybody(sentence: str, holder: str | None) -> None:
    assert minister(sentence) == ("reported", holder)


@pytest.mark.parametrize(
    "sentence",
    [
        "Concern was expressed over the exercises.",
        "Doubts were voiced about the exercises.",
        "It was said that the exercises were small.",
        "It is alleged that the exercises were large.",
        "It has been claimed that the exercises were large.",
        "We were told that the exercises were small.",
        "They thought we would give in.",
    ],
)
def test_unclear(sentence: str) -> None:
    assert minister(sentence) == ("unclear", None)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They’ve said that the road is open.", ("reported", None)),
        ("The mayor told us, “We need water.”", ("reported", "mayor")),
        ("Doctors there say that children starve.", ("reported", "Doctors")),
        ("Hamas said it would answer.", ("reported", "Hamas")),
        ("As President Kennedy said, the road is long.", ("reported", "Kennedy")),
        ("This Administration believes in free trade.", ("own", "Dale Hunt")),
        ("We call on the government to stop.", ("own", "Dale Hunt")),
        ("Foreign Minister Lee and I agreed to meet again.", ("joint", "Dale Hunt")),
    ],
)
def test_a_secretary_of_another_country(sentence: str, expected: Voiced) -> None:
    assert secretary(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya believes that the Council must change.",
        "The Republic of Kenya urges all to sign.",
        "The Kenyan Government insists that the law be kept.",
        "My Government has decided to join.",
        "We call for a ceasefire.",
    ],
)
def test_a_state_s_own_words_in_the_assembly(sentence: str) -> None:
    assert delegate(sentence) == ("own", "Kenya")


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("Uganda claims that the border is open.", "Uganda"),
        ("The Secretary-General said that the world is hungry.", "Secretary-General"),
        ("The African Union has declared that the coup is void.", "African Union"),
        ("Scientists warn that the ice will melt.", "Scientists"),
    ],
)
def test_others_words_in_the_assembly(sentence: str, holder: str) -> None:
    assert delegate(sentence) == ("reported", holder)


def test_a_question_is_its_asker_s() -> None:
    given = page(
        "QUESTION: Did he call? They say he did.",
        "MR. HUNT: He did not.",
        "Jo Berg (Daily News): And will he?",
        "MR. HUNT: The mayor has said that he will.",
        title="Press briefing",
        kind="press conference",
    )
    found = voices(given)
    assert [voice for voice, _ in found] == [
        "questioner", "questioner", "own", "questioner", "reported",
    ]  # fmt: skip
    assert found[3] == ("questioner", "Jo Berg")
    assert found[4] == ("reported", "mayor")


def test_words_are_nobody_s_own_where_no_speaker_is_known() -> None:
    assert set(voices(page("We are glad. Our road is long.", title="A statement"))) == {
        ("unclear", None)
    }
