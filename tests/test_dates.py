from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import Moment, find_dates, read_moment


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("30 May 201914:23", "2019-05-30", "14:23"),
        ("May 30, 2019, 2:23 pm", "2019-05-30", "14:23"),
        ("14:23, 30 May 2019", "2019-05-30", "14:23"),
        ("Thursday, 30 May 2019 | 14:23", "2019-05-30", "14:23"),
        ("30 мая 2019 года, 14:23", "2019-05-30", "14:23"),
        ("30.05.2019 14:23", "2019-05-30", "14:23"),
        ("2019-05-30T14:23:00+03:00", "2019-05-30", "14:23"),
        ("1 Sept. 2001", "2001-09-01", None),
        ("12th of March 2003", "2003-03-12", None),
        ("14–15 May 2019", "2019-05-14", None),
        ("4/13/2019", "2019-04-13", None),
        ("2019年5月30日", "2019-05-30", None),
        ("30 mai 2019", "2019-05-30", None),
        ("30. Mai 2019", "2019-05-30", None),
        ("Hamburg, den 12. März 2021, 14.30 Uhr", "2021-03-12", "14:30"),
        ("Publié le 1er août 2021 à 14h30", "2021-08-01", "14:30"),
        ("Madrid, 12 de marzo de 2021", "2021-03-12", None),
        ("Roma, 3 dicembre 2021", "2021-12-03", None),
        ("Warszawa, 12 października 2021", "2021-10-12", None),
        ("2021. március 12.", "2021-03-12", None),
        ("12.–14. März 2021", "2021-03-12", None),
        ("14 to 15 May 2019", "2019-05-14", None),
        ("12 March 2021, 14 Uhr", "2021-03-12", "14:00"),
        ("May 2019", "2019-05", None),
        ("май 2019", "2019-05", None),
        ("2019", "2019", None),
        ("30 May 2019 25:99", "2019-05-30", None),
    ],
)
def test_dates_as_pages_print_them(text: str, day: str, time: str | None) -> None:
    assert read_moment(text) == Moment(day, time)


@pytest.mark.parametrize(
    "text", ["31 June 2019", "29 February 2019", "31 апреля 2020", "2019-13-01"]
)
def test_a_day_that_does_not_exist_is_no_date(text: str) -> None:
    assert read_moment(text) == Moment(uncertain=True)


def test_a_date_whose_order_nobody_knows_says_so() -> None:
    assert read_moment("3/4/2019") == Moment("2019-04-03", uncertain=True)


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "Monday", "in 5 days", "20190530", "We met 5 in 2019", "He led 2019"]
)
def test_nothing_is_guessed_out_of_other_words(text: str) -> None:
    assert read_moment(text) == Moment()


def test_a_year_of_two_digits_says_that_its_century_is_a_guess() -> None:
    assert read_moment("30.05.19") == Moment("2019-05-30", uncertain=True)
    assert read_moment("30.05.94 г.") == Moment("1994-05-30", uncertain=True)
    for other in ("31.06.19", "1.2.10", "30.05.19.4", "version 30.05.19"):
        assert read_moment(other) == Moment(), other


@given(st.dates(date(1700, 1, 1), date(2199, 12, 31)))
def test_every_day_in_words_and_digits(day: date) -> None:
    for text in (f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}", str(day)):
        assert read_moment(text).date == day.isoformat()


def test_dates_within_a_title() -> None:
    title = "Statement at talks, Tokyo, May 30, 2019"
    (found,) = find_dates(title)
    assert title[found.start : found.end] == "May 30, 2019"
