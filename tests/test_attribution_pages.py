"""Whose page it is, by its title: bodies with long names, senders of letters, interviewers."""

from __future__ import annotations

import pytest

from tests.voiced import page, voices


@pytest.mark.parametrize(
    "body",
    [
        "Côte d’Ivoire",
        "Côte d'Ivoire",
        "Timor-Leste",
        "Guinea-Bissau",
        "Bosnia and Herzegovina",
        "Trinidad and Tobago",
        "São Tomé and Príncipe",
        "Lao People’s Democratic Republic",
        "United Kingdom of Great Britain and Northern Ireland",
    ],
)
def test_a_body_has_its_whole_name(body: str) -> None:
    for title in (f"Statement by {body}", f"Statement by the {body} in the Council"):
        given = page("We support peace.", "Our delegation will vote.", title=title)
        assert voices(given) == [("own", body)] * 2
