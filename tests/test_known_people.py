"""Persons of a record by family name: case, inflection, slips; never another person."""

from __future__ import annotations

import pytest

from qa.questions.known_people import Known, known_people

PEOPLE = known_people(
    (
        "Vladimir Putin",
        "Sergei Lavrov",
        "Recep Tayyip Erdogan",
        "Vladimir Zelensky",
        "Maria Zakharova",
        "Kim Jong-un",
        "Igor Ivanov",
        "Sergei Ivanov",
        "Bashar al-Assad",
        "Bashar Assad",
        "events",
        "foreign minister",
        "Russia",
        "APEC leaders",
    )
)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Lavrov", "Sergei Lavrov"),
        ("lavrov", "Sergei Lavrov"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Лаврова", "Sergei Lavrov"),
        ("Лавровым", "Sergei Lavrov"),
        ("Сергею Лаврову", "Sergei Lavrov"),
        ("Путине", "Vladimir Putin"),
        ("Зеленского", "Vladimir Zelensky"),
        ("Захаровой", "Maria Zakharova"),
        ("Эрдоганом", "Recep Tayyip Erdogan"),
        ("kim jong-un", "Kim Jong-un"),
        ("assad", "Bashar al-Assad"),
        ("Ivanov", "Ivanov"),
        ("S. Ivanov", "Sergei Ivanov"),
    ],
)
def test_who_is_meant(written: str, name: str) -> None:
    assert PEOPLE.find(written) == Known(name)


@pytest.mark.parametrize("written", ["Lavrof", "Lavorv", "Larov", "Sergei Lavrow"])
def test_a_slip_is_mended_and_told(written: str) -> None:
    assert PEOPLE.find(written) == Known("Sergei Lavrov", slip=True)
    assert PEOPLE.find(written, slips=False) is None


@pytest.mark.parametrize(
    "written",
    [
        "Russia",
        "events",
        "minister",
        "Igor Lavrof",
        "Petrov",
        "leaders",
        "Boris Ivanov",
        "",
        "?",
        "Vladimir",
    ],
)
def test_nobody_else_is_taken_for_them(written: str) -> None:
    assert PEOPLE.find(written) is None
