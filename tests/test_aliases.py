"""Other names of one thing, and abbreviations that texts define."""

from __future__ import annotations

import pytest

from qa.questions.aliases import defined_abbreviations, expansions


@pytest.mark.parametrize(
    ("topic", "name"),
    [
        ("the Kuril Islands", "Northern Territories"),
        ("the Northern Territories", "Kuril Islands"),
        ("северных территориях", "Kuril Islands"),
        ("DPRK", "North Korea"),
        ("north korea's bomb", "DPRK"),
        ("Kiev", "Kyiv"),
        ("Курилах", "Kurils"),
        ("US sanctions", "США"),
        ("the EU", "European Union"),
        ("joining the WTO", "World Trade Organization"),
        ("the WHO", "World Health Organization"),
        ("the USSR", "Soviet Union"),
        ("trade with Pyongyang", "North Korea"),
        ("Iran nuclear deal", "JCPOA"),
    ],
)
def test_other_names(topic: str, name: str) -> None:
    assert name in expansions(topic)


@pytest.mark.parametrize(
    "topic", ["who did it", "ask us", "start of the war", "fish", "", "про рыбу"]
)
def test_ordinary_words_are_no_names(topic: str) -> None:
    assert expansions(topic) == ()


def test_the_longest_name_is_meant() -> None:
    assert "France" not in expansions("the Paris Agreement")
    assert "France" in expansions("Paris")
    assert "United States" not in expansions("South America")


def test_a_name_the_topic_has_is_not_added() -> None:
    assert "Kurils" not in expansions("the Kuril Islands")
    assert "European Union" not in expansions("the European Union (EU)")


def test_abbreviations_that_texts_define() -> None:
    found = defined_abbreviations(
        [
            "growth in the Asia-Pacific Region (APR) and beyond",
            "the Organisation for the Prohibition of Chemical Weapons (OPCW) said",
            "Организация Объединённых Наций (ООН)",
            "Turkish Stream (see below), the report (PDF), Mr Abe (Japan)",
            "Another Pretty Rose (APR)",
        ]
    )
    assert found == {
        "APR": "Asia-Pacific Region",
        "OPCW": "Organisation for the Prohibition of Chemical Weapons",
        "ООН": "Организация Объединённых Наций",
    }
