"""One statement in several copies and two languages, with others that are like it and are not."""

from __future__ import annotations

from corpus.types import Block, Document, Metadata, Translation

TITLE = "Statement by Foreign Minister Jens Hansen after the talks on fisheries"
WORDS = (
    "The talks in Oslo on 2 March lasted for three hours and were useful to both sides.",
    "Fish stocks have recovered in the northern waters, as the survey of last summer has shown.",
    "We agreed on a quota of 700 thousand tonnes of cod, which is less than in the year before.",
    "Our fishermen will be told of the new rules in April, when the season begins in the north.",
    "I thank my colleague Sergey Lavrov and the city of Bergen for their hospitality.",
)
CORRECTED = tuple(words.replace("700 thousand", "710 thousand") for words in WORDS)
RUSSIAN_TITLE = "Заявление Министра иностранных дел Йенса Хансена после переговоров о рыболовстве"
RUSSIAN = (
    "Переговоры в Осло 2 марта длились три часа и были полезны для обеих сторон.",
    "Запасы рыбы в северных водах восстановились, как показало обследование прошлого лета.",
    "Мы договорились о квоте в 700 тысяч тонн трески, это меньше, чем годом ранее.",
    "Наши рыбаки узнают о новых правилах в апреле, когда на севере начнётся сезон.",
    "Благодарю моего коллегу Сергея Лаврова и город Берген за гостеприимство.",
)


def page(
    source_id: str,
    words: tuple[str, ...] = WORDS,
    *,
    title: str = TITLE,
    date: str | None = "2021-03-02",
    url: str | None = None,
    language: str = "en",
    translations: tuple[Translation, ...] = (),
) -> Document:
    return Document(
        source_id,
        tuple(Block(one) for one in words),
        Metadata(
            title=title,
            date=date,
            speakers=("Jens Hansen",),
            url=url,
            publisher=url.split("/")[2] if url else None,
            language=language,
            translations=translations,
        ),
    )


MINISTRY = page("ministry", url="https://mfa.example.org/news/20210302-fisheries")
EMBASSY = page("embassy", url="https://embassy.example.net/2021/fisheries-talks")
RUSSIAN_PAGE = page(
    "russian",
    RUSSIAN,
    title=RUSSIAN_TITLE,
    url="https://mfa.example.org/ru/news/ryba-2021",
    language="ru",
    translations=(Translation("en", "https://mfa.example.org/news/20210302-fisheries", True),),
)
