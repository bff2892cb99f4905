"""Turns: interpreted ones inside another's, labels that name nobody, and who "he" is."""

from __future__ import annotations

import pytest

from corpus.labels import read_label
from qa.attribution import attribute
from tests.voiced import page, said, voices


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President of Turkey Kemal Demir (retranslated): Thank you.", "Kemal Demir"),
        ("PRESIDENT DEMIR (through interpreter): Thank you.", "Demir"),
        ("Federal President of the Federal Republic of Germany Jan Ost (retranslated) Yes.",
         "Jan Ost"),
        ("Chair of the Board for the whole of the Northern and Eastern Regions and of the Fund for "
         "Their Long and Careful Restoration Eva Lind (speaking via interpreter): Yes.",
         "Eva Lind"),
        ("Chairmanof the World Economic Forum (retranslated): Yes.", None),
    ],
)  # fmt: skip
def test_an_interpreted_turn_begins_one_however_odd_its_label(text: str, name: str | None) -> None:
    label = read_label(text)
    assert label is not None
    assert (label.name, label.interpreted) == (name, True)


@pytest.mark.parametrize(
    "text", ["He spoke (through an interpreter) about it.", "The talks (interpreted) were long."]
)
def test_an_interpreter_in_a_sentence_begins_none(text: str) -> None:
    assert read_label(text) is None


def test_a_turn_whose_label_names_nobody_is_not_the_speaker_s_before() -> None:
    given = page(
        "Ivan Petrov: Welcome to Moscow.",
        "Chairmanof the World Economic Forum (retranslated): We thank you.",
        "Our members are many.",
        "Ivan Petrov: Our door is open.",
        title="Meeting with the Forum",
    )
    petrov = ("own", "Ivan Petrov")
    assert voices(given) == [petrov, ("unclear", None), ("unclear", None), petrov]


def test_a_turn_inside_a_paragraph_goes_on_in_the_next() -> None:
    given = page(
        "Ivan Petrov: Welcome to Moscow. Please.\nKemal Demir (retranslated): We thank you.",
        "Our trade is growing.",
        "Ivan Petrov: Good.",
        title="Press statements",
    )
    petrov, demir = ("own", "Ivan Petrov"), ("own", "Kemal Demir")
    assert voices(given) == [petrov, petrov, demir, demir, petrov]


SPEECH = "Speech by Ana Ruiz at the congress"


def test_a_place_is_never_he() -> None:
    before = "We flew over Great Lakes and Johnston Atoll to the congress, and I am glad."
    assert said(before, "He said that the road is long.", title=SPEECH, speaker="Ana Ruiz") == (
        "reported",
        None,
    )


def test_she_is_not_mr() -> None:
    before = "I met Mrs Eva Lind and then Mr Ole Berg, and I am glad."
    assert said(f"{before} She said that we must wait.", title=SPEECH, speaker="Ana Ruiz") == (
        "reported",
        "Eva Lind",
    )


def test_a_month_can_be_a_family_name() -> None:
    given = page(
        "QUESTION: Was it right to see Theresa May, now that she steps down?",
        "MR. PETROV: Ms May asked me to come. The Prime Minister told me that she was glad.",
        "In May we shall meet again.",
        title="News conference",
        kind="press conference",
    )
    may, petrov = ("reported", "Theresa May"), ("own", "Petrov")
    assert voices(given)[1:] == [may, may, petrov]


def test_what_somebody_is_minister_of_is_no_name() -> None:
    found = said(
        "I have read the report.",
        "The Secretary of the Interior recommends that we wait.",
        title=SPEECH,
        speaker="Ana Ruiz",
    )
    assert found == ("reported", "Secretary of the Interior")


def test_an_office_of_another_country_is_not_the_host_s() -> None:
    given = page(
        "Mr Petrov said that trade was growing.",
        "Kazakhstan’s President stressed that it must grow faster.",
        title="President Ivan Petrov met with guests",
        url="http://kremlin.example.ru/news/1",
    )
    assert voices(given)[1] == ("reported", "Kazakhstan’s President")


def test_he_is_the_office_just_spoken_of_and_capitals_are_no_spelling() -> None:
    given = page(
        "PRESIDENT HUNT: The Prime Minister and I discussed trade. He told me Japan would buy.",
        "PRIME MINISTER KATO: (As interpreted.) We agreed on steel.",
        "Q    Mr. President, will you go to Tokyo?",
        "PRESIDENT HUNT: Yes.",
        title="Remarks by President Hunt and Prime Minister Kato in Joint Press Conference",
        kind="press conference",
    )
    assert voices(given) == [
        ("joint", "Hunt"),
        ("reported", "Kato"),
        ("joint", "Kato"),
        ("questioner", None),
        ("own", "Hunt"),
    ]


def test_russian_turns_inside_a_paragraph() -> None:
    given = page(
        "И.Петров: Добро пожаловать. Карлос Руис: Спасибо за приём.",
        "И.Петров: Мы рады.",
        title="Начало встречи",
        language="ru",
    )
    petrov = ("own", "И.Петров")
    assert voices(given) == [petrov, ("own", "Карлос Руис"), petrov]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Эксперты считают, что дорога открыта.", ("reported", "Эксперты")),
        ("Таро Коно отмечал, что дорога открыта.", ("reported", "Таро Коно")),
        ("Канцлер Германии Ян Ост вчера сказал, что дорога открыта.", ("reported", "Ян Ост")),
        ("Анна Руис отмечает юбилей.", ("own", "Иван Петров")),
        ("Они думают так и в Северной Америке.", ("own", "Иван Петров")),
        ("Президент Соединённых Штатов заявил, что дорога открыта.",
         ("reported", "Президент Соединённых Штатов")),
        ("Вони кажуть, що дорога відкрита.", ("reported", None)),
        ("Окупанти кажуть, що дорога відкрита.", ("reported", "Окупанти")),
    ],
)  # fmt: skip
def test_russian_and_ukrainian(sentence: str, expected: tuple[str, str | None]) -> None:
    title, speaker = "Выступление на форуме", "Иван Петров"
    opening = "Мы рады встрече, и я благодарю вас."
    given = page(opening, sentence, title=title, speakers=(speaker,), language="ru")
    assert voices(given)[-1] == expected


def test_russian_turns_inside_a_paragraph_are_those_of_their_labels() -> None:
    given = page(
        "И.Петров: Пожалуйста. А.Дуб Дуб Андрей Львович глава Союза «Лес» : Спасибо. Лес растёт. "
        "И.Петров : Понимаю. Хорошо.",
        "И.Петров: Спасибо, Олег, «Фронт „. О.Клён Клён Олег Ильич глава «Фронта» : Да. Мы рады.",
        "* * * Л.Ива (по-немецки) : Я приехала из Берлина.",
        "Институт имени А.Ф.Дуба, его директор: это он учил меня.",
        title="Заседание совета",
    )
    petrov, dub = ("own", "И.Петров"), ("own", "А.Дуб")
    first, second, third, fourth = (
        [(s.voice, s.by) for s in paragraph.sentences] for paragraph in attribute(given).paragraphs
    )
    assert first == [petrov, dub, dub, petrov, petrov]
    assert second == [("unclear", None), ("own", "О.Клён")]
    assert third == [("own", "Л.Ива")]
    assert ("own", "А.Ф.Дуба") not in fourth


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I want to recall the words of President Jan Ost: “Today them, tomorrow us.”", None),
        ("A message to President Ivan Petrov: We are ready.", None),
        ("And now over to Minister Eva Lind: Please.", None),
        ("To Prime Minister Kemal Demir: We thank you.", None),
        (
            "Mr President, I end with a verse by the poet Sir Ivan Petrov: “The time will come.”",
            None,
        ),
        ("Education and Science Minister Eva Lind: Yes.", "Eva Lind"),
        ("Hero of the Federation, Colonel Ivan Petrov: Yes.", "Ivan Petrov"),
        ("The former President of Turkey Kemal Demir: Yes.", "Kemal Demir"),
        ("Olympic ice hockey champion Ivan Petrov: Yes.", "Ivan Petrov"),
        ("King Jan Ost I: Yes.", "Jan Ost I"),
    ],
)
def test_a_sentence_that_ends_in_a_name_begins_no_turn(text: str, name: str | None) -> None:
    label = read_label(text)
    assert (label and label.name) == name
