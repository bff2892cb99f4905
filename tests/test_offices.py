"""Offices: what a question names, and whom the record's own texts name for it."""

from __future__ import annotations

from datetime import date

import pytest

from qa.questions.known_people import known_people
from qa.questions.offices import Office, asked_office, holders
from qa.questions.understand import understand

PEOPLE = (
    "Vladimir Putin",
    "Taro Kono",
    "Shinzo Abe",
    "Yoshiro Mori",
    "Paolo Gentiloni",
    "Abdel Fattah el-Sisi",
)
TEXTS = (
    "Meeting with Prime Minister of Japan Shinzo Abe Vladimir Putin met with Mr Abe.",
    "Japanese Prime Minister Shinzo Abe arrived.",
    "Foreign Minister of Japan Taro Kono expressed concern over the exercises.",
    "Yoshiro Mori, the Prime Minister of Japan, spoke next.",
    "Prime Minister of Italy Paolo Gentiloni answered.",
    "Prime Minister of Britain Jane Unknown answered.",
    "The Prime Minister of Japan went home.",
    "President of the Arab Republic of Egypt Abdel Fattah el-Sisi spoke of flights.",
)


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("the Japanese foreign minister", Office("japan", "foreign minister")),
        ("the Japanese Minister of Foreign Affairs", Office("japan", "foreign minister")),
        ("Italy’s prime minister", Office("italy", "prime minister")),
        ("the president of South Korea", Office("south korea", "president")),
        ("the South Korean president", Office("south korea", "president")),
        ("the Japanese side", Office("japan", None)),
        ("the British government", Office("britain", None)),
        ("the Japanese premier", Office("japan", "prime minister")),
        ("the president", None),
        ("Japan", None),
        ("the minister of fish", None),
    ],
)
def test_what_office_is_asked_for(words: str, office: Office | None) -> None:
    assert asked_office(words) == office


@pytest.mark.parametrize(
    ("office", "names"),
    [
        (Office("japan", "prime minister"), ("Shinzo Abe", "Yoshiro Mori")),
        (Office("japan", "foreign minister"), ("Taro Kono",)),
        (Office("japan", None), ("Shinzo Abe", "Taro Kono", "Yoshiro Mori")),
        (Office("italy", "prime minister"), ("Paolo Gentiloni",)),
        (Office("britain", "prime minister"), ()),
        (Office("france", "president"), ()),
        (Office("egypt", "president"), ("Abdel Fattah el-Sisi",)),
    ],
)
def test_who_holds_it_by_the_texts(office: Office, names: tuple[str, ...]) -> None:
    assert holders(office, TEXTS, known_people(PEOPLE)) == names


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister of Italy Enrico Letta Vladimir Putin met in Rome.",
        "Prime Minister of Italy Vladimir Letta Vladimir Putin met in Rome.",
        "The President of Russia, Vladimir Putin, the Prime Minister of Italy, and guests.",
        "a meeting with the Prime Minister of Italy\nVladimir Putin: Good afternoon.",
        "a meeting with the Prime Minister of Italy Enrico\nVladimir Putin: Good afternoon.",
        "President of Russia Vladimir Putin, Prime Minister of Italy Enrico Letta arrived.",
        "Vladimir Putin, Prime Minister of Italy Enrico Letta and others arrived.",
        "President of Russia Vladimir Putin, Prime Minister of Italy and others arrived.",
    ],
)
def test_who_is_named_beside_a_holder_holds_no_office(text: str) -> None:
    assert holders(Office("italy", None), [text], known_people(PEOPLE)) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President of Italy Anna Maria Rossi Vladimir Putin met.", "Anna Maria Rossi"),
        ("President of Italy, Mrs. Anna Maria Rossi, spoke.", "Anna Maria Rossi"),
        ("Crown Prince of Italy Omar bin Said arrived.", "Omar bin Said"),
    ],
)
def test_a_full_name_of_three_words_is_read_whole(text: str, name: str) -> None:
    people = (*PEOPLE, "Anna Maria Rossi", "Omar bin Said")
    assert holders(Office("italy", None), [text], known_people(people)) == (name,)


def test_an_office_that_is_settled_is_a_filter_and_told() -> None:
    def told(office: Office) -> tuple[str, ...]:
        return holders(office, TEXTS, known_people(PEOPLE))

    query = understand(
        "What did the Italian prime minister say about fish?",
        people=PEOPLE,
        today=date(2026, 11, 24),
        holders=told,
    )
    assert (query.topic, query.filters.speakers) == ("fish", ("Paolo Gentiloni",))
    assert query.notes == ("“the Italian prime minister” is read as Paolo Gentiloni.",)
    unsettled = understand(
        "What did the British prime minister say about fish?",
        people=PEOPLE,
        today=date(2026, 11, 24),
        holders=told,
    )
    assert unsettled.filters.speakers == ()
    assert "British prime minister" in unsettled.topic
