"""Dates in questions, English and Russian; what is not a bound stays a word."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.questions.dates import find_dates

TODAY = date(2026, 11, 24)  # a Tuesday
WORDS = ["in", "the", "first", "last", "3", "31", "May", "2019", "years", "ago", "half", "of", "Q4"]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("in 2005", "2005-01-01", "2005-12-31"),
        ("since 2016", "2016-01-01", None),
        ("since 2018 onwards", "2018-01-01", None),
        ("starting in May 2018", "2018-05-01", None),
        ("after 2017", "2018-01-01", None),
        ("after 30 May 2019", "2019-05-31", None),
        ("before 2005", None, "2004-12-31"),
        ("before the summer of 2014", None, "2014-05-31"),
        ("prior to March 2014", None, "2014-02-28"),
        ("until May 2004", None, "2004-05-31"),
        ("in December 2018", "2018-12-01", "2018-12-31"),
        ("in Sept. 2018", "2018-09-01", "2018-09-30"),
        ("in early May 2019", "2019-05-01", "2019-05-10"),
        ("on 25 April 2019", "2019-04-25", "2019-04-25"),
        ("on 30 may 2019", "2019-05-30", "2019-05-30"),
        ("on May 30, 2019", "2019-05-30", "2019-05-30"),
        ("on May 30th 2019", "2019-05-30", "2019-05-30"),
        ("on the 1st of May 2003", "2003-05-01", "2003-05-01"),
        ("on 30.05.2019", "2019-05-30", "2019-05-30"),
        ("on 5/30/2019", "2019-05-30", "2019-05-30"),
        ("30 May 2019", "2019-05-30", "2019-05-30"),
        ("May 2019", "2019-05-01", "2019-05-31"),
        ("between June and August 2020", "2020-06-01", "2020-08-31"),
        ("between 2005 and 2007", "2005-01-01", "2007-12-31"),
        ("between May 2005 and March 2007", "2005-05-01", "2007-03-31"),
        ("between 1 May 2005 and 3 May 2005", "2005-05-01", "2005-05-03"),
        ("from 2016 to 2018", "2016-01-01", "2018-12-31"),
        ("in 2002–2004", "2002-01-01", "2004-12-31"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("in the 90s", "1990-01-01", "1999-12-31"),
        ("in the nineties", "1990-01-01", "1999-12-31"),
        ("in the early 2000s", "2000-01-01", "2003-12-31"),
        ("in late 2013", "2013-09-01", "2013-12-31"),
        ("at the end of 2013", "2013-09-01", "2013-12-31"),
        ("in the first half of 2016", "2016-01-01", "2016-06-30"),
        ("in the second half of 2016", "2016-07-01", "2016-12-31"),
        ("in the third quarter of 2016", "2016-07-01", "2016-09-30"),
        ("in Q1 2016", "2016-01-01", "2016-03-31"),
        ("in the spring of 2014", "2014-03-01", "2014-05-31"),
        ("in summer 2014", "2014-06-01", "2014-08-31"),
        ("in the winter of 2014", "2013-12-01", "2015-02-28"),
        ("in 2019-05", "2019-05-01", "2019-05-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("this year", "2026-01-01", "2026-11-24"),
        ("this month", "2026-11-01", "2026-11-24"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("last week", "2026-11-16", "2026-11-22"),
        ("this week", "2026-11-23", "2026-11-24"),
        ("this spring", "2026-03-01", "2026-05-31"),
        ("last summer", "2026-06-01", "2026-08-31"),
        ("last winter", "2025-12-01", "2026-02-28"),
        ("last autumn", "2025-09-01", "2025-11-30"),
        ("yesterday", "2026-11-23", "2026-11-23"),
        ("over the past three years", "2023-11-25", "2026-11-24"),
        ("in the last 6 months", "2026-05-25", "2026-11-24"),
        ("during the past decade", "2016-11-25", "2026-11-24"),
        ("two years ago", "2024-01-01", "2024-12-31"),
        ("a month ago", "2026-10-01", "2026-10-31"),
        ("в мае 2019 года", "2019-05-01", "2019-05-31"),
        ("30 мая 2019 года", "2019-05-30", "2019-05-30"),
        ("30 мая 2019 г.", "2019-05-30", "2019-05-30"),
        ("с 2016 года", "2016-01-01", None),
        ("до 2005 года", None, "2004-12-31"),
        ("после мая 2014 года", "2014-06-01", None),
        ("с 2005 по 2007 год", "2005-01-01", "2007-12-31"),
        ("в 2005–2007 годах", "2005-01-01", "2007-12-31"),
        ("в 1990-х годах", "1990-01-01", "1999-12-31"),
        ("в 90-е", "1990-01-01", "1999-12-31"),
        ("в девяностые годы", "1990-01-01", "1999-12-31"),
        ("весной 2014 года", "2014-03-01", "2014-05-31"),
        ("в конце 2013 года", "2013-09-01", "2013-12-31"),
        ("в первой половине 2016 года", "2016-01-01", "2016-06-30"),
        ("в прошлом году", "2025-01-01", "2025-12-31"),
        ("в этом месяце", "2026-11-01", "2026-11-24"),
        ("на прошлой неделе", "2026-11-16", "2026-11-22"),
        ("за последние два года", "2024-11-25", "2026-11-24"),
        ("два года назад", "2024-01-01", "2024-12-31"),
        ("прошлым летом", "2026-06-01", "2026-08-31"),
        ("from 1 to 7 May 2018", "2018-05-01", "2018-05-07"),
        ("1-7 May 2018", "2018-05-01", "2018-05-07"),
        ("from May 1 to May 7, 2018", "2018-05-01", "2018-05-07"),
        ("in May and June 2018", "2018-05-01", "2018-06-30"),
        ("in 2017 and 2018", "2017-01-01", "2018-12-31"),
        ("in 2017-18", "2017-01-01", "2018-12-31"),
        ("after May 2018 but before May 2019", "2018-06-01", "2019-04-30"),
        ("in '19", "2019-01-01", "2019-12-31"),
        ("in 2018 Q3", "2018-07-01", "2018-09-30"),
        ("on 16/7/18", "2018-07-16", "2018-07-16"),
        ("on 16-07-2018", "2018-07-16", "2018-07-16"),
        ("on 2018/07/16", "2018-07-16", "2018-07-16"),
        ("by the end of 2018", None, "2018-12-31"),
        ("pre-2010", None, "2009-12-31"),
        ("post-2014", "2015-01-01", None),
        ("in the first week of May 2018", "2018-05-01", "2018-05-07"),
        ("in the last week of April 2022", "2022-04-24", "2022-04-30"),
        ("in the 19th century", "1801-01-01", "1900-12-31"),
        ("in the nineteenth century", "1801-01-01", "1900-12-31"),
        ("in May of last year", "2025-05-01", "2025-05-31"),
        ("since last year", "2025-01-01", None),
        ("before last year", None, "2024-12-31"),
        ("last May", "2026-05-01", "2026-05-31"),
        ("last December", "2025-12-01", "2025-12-31"),
        ("the day before yesterday", "2026-11-22", "2026-11-22"),
        ("over the last couple of years", "2024-11-25", "2026-11-24"),
        ("в мае прошлого года", "2025-05-01", "2025-05-31"),
        ("осенью позапрошлого года", "2024-09-01", "2024-11-30"),
        ("в прошлом мае", "2026-05-01", "2026-05-31"),
        ("за последние полгода", "2026-05-25", "2026-11-24"),
        ("в 2018-м", "2018-01-01", "2018-12-31"),
        ("к концу 2018 года", None, "2018-12-31"),
        ("с мая по июль 2018 года", "2018-05-01", "2018-07-31"),
        ("в XIX веке", "1801-01-01", "1900-12-31"),
        ("позавчера", "2026-11-22", "2026-11-22"),
        ("in the last days of 2019", "2019-12-18", "2019-12-31"),
        ("in the first days of January 2020", "2020-01-01", "2020-01-07"),
        ("on the last day of 2019", "2019-12-31", "2019-12-31"),
        ("in the last few weeks of 2018", "2018-12-18", "2018-12-31"),
        ("over the first three months of 2020", "2020-01-01", "2020-03-31"),
        ("in the closing months of 2015", "2015-10-01", "2015-12-31"),
        ("in the first half of June 2019", "2019-06-01", "2019-06-15"),
        ("in the early hours of 1 January 2020", "2020-01-01", "2020-01-01"),
        ("in late 2018", "2018-09-01", "2018-12-31"),
        ("towards the end of 2018", "2018-09-01", "2018-12-31"),
        ("around New Year 2020", "2019-12-18", "2020-01-15"),
        ("on the eve of 2019", "2018-12-25", "2019-01-01"),
        ("from mid-March to late April 2020", "2020-03-11", "2020-04-30"),
        ("в последние дни 2019 года", "2019-12-18", "2019-12-31"),
        ("в начале марта 2020 года", "2020-03-01", "2020-03-10"),
        ("в последний день 2019 года", "2019-12-31", "2019-12-31"),
        ("накануне 2019 года", "2018-12-25", "2019-01-01"),
    ],
)
def test_a_phrase_bounds_the_days(words: str, first: str | None, last: str | None) -> None:
    question = f"What was said about trade {words}?"
    span = find_dates(question, TODAY)
    assert span is not None
    assert (span.date_from, span.date_to) == (first, last)
    assert question[span.start : span.end].strip() == words.removesuffix("?")


@pytest.mark.parametrize(
    "question",
    [
        "What became of the 1972 treaty?",
        "What was said on 31 June 2019?",
        "from 2018 to 2016",
        "What is resolution 1929 about?",
        "What was said about the 2016 agreement?",
        "What was said about sanctions in the 2015 deal?",
        "What did Putin say about the 1956 declaration?",
        "Was there a change of position since the 1956 declaration?",
        "What did they say after the 2018 World Cup?",
        "What did Abe say about Vision 2030?",
        "What was said about the goals for 2030?",
        "What is said about emissions in 2035?",
        "What was said about extending the treaty until 2031?",
        "What was said about the war in 2008?",
        "What did he say about the referendum held in 2014?",
        "What did he say about the agreement signed in May 2016?",
        "What was said about the treaty of 30 May 2019?",
        "What was said about the May 2019 summit?",
        "What did he say about last year's summit?",
        "What was said about this year’s harvest?",
        "What is the situation in Europe today?",
        "What was said about resolution 2254 (2015)?",
        "What was said about the events of 2014?",
        "How many troops, 2000 or 3000, were mentioned?",
        "Что сказано о договоре 1956 года?",
        "Что сказано о соглашении от 30 мая 2019 года?",
        "Что говорили о войне 2008 года?",
        "Что сказано о стратегии до 2035 года?",
        "What may the president do?",
        "Did they march on Rome?",
        "What was said about the last days of the war?",
        "What did they say in the last years of the Republic?",
    ],
)
def test_what_bounds_nothing_is_left_to_the_search(question: str) -> None:
    assert find_dates(question, TODAY) is None


@pytest.mark.parametrize(
    "question",
    [
        "What was said in 2018 about the budget?",
        "What was said early in 2018 on the elections?",
        "Что сказано в 2018 году о бюджете?",
    ],
)
def test_what_is_asked_about_after_a_date_does_not_take_it(question: str) -> None:
    span = find_dates(question, TODAY)
    assert span is not None
    assert (span.date_from or "")[:4] == "2018"


def test_what_is_counted_from_today_says_so() -> None:
    span = find_dates("What was said last year?", TODAY)
    assert span is not None
    assert span.relative
    part = find_dates("What was said in May of last year?", TODAY)
    assert part is not None
    assert (part.words, part.relative) == ("in May of last year", True)
    fixed = find_dates("What was said in 2025?", TODAY)
    assert fixed is not None
    assert not fixed.relative


@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=8,
    )
)
def test_any_words_give_a_span_that_is_one_or_none(words: list[str]) -> None:
    span = find_dates(" ".join(words), TODAY)
    if span and span.date_from and span.date_to:
        assert span.date_from <= span.date_to
