"""One pair of quotation marks around a quote, whoever set them."""

from __future__ import annotations

import pytest

from qa.quotation_marks import in_marks, marks_around


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("We agreed.", "“We agreed.”"),
        ("“We agreed.”", "“We agreed.”"),
        ("«Мы договорились.»", "«Мы договорились.»"),
        ("“We agreed”, he said, “at last.”", "‘“We agreed”, he said, “at last.”’"),
        ("We agreed “at last”", "‘We agreed “at last”’"),
        ("We “agreed” at last.", "“We “agreed” at last.”"),
        ("«Север» agreed.", "“«Север» agreed.”"),
        ("“”", "‘“”’"),
    ],
)
def test_in_marks(text: str, shown: str) -> None:
    assert in_marks(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“We agreed on herring. It was late.", "“We agreed on herring. It was late.”"),
        ("It was late, and we agreed.”", "“It was late, and we agreed.”"),
        ("«Мы договорились", "«Мы договорились»"),
        ('"We agreed', '"We agreed"'),
    ],
)
def test_a_quotation_that_only_begins_or_ends_here_is_given_its_other_half(
    text: str, shown: str
) -> None:
    assert in_marks(text) == shown


def test_marks_of_the_readers_language() -> None:
    russian = (("«", "»"), ("„", "“"))
    assert marks_around("Мы договорились.", *russian) == ("«", "»")
    assert marks_around("«Север» и «Юг»", *russian) == ("„", "“")
    assert marks_around("“We agreed”, he said.", *russian) == ("«", "»")
