"""Titles of Russian pages, with the speaker in the genitive: "Выступление … С.В.Лаврова"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.title_words import PLACES

_SPOKEN = (
    r"(?i:Вступительн\w+ слов\w|Приветственн\w+ слов\w|Выступлени\w|Интервью|Ответ\w*|Заявлени\w|"
    r"Комментари\w|Брифинг\w?|Стать\w|Обращени\w|Речь|Слово|Тезисы|Пресс-конференци\w|Реплика|"
    r"Видеообращени\w|Лекци\w|Послани\w)"
)
_COUNTRIES = "|".join(word.capitalize() for place in PLACES for word in place if word[0] > "z")
_GIVEN = rf"(?!(?:{_COUNTRIES}|Президента|Министра|Председателя|Главы)\b)[А-ЯЁ][а-яё]+(?:а|я|ы|и)"
_NAME = (
    r"(?:(?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|"
    + _GIVEN
    + r" (?:[А-ЯЁ][а-яё]+(?:вича|вны|ичны) )?[А-ЯЁ][а-яё]+(?:а|я|ой|ы|о)(?! [А-ЯЁ][а-яё]))"
)
_TITLE = re.compile(
    rf"(?:Стенограмма |Совместн\w+ )?{_SPOKEN}(?:\s(?!(?:Министр|Президент))[а-яё«»\w-]+){{0,8}}?\s"
    rf"(?P<office>(?:[А-ЯЁа-яё][\w-]*\s){{1,14}}?)?(?P<name>{_NAME})(?!\w)(?P<rest>.*)",
    re.DOTALL,
)
_OFFICE = re.compile(
    r"(?:(?:первого )?заместителя |официального |постоянного |временного |исполняющего |и\.о\. )*"
    r"(?:министра|президента|председателя|представителя|директора|руководителя|премьер-министра|"
    r"главы|посла|секретаря|спикера|помощника|советника)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_OTHER = re.compile(
    rf"(?:,| и)\s(?:(?!ответ|вопрос)(?:[А-ЯЁа-яё][\w-]*\s){{1,12}}?)?(?P<name>{_NAME})(?!\w)"
)
_ELSEWHERE = re.compile(r"\s(?:в|на|с|со|по|для|о|к|ответ\w*)\s")
# "Ответы на вопросы журналиста …": one who asks, not "вопросы СМИ".
_ASKED_BY = re.compile(
    r"\bна\s+вопросы?\s+(?:[а-яё-]+\s+){0,3}?(?:(?:тележ|ж)урналист(?:а|ки)|корреспондент(?:а|ки)|"
    r"(?:теле)?ведущ(?:его|ей)|обозревателя|репорт[её]ра|редактора)\b",
    re.IGNORECASE,
)
_NOMINATIVE = {
    "министра": "министр", "президента": "президент", "председателя": "председатель",
    "представителя": "представитель", "директора": "директор", "руководителя": "руководитель",
    "премьер-министра": "премьер-министр", "главы": "глава", "посла": "посол",
    "секретаря": "секретарь", "спикера": "спикер", "помощника": "помощник",
    "советника": "советник", "заместителя": "заместитель", "официального": "официальный",
    "постоянного": "постоянный", "временного": "временный", "первого": "первый",
}  # fmt: skip
_FAMILY = (
    (r"(?<=[оеёын])вой$", "ва"), (r"овой$", "ова"), (r"евой$", "ева"), (r"иной$", "ина"),
    (r"ыной$", "ына"), (r"ской$", "ская"), (r"цкой$", "цкая"), (r"ского$", "ский"),
    (r"цкого$", "цкий"), (r"(?<=[ое]в|ин|ын|ёв)а$", ""), (r"(?<=[бвгджзклмнпрстфхцчшщ])а$", ""),
    (r"(?<=[аеиоуыэюя])я$", "й"), (r"и$", "я"),
)  # fmt: skip
_GIVENS = ((r"^Павла$", "Павел"), (r"^Льва$", "Лев"),
           (r"ии$", "ия"), (r"ия$", "ий"), (r"ея$", "ей"), (r"ая$", "ай"), (r"ря$", "рь"),
           (r"(?<=[гкхжшщч])и$", "а"), (r"ьи$", "ья"), (r"ы$", "а"), (r"а$", ""))  # fmt: skip
_EVENT = re.compile(
    r"(?:.{0,60}?\b(?:на|в ходе|по итогам|перед|после|во время)\s+)(?P<event>.{3,})", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class RussianTitle:
    names: tuple[str, ...]
    office: str | None
    event: str | None


def read_russian(title: str) -> RussianTitle | None:
    """Names, office and event of a title that begins with what was said; else `None`.

    Who is named after "answers to the questions of" asks.
    """
    match = _TITLE.match(title)
    if not match or _ASKED_BY.search(title[: match.start("name")]):
        return None
    office = _OFFICE.search(title[: match.start("name")])
    others, rest = _others(match["rest"])
    event = _EVENT.match(rest)
    return RussianTitle(
        (nominative(match["name"]), *others),
        _office(office[0]) if office and not others else None,
        event["event"].strip(" ,.") if event else None,
    )


def _others(rest: str) -> tuple[list[str], str]:
    """Who speaks besides the first: "… и Министра … П.Горака"; and what follows the names."""
    names: list[str] = []
    while (other := _OTHER.match(rest)) and not _ELSEWHERE.search(rest[: other.start("name")]):
        names.append(nominative(other["name"]))
        rest = rest[other.end() :]
    return names, rest


def nominative(name: str) -> str:
    """ "С.В.Лаврова" after "выступление" is С.В.Лавров, "М.В.Захаровой" М.В.Захарова."""
    family = re.split(r"[\s.]", name)[-1]
    head = name.removesuffix(family)
    family = _change(family, _FAMILY)
    given = " ".join(_change(word, _GIVENS) for word in head.split() if "." not in word)
    return f"{given} {family}" if given else f"{head}{family}"


def _change(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for ending, replacement in endings:
        if re.search(ending, word):
            return re.sub(ending, replacement, word)
    return word


def _office(genitive: str) -> str:
    """The office in the nominative: adjectives and first noun change, what depends on it stays."""
    words = genitive.split()
    for index, word in enumerate(words):
        plain = word.casefold()
        changed = _NOMINATIVE.get(plain, word)
        words[index] = changed.capitalize() if word[0].isupper() or index == 0 else changed
        if plain in _NOMINATIVE and not plain.endswith("ого"):
            break
    return " ".join(words)
