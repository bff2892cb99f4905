"""Holders described in the page's words, and words that look like holders and are none."""

from __future__ import annotations

import pytest

from tests.voiced import Voiced, page, said, voices

SPEECH = "Remarks by Secretary Dale Hunt in Oslo"
READOUT = "Meeting of the Foreign Minister with the Ambassador of India"


def secretary(*sentences: str) -> Voiced:
    return said("I am glad to be here.", " ".join(sentences), title=SPEECH, speaker="Dale Hunt")


def told(*paragraphs: str, title: str = READOUT) -> list[Voiced]:
    return voices(page(*paragraphs, title=title, kind="news"))


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("Some of my colleagues argued for a delay.", "Some of my colleagues"),
        ("The Omanis have told us they are ready.", "Omanis"),
        ("The great powers tell us to be patient.", "great powers"),
        ("Businesses tell us that hiring is slow.", "businesses"),
        ("As our elders say, the river is old.", "elders"),
        ("My mother used to say, “The road is long and we shall walk it.”", "mother"),
        ("Tokyo believes that the tariff is unfair.", "Japan"),
        ("According to the Office for Fair Trade, prices fell.", "Office for Fair Trade"),
    ],
)
def test_a_holder_in_the_words_of_the_page(sentence: str, holder: str) -> None:
    assert secretary(sentence) == ("reported", holder)


@pytest.mark.parametrize(
    "sentence",
    [
        "Special thanks to the brigades in the north.",
        "A union of responsible states that have the strength to stop wars.",
        "The sooner everyone in Europe admits that it is late, the better.",
        "The Sultan agreed to open the port.",
        "Ms Lund has graciously accepted the invitation to speak.",
        "They even decided to change the anthem.",
        "The contract was declared void by the Court.",
        "Their officials have in repeated instances hurt our people.",
        "Trading partners denied a market lack the means to buy.",
        "We are both deepening old ties and building new ones.",
        "The West declared victory and went home.",
        "The European states refuse the toll.",
        "I invite our guests, Swedish companies, the Swedish state, to take part.",
        "I would like to hear the representatives of Peru denounce it.",
        "Seventy-five years ago the guns fell silent.",
    ],
)
def test_what_only_looks_like_a_report_is_the_speaker_s(sentence: str) -> None:
    assert secretary(sentence) == ("own", "Dale Hunt")


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        (
            "A senior official familiar with the matter said the figure was twice as high.",
            "senior official familiar with the matter",
        ),
        (
            "Two people briefed on the talks told the paper that a deal was near.",
            "Two people briefed on the talks",
        ),
        (
            "The Office for the Coordination of Humanitarian Affairs tells us that many have fled.",
            "Office for the Coordination of Humanitarian Affairs",
        ),
        (
            "The High Commissioner for Refugees, Filippo Grandi, warned that funds run out.",
            "Filippo Grandi",
        ),
        ("Minister for Trade Alan Wye said that it is late.", "Alan Wye"),
    ],
)
def test_a_narrated_holder(sentence: str, holder: str) -> None:
    assert told(sentence, title="Aid runs short") == [("reported", holder)]


def test_an_ambassador_is_of_one_country_and_to_another() -> None:
    found = told(
        "Minister of Armenia Aram Petrosyan received the Ambassador of India to Armenia, Nila Rao.",
        "The Ambassador expressed gratitude for the welcome.",
    )
    assert found[-1] == ("reported", "Nila Rao")


def test_the_two_heads_of_state_are_both() -> None:
    assert told("The two heads of state discussed trade.") == [("joint", None)]


def test_they_are_whoever_acted_alone_in_the_sentence_before() -> None:
    before = "Important is that after the vote in parliament, Japan renounced the treaty."
    assert secretary(before, "They said that it gave them too little.") == ("reported", "Japan")
    leads = "Tokyo simply does not believe that Europe can hold."
    assert secretary(leads, "They said that it would split.") == ("reported", "Japan")


def test_she_said_in_a_told_dialogue() -> None:
    asked = "The Chancellor of Germany asked me whether the border was open."
    found = secretary(asked, "I said yes.", "She said that it was right.")
    assert found == ("reported", "Chancellor of Germany")


def test_an_unclosed_quotation_ends_with_its_sentence() -> None:
    text = "The Outcome stressed that “peace and growth go together. I believe in it."
    found = voices(page(text, title=SPEECH, speakers=("Dale Hunt",)))
    assert found[-1] == ("own", "Dale Hunt")


def test_a_quotation_that_runs_on_stays_its_holder_s() -> None:
    found = told(
        "Foreign Secretary Jane Holt said: “We stand by them. It is right.",
        "“We shall go on.”",
        "The measures come into force at midnight and will be reviewed after a year has passed.",
        title="Sanctions",
    )
    assert found[:3] == [("reported", "Jane Holt")] * 3


def test_a_joint_declaration_speaks_for_all() -> None:
    title = "Joint Declaration by the President of Poland and the President of Lithuania"
    found = told(
        "We condemn the attack. The Presidents stressed that the border must hold.",
        "They called on all sides to act. Lithuania welcomed the offer of Poland.",
        title=title,
    )
    assert found == [("joint", None)] * 3 + [("reported", "Lithuania")]


def test_an_interview_without_labels() -> None:
    found = voices(
        page(
            "When will the border open?",
            "In spring, I hope.",
            "What do you say to those who wait?",
            "The wait is nearly over.",
            title="Minister Ida Moen: interview with a newspaper",
            speakers=("Ida Moen",),
            kind="interview",
        )
    )
    assert [voice for voice, _ in found] == ["questioner", "own", "questioner", "own"]


def test_a_lone_question_is_rhetorical() -> None:
    found = voices(
        page(
            "What have you won?",
            "Nothing at all.",
            title="Minister Ida Moen: interview",
            speakers=("Ida Moen",),
            kind="interview",
        )
    )
    assert [voice for voice, _ in found] == ["own", "own"]


def test_an_office_that_the_title_names_is_the_one_person_told_of() -> None:
    found = told(
        "The President of Peru regards the strike as unlawful.",
        "Ana Ruiz believes that it must end.",
        title="Comment from the Press Service of the President of Peru",
    )
    assert found == [("reported", "Ana Ruiz")] * 2


def test_one_of_two_presidents_without_a_country_is_not_named() -> None:
    found = told(
        "Yesterday President of Peru Ana Ruiz met in Lima with President of Chile Tom Hale.",
        "The border will open in May, the President said.",
        title="A day in Lima",
    )
    assert found[-1] == ("reported", "President")
