"""Pages as different houses set them: date, place, speaker and turns are found in each."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus.compose import compose
from corpus.dates import Moment
from corpus.header_lines import date_line
from corpus.pages import page
from corpus.paragraphs import paragraphs
from corpus.types import Document

LONG = "and of the very long waters " * 200


def read(text: str) -> Document:
    return page("page", tuple(paragraphs(text)))


def turns(document: Document) -> list[tuple[str, str | None]]:
    return [(block.role, block.speaker) for block in document.blocks]


def test_white_house_press_conference_of_two() -> None:
    document = read(
        "Remarks by President Jane Holt and Prime Minister Jens Hansen of Nordland in Joint Press "
        "Conference\n\nEast Room\n\n2:05 P.M. EDT\n\n"
        "THE PRESIDENT: Please be seated. We spoke about fish.\n\n(Applause.)\n\n"
        "PRIME MINISTER HANSEN: (As interpreted.) Thank you, Mr. President.\n\n"
        "Q Thank you, Mr. President. What about herring?\n\nTHE PRESIDENT: Well, it grows.\n\n"
        "END 2:45 P.M. EDT"
    )
    assert turns(document) == [
        *(("remark", "Jane Holt"), ("note", None), ("remark", "Jens Hansen")),
        *(("question", None), ("remark", "Jane Holt")),
    ]
    metadata = document.metadata
    assert (metadata.place, metadata.time) == ("East Room", "14:05")
    assert metadata.speakers == ("Jane Holt", "Jens Hansen")


def test_an_office_that_two_bear_is_nobody_s() -> None:
    document = read(
        "Remarks by President Jane Holt and President Jens Hansen in Joint Press Conference\n\n"
        "East Room\n\n2:05 P.M. EDT\n\nTHE PRESIDENT: We spoke about fish.\n\nQ What about herring?"
        "\n\nTHE PRESIDENT: It grows."
    )
    assert {block.speaker for block in document.blocks} == {"THE President", None}


def test_state_department_briefing_and_meeting() -> None:
    briefing = read(
        "Department Press Briefing – May 3, 2019\n\nMay 3, 2019\n\n"
        "Ann Smith, Department Spokesperson\n\nWashington, DC\n\n1:15 p.m. EDT\n\n"
        "MS SMITH: Good afternoon, everyone. We welcome the deal on fish.\n\n"
        "QUESTION: Can you confirm the numbers?\n\nMS SMITH: I can't."
    )
    assert (briefing.metadata.place, briefing.metadata.time) == ("Washington, DC", "13:15")
    assert turns(briefing) == [
        *(("remark", "Ann Smith"), ("question", None), ("remark", "Ann Smith")),
    ]
    meeting = read(
        "Secretary Holt And Nordland Foreign Minister Hansen Before Their Meeting\n\nRemarks\n\n"
        "Jane Holt, Secretary of State\n\nTreaty Room\n\nWashington, DC\n\nMay 3, 2019\n\n"
        "SECRETARY HOLT: Good morning, everyone.\n\nFOREIGN MINISTER HANSEN: Thank you, Jane."
    )
    metadata = meeting.metadata
    assert (metadata.date, metadata.place) == ("2019-05-03", "Washington, DC")
    assert metadata.office == "Secretary of State"
    assert turns(meeting)[1:] == [("remark", "Jane Holt"), ("remark", "Hansen")]


@pytest.mark.parametrize(
    ("title", "bearer"),
    [
        ("Secretary-General's remarks to the Security Council on fisheries", "Secretary-General"),
        ("The Secretary-General’s message on Herring Day", "Secretary-General"),
        ("PM statement on fisheries: 3 May 2019", "PM"),
        ("President's address to the nation", "President"),
        ("The government's statement on fisheries", None),
        ("Yesterday's remarks on fish", None),
    ],
)
def test_a_title_that_names_an_office_alone(title: str, bearer: str | None) -> None:
    document = read(f"{title}\n\n3 May 2019\n\nFish is healthy, and the waters are warm.")
    assert document.metadata.speakers == ((bearer,) if bearer else ())
    assert document.metadata.date == "2019-05-03"


def test_un_transcript_and_moderated_forum() -> None:
    transcript = read(
        "Transcript of the Secretary-General's press conference\n\nNew York, 3 May 2019\n\n"
        "Secretary-General: Thank you. Fish is healthy.\n\n"
        "Question: Mr. Secretary-General, what about herring?\n\nSecretary-General: It grows."
    )
    assert transcript.metadata.title == "Transcript of the Secretary-General's press conference"
    assert (transcript.metadata.place, transcript.metadata.date) == ("New York", "2019-05-03")
    assert [role for role, _ in turns(transcript)] == ["remark", "question", "remark"]
    forum = read(
        "Foreign Minister Jane Holt at the Northern Forum, Oslo, 3 May 2019\n\n"
        "Moderator: Welcome, Minister. How is the fish?\n\nForeign Minister: It grows.\n\n"
        "Interpreter: She says that it grows.\n\nModerator: Thank you. (Applause.)"
    )
    assert forum.metadata.speakers == ("Jane Holt",)
    assert turns(forum) == [
        *(("question", None), ("remark", "Jane Holt"), ("remark", "Interpreter")),
        ("question", None),
    ]


def test_parliament_with_constituencies_ministers_and_the_chair() -> None:
    document = read(
        "Fisheries Bill\n\n3 May 2019\n\n"
        "The Minister for Fisheries (Jens Hansen): I beg to move that the Bill be read.\n\n"
        "Jane Holt (Northern Isles) (Lab): Will the Minister give way?\n\n"
        "Jens Hansen: I will.\n\nMr Speaker: Order."
    )
    assert [speaker for _, speaker in turns(document)] == [
        *("Jens Hansen", "Jane Holt", "Jens Hansen", "Mr Speaker"),
    ]


def test_a_salutation_to_the_chair_begins_no_turn() -> None:
    document = read(
        "Statement by Foreign Minister Jane Holt, New York, 3 May 2019\n\nMr President:\n\n"
        "We agreed on fish.\n\nMr Speaker: it was a long day."
    )
    assert {block.speaker for block in document.blocks} == {None}


def test_russian_ministry_and_presidency() -> None:
    ministry = read(
        "Выступление и ответы на вопросы СМИ Министра иностранных дел Российской Федерации "
        "С.В.Лаврова по итогам переговоров, Осло, 3 мая 2019 года\n\nМы обсудили рыболовство.\n\n"
        "Вопрос: Когда начнутся переговоры?\n\nС.В.Лавров: В мае.\n\n"
        "Вопрос (перевод с норвежского): А где?\n\nОтвет: В Осло."
    )
    assert (ministry.metadata.date, ministry.metadata.place) == ("2019-05-03", "Осло")
    assert turns(ministry)[1:] == [
        *(("question", None), ("remark", "С.В.Лавров")) * 2,
    ]
    presidency = read(
        "Встреча с губернатором\n\n3 мая 2019 года, 14:00, Москва, Кремль\n\n"
        "В.Путин: Как рыба?\n\nА.Чибис: Растёт.\n\nВедущий: Спасибо.\n\n(Аплодисменты.)"
    )
    assert (presidency.metadata.time, presidency.metadata.place) == ("14:00", "Москва, Кремль")
    assert turns(presidency) == [
        *(("remark", "В.Путин"), ("remark", "А.Чибис"), ("question", None), ("note", None)),
    ]


def test_letters_after_a_name_and_from_in_one_line() -> None:
    metadata = read(
        "Statement on fisheries\n\n"
        "From: Prime Minister's Office and The Rt Hon Jane Holt OBE MP\n\n"
        "Delivered on: 3 May 2019\n\nGood afternoon. We agreed on fish."
    ).metadata
    assert (metadata.speakers, metadata.date) == (("Jane Holt",), "2019-05-03")


def test_a_title_without_end_does_not_hide_the_day_below_it() -> None:
    title = f"Statement by Foreign Minister Jane Holt on fish {LONG}"
    document = read(f"{title}\n\n3 May 2019\n\nWe agreed on fish. It was a long day for all.")
    assert document.metadata.date == "2019-05-03"
    assert "title" in document.metadata.uncertain
    assert [block.text.strip() for block in document.blocks] == [
        *(title.strip(), "We agreed on fish. It was a long day for all."),
    ]


def said(text: str) -> Sequence[str]:
    """The first words of each paragraph's first sentence."""
    statement = compose(read(text))
    firsts = [paragraph.sentences[0] for paragraph in statement.paragraphs]
    return [statement.slice(sentence).split(" ")[0] for sentence in firsts]


def test_numbers_of_paragraphs_are_no_words_of_a_quote() -> None:
    head = "Statement by Governor Jane Holt, Oslo, 3 May 2019\n\n"
    numbered = "\n\n".join(f"{n}. Point number {n} is about fish." for n in range(11, 16))
    assert said(head + numbered) == ["Point"] * 5
    assert said(f"{head}1. January is cold for the fish.\n\nWe left.") == ["1.", "We"]
    years = "\n\n".join(f"{n}. Was a year of fish." for n in (7, 3, 5, 1))
    assert said(head + years)[0] == "7."


def test_short_numbered_lines_above_text_are_headings_and_lists_are_not() -> None:
    document = read(
        "Communiqué of the Northern Summit\n\nOslo, 3 May 2019\n\nWe met in Oslo.\n\n"
        "I. Fisheries\n\nWe agreed to protect the fish.\n\n2.1 Prices\n\nThey will fall.\n\n"
        "1. Herring\n\n2. Cod\n\n3. Eel\n\nThese we protect."
    )
    headings = [block.text for block in document.blocks if block.role == "heading"]
    assert headings == ["I. Fisheries", "2.1 Prices"]


@pytest.mark.parametrize(
    "line",
    [
        "Oslo, Thursday 30th of May, 2019",
        "Oslo, Thurs. 30 May 2019",
        "Осло, четверг, 30 мая 2019 г.",
    ],
)
def test_a_weekday_before_the_day_is_no_part_of_the_place(line: str) -> None:
    moment, place = date_line(line) or (None, None)
    assert moment == Moment("2019-05-30")
    assert place == line.partition(",")[0]
