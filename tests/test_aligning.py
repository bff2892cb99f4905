"""Which paragraphs of another language stand for one of a statement's own."""

from __future__ import annotations

import pytest
from web_samples import statement

from corpus.kin.aligning import MOST, counterpart
from corpus.types import Statement

HERE = (
    "Good afternoon, colleagues.",
    "Last week we met Taro Kono in Osaka and spoke of 25 vessels that were held in the north.",
    "We did not agree on everything, and we said so openly to each other.",
    "In May 2019 the fishermen of Murmansk landed 700 thousand tonnes of cod, as Jens Hansen told.",
    "I thank the city of Bergen for its hospitality.",
)
THERE = (
    "Добрый день, коллеги.",
    "На прошлой неделе мы встретились с Таро Коно в Осаке и говорили о 25 судах на севере.",
    "Мы не во всём согласились и открыто сказали об этом друг другу.",
    "В мае 2019 года рыбаки Мурманска добыли 700 тысяч тонн трески, как сказал Йенс Хансен.",
    "Благодарю город Берген за гостеприимство.",
)


def pair(there: tuple[str, ...]) -> tuple[Statement, Statement]:
    return statement(HERE), statement(there, statement_id="there", language="ru")


def standing(there: tuple[str, ...], ordinal: int) -> list[int]:
    one, other = pair(there)
    return [paragraph.ordinal for paragraph in counterpart(one, ordinal, other)]


@pytest.mark.parametrize("ordinal", range(len(HERE)))
def test_each_stands_for_its_own(ordinal: int) -> None:
    assert standing(THERE, ordinal) == [ordinal]


def test_what_is_left_out_moves_the_rest_up() -> None:
    assert standing(THERE[:2] + THERE[3:], 3) == [2]


def test_what_is_joined_stands_for_both() -> None:
    joined = (THERE[0], f"{THERE[1]} {THERE[2]}", *THERE[3:])
    assert standing(joined, 1) == standing(joined, 2) == [1]
    assert standing(joined, 3) == [2]


def test_what_does_not_fit_is_not_told() -> None:
    other = ("Ничего.", "Совсем другое: Париж, Лондон, Вена, 1812 год и 40 министров. " * 9)
    assert all(standing(other, ordinal) == [] for ordinal in range(len(HERE)))


def test_very_long_statements_are_not_aligned() -> None:
    assert standing(THERE * MOST, 1) == []


def test_no_such_paragraph() -> None:
    assert standing(THERE, 99) == []
