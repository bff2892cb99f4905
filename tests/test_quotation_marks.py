"""One pair of quotation marks around a quote, whoever set them."""

from __future__ import annotations

import pytest

from qa.quotation_marks import half_marked, in_marks


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("We agreed.", "“We agreed.”"),
        ("“We agreed.”", "“We agreed.”"),
        ("«Мы договорились.»", "«Мы договорились.»"),
        ("“We agreed”, he said, “at last.”", "““We agreed”, he said, “at last.””"),
        ("“We agreed", "““We agreed”"),
        ("“”", "““””"),
    ],
)
def test_in_marks(text: str, shown: str) -> None:
    assert in_marks(text) == shown


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("“We agreed on herring. It was late.", "opened"),
        ("It was late, and we agreed.”", "closed"),
        ("«Мы договорились", "opened"),
        ("“We agreed”, he said.", ""),
        ("“We agreed.”", ""),
        ("We agreed.", ""),
        ("", ""),
    ],
)
def test_a_quotation_that_begins_or_ends_with_the_words(text: str, half: str) -> None:
    assert half_marked(text) == half
