"""Russian and Ukrainian voices: each row of the tables of press releases, talks and hearsay."""

from __future__ import annotations

import pytest

from corpus.labels import read_label
from corpus.tooltips import before_tooltip
from tests.voiced import Voiced, page, said, voices

SPEECH = "Выступление на форуме"
OPENING = "Мы рады встрече, и я благодарю вас."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("В ходе беседы Карл Оук выдвинул предложение о перемирии.", ("reported", "Карл Оук")),
        ("Иван Петров, со своей стороны, упомянул о сроках.", ("reported", "Иван Петров")),
        ("Карл Оук Оук Карл Президент Республики Дания подтвердил, что приедет.",
         ("reported", "Карл Оук")),
        ("Касим Бен Салам высказался за встречу.", ("reported", "Касим Бен Салам")),
        ("Иван Петров позвонил старому другу и поздравил его.", ("reported", "Иван Петров")),
        ("Иван Петров обратил внимание на сроки.", ("reported", "Иван Петров")),
        ("В свою очередь Президент Дании высоко оценил усилия.", ("reported", "Президент Дании")),
        ("Президент Данії Карл Оук зазначив, що приїде.", ("reported", "Карл Оук")),
        ("С датской стороны выражена поддержка диалогу.", ("reported", "датская сторона")),
        ("Лидеры особо подчеркнули важность связей.", ("joint", None)),
        ("Иван Петров и Карл Оук дали оценку связям.", ("joint", None)),
        ("С обеих сторон отмечен рост торговли.", ("joint", None)),
        ("Подчёркнут обоюдный настрой на сотрудничество.", ("joint", None)),
        ("Обсуждены вопросы торговли.", ("joint", None)),
        ("Состоялся обмен мнениями о торговле.", ("joint", None)),
        ("Будут обсуждены вопросы торговли.", ("unclear", None)),
        ("Отмечен конструктивный характер связей.", ("unclear", None)),
        ("С датской стороны во встрече принял участие министр.", ("unclear", None)),
        ("Ивана Петрова сопровождал губернатор области.", ("unclear", None)),
        ("Иван Петров осмотрел новый мост.", ("unclear", None)),
    ],
)  # fmt: skip
def test_a_press_release(sentence: str, expected: Voiced) -> None:
    title = "Телефонный разговор с Президентом Дании Карлом Оуком"
    assert voices(page(sentence, title=title, kind="news", language="ru"))[-1] == expected


PETROV = "Иван Петров"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Мы с Президентом Дании обсудили торговлю.", ("joint", PETROV)),
        ("Мы обсудили с ним связи двух стран.", ("joint", PETROV)),
        ("Мы обменялись мнениями о торговле.", ("joint", PETROV)),
        ("Домовилися про наступні кроки.", ("joint", PETROV)),
        ("Обговорили це сьогодні з Карлом Оуком.", ("joint", PETROV)),
        ("Мы исполняем всё, что подписали с Правительством.", ("own", PETROV)),
        ("Говорят, что мост закрыт.", ("reported", None)),
        ("Как мне докладывали, мост закрыт.", ("reported", None)),
        ("Нам говорили, что мост закрыт.", ("reported", None)),
        ("Як мені доповіли, міст закритий.", ("reported", None)),
        ("Как говорится, мост закрыт.", ("own", PETROV)),
        ("Мы говорили, что мост закрыт.", ("own", PETROV)),
        ("Как мне сказали наши участники, мост закрыт.", ("reported", "наши участники")),
        ("Одна мама бойца сказала, что мост закрыт.", ("reported", "Одна мама")),
        ("Показатели говорят, что мост крепок.", ("own", PETROV)),
        ("Дело в том, что люди говорят, что мост закрыт.", ("reported", "люди")),
        ("У нас 25 процентов граждан говорят, что мост закрыт.",
         ("reported", "25 процентов граждан")),
        ("Я повторю это, чтобы коллеги знали и были уверены: мост открыт.", ("own", PETROV)),
        ("Об этом он постоянно говорит.", ("own", PETROV)),
        ("Все лесники просят упростить порядок.", ("reported", "Все лесники")),
        ("Те, кто с нами спорит, говорят, что мост закрыт.", ("reported", "Те, кто с нами спорит")),
        ("38 опрошенных заявили, что мост закрыт.", ("reported", "38 опрошенных")),
        ("Пишет женщина: «Мост закрыт уже третий год».", ("reported", None)),
        ("Данія оголосила їм повномасштабну війну.", ("own", PETROV)),
    ],
)  # fmt: skip
def test_a_speech(sentence: str, expected: Voiced) -> None:
    assert said(OPENING, sentence, title=SPEECH, speaker=PETROV) == expected


def test_he_is_whoever_was_just_reported_in_a_speech() -> None:
    told = "Карл Оук сказал, что мост закрыт. Он сказал: мост старый."
    given = page(OPENING, told, title=SPEECH, speakers=(PETROV,))
    assert voices(given)[-2:] == [("reported", "Карл Оук")] * 2


def test_you_are_whoever_spoke_before() -> None:
    given = page(
        "И.Петров: Мост закрыт.",
        "К.Оук: Вы правильно сказали, мост стар. Как Вы сказали, мост закрыт. "
        "Всё, что Вы сказали, важно. Вопрос, о котором Вы говорили, решён.",
        title="Начало встречи",
    )
    assert voices(given)[1:3] == [("reported", "И.Петров")] * 2
    assert voices(given)[3:] == [("own", "К.Оук")] * 2


def test_a_given_name_gets_the_family_name_that_a_tooltip_prints() -> None:
    given = page(
        "И.Петров: Прошу. А.Дуб Дуб Анна Львовна глава Союза : Мост закрыт.",
        "И.Петров: Анна Львовна сказала, что мост закрыт.",
        title="Заседание совета",
    )
    assert voices(given)[-1] == ("reported", "Анна Львовна Дуб")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("А.Дуб Дуб Андрей Львович глава Чувашской Республики", "А.Дуб"),
        ("Касим Бен Салам Аль Тани Аль Тани Касим Эмир Катара", "Касим Бен Салам Аль Тани"),
        ("Патриарх Иоанн Иоанн Патриарх Московский", "Патриарх Иоанн"),
        ("А.Дуб", "А.Дуб"),
        ("Президент России Иван Петров", "Президент России Иван Петров"),
    ],
)
def test_a_tooltip_in_a_label_is_no_name(label: str, name: str) -> None:
    assert before_tooltip(label) == name


def test_a_label_is_the_name_before_its_tooltip() -> None:
    label = read_label("А.Дуб Дуб Андрей Львович глава Чувашской Республики : Мост закрыт.")
    assert label is not None
    assert label.name == "А.Дуб"


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("Ван И (как переведено) :", "Ван И"),
        ("Х.Бен Салам Аль Саид (как переведено) :", "Х.Бен Салам Аль Саид"),
        ("М.Диас-Руис Бермудес (как переведено) :", "М.Диас-Руис Бермудес"),
        ("Касим Бен Салам Бен Салам Касим Эмир Катара (как переведено) :", "Касим Бен Салам"),
    ],
)
def test_an_interpreted_turn_inside_a_paragraph(label: str, speaker: str) -> None:
    given = page(f"И.Петров: Мы рады. {label} Спасибо за приём.", title="Начало встречи")
    assert voices(given)[-1] == ("own", speaker)


def test_a_remark_and_a_patriarch_inside_a_paragraph_are_not_the_hosts() -> None:
    given = page("И.Петров: Мы рады. Реплика : Мы тоже. Патриарх Иоанн: Мир вам.", title="Встреча")
    assert voices(given)[1:] == [("unclear", None), ("own", "Иоанн")]


def test_what_a_transcript_prints_above_its_first_turn_is_nobodys_own() -> None:
    given = page(
        "В совещании приняли участие министры.",
        "И.Петров: Добрый день. Мост закрыт.",
        "К.Оук: Мост старый.",
        title="Совещание",
    )
    assert voices(given)[0] == ("unclear", None)


def test_the_second_host_of_a_conference_is_no_questioner() -> None:
    long = "Мост открыт, и дорога открыта, и мы рады этому. " * 30
    given = page(
        f"И.Петров: {long}{long}",
        f"К.Оук: {long} Что ещё нам нужно? {long}",
        "А.Дуб: Когда откроют второй мост?",
        f"И.Петров: {long}",
        title="Пресс-конференция по итогам переговоров",
        kind="press conference",
    )
    found = voices(given)
    assert ("questioner", "К.Оук") not in found
    assert ("questioner", "А.Дуб") in found
