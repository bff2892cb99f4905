"""One pair of quotation marks around a quote, whoever set them."""

from __future__ import annotations

import pytest

from qa.quotation_marks import in_marks


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
