"""Countries in Russian, in every case, and what is called after them."""

from __future__ import annotations

import pytest

from qa.questions.known_people import known_people
from qa.questions.offices import Office, asked_office, country_of, holders
from qa.questions.territories import english_names, in_russian


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Японии", "japan"), ("японский", "japan"), ("японцы", "japan"), ("Францией", "france"),
        ("немецкого", "germany"), ("Венгрию", "hungary"), ("казахстанский", "kazakhstan"),
        ("сирийский", "syria"), ("США", "united states"), ("Китая", "china"), ("кит", None),
        ("рыба", None), ("того", None), ("мир", None),
    ],
)  # fmt: skip
def test_a_country_in_any_case(word: str, country: str | None) -> None:
    assert in_russian(word) == country


def test_all_countries_are_known_in_english() -> None:
    assert {"haiti", "fiji", "japan"} <= english_names()
    assert country_of("Haiti") == "haiti"
    assert country_of("Турции") == country_of("Türkiye") == "turkey"


@pytest.mark.parametrize(
    ("words", "country", "office"),
    [
        ("премьер-министр Японии", "japan", "prime minister"),
        ("французского президента", "france", "president"),
        ("глава МИД Венгрии", "hungary", "foreign minister"),
        ("немецкая сторона", "germany", None),
    ],
)
def test_an_office_asked_for_in_russian(words: str, country: str, office: str | None) -> None:
    assert asked_office(words) == Office(country, office, words)


def test_who_holds_it_by_russian_texts() -> None:
    known = known_people(("В.Путин", "В.Орбан", "Синдзо Абэ"))
    texts = (
        "Переговоры с Премьер-министром Венгрии Виктором Орбаном завершены.",
        "Премьер-министр Японии Синдзо Абэ ответил.",
    )
    assert holders(Office("hungary", "prime minister", "Венгрии"), texts, known) == ("В.Орбан",)
    assert holders(Office("japan", None, "Японии"), texts, known) == ("Синдзо Абэ",)
    assert holders(Office("france", "president", "Франции"), texts, known) == ()
