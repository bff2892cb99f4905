"""The design's table of voices, one test a row, in the words of the table where it has any."""

from __future__ import annotations

from tests.voiced import Voiced, page, voices

TALKS = "Foreign Minister Ana Ruiz’s statement after talks with Foreign Minister of Japan Taro Kono"
NEWS = "President of Russia Vladimir Putin met with Foreign Minister of Japan Taro Kono"


def ruiz(text: str) -> list[Voiced]:
    return voices(page(text, title=TALKS, speakers=("Ana Ruiz",)))


def service(text: str) -> list[Voiced]:
    return voices(page(text, title=NEWS, kind="news"))


def test_we_reaffirmed() -> None:
    assert ruiz("We reaffirmed our position that the road is ours.") == [("own", "Ana Ruiz")]


def test_we_agreed_and_the_ministers_confirmed() -> None:
    told = "We agreed to hold the next meeting in May. The ministers confirmed the date."
    assert ruiz(told) == [("joint", "Ana Ruiz")] * 2


def test_a_minister_by_name() -> None:
    told = "Foreign Minister of Japan Taro Kono expressed concern over the exercises."
    assert ruiz(told) == [("reported", "Taro Kono")]


def test_they_say_and_our_partners_claim() -> None:
    told = "Our partners claim that the road is closed. They say that it is mined."
    assert ruiz(told) == [("reported", "partners")] * 2
    assert ruiz("They say that it is mined.") == [("reported", None)]


def test_they_say_but_we() -> None:
    told = "They say that the road is closed, but we drove on it."
    assert ruiz(told) == [("reported", None)]


def test_a_press_service_narrates() -> None:
    assert service("Mr Putin said that trade grows.") == [("reported", "Vladimir Putin")]


def test_as_the_president_noted() -> None:
    assert ruiz("As the President noted, trade grows.") == [("reported", "President")]


def test_words_in_quotation_marks() -> None:
    told = "Mr Kono came yesterday. “The road is open and we drove on it,” he said."
    assert ruiz(told)[-1] == ("reported", "Taro Kono")
    assert ruiz("“The road is open and we drove on it,” he said.") == [("reported", None)]


def test_a_question() -> None:
    found = voices(
        page("Question: Is the road open?", "Ana Ruiz: It is.", title=TALKS, speakers=("Ana Ruiz",))
    )
    assert found == [("questioner", None), ("own", "Ana Ruiz")]


def test_no_cue_against() -> None:
    assert ruiz("It is important that the road opens.") == [("own", "Ana Ruiz")]


def test_a_passive_without_an_agent() -> None:
    assert ruiz("Concern was expressed over the exercises.") == [("unclear", None)]
