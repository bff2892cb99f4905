"""Names in capitals become what people write, by their letters or by the text itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.name_case import name_case, respelt
from corpus.people import strip_titles
from corpus.readers.text import TextReader
from corpus.types import Block

BRIEFING = """Press Briefing by Press Secretary KAYLEIGH MCDONALD

July 6, 2020

MS. MCDONALD: I spoke with Mr. MacArthur and Mrs. van der Berg about the harbour.

MR. MACARTHUR: It is paid for.

MRS. VAN DER BERG: I welcome it.

MR. O'NEIL: So do I.
"""


@pytest.mark.parametrize(
    ("printed", "written"),
    [("MCDONALD", "McDonald"), ("O'NEIL", "O'Neil"), ("SMITH-JONES", "Smith-Jones"), ("LI", "Li")],
)
def test_a_word_out_of_capitals(printed: str, written: str) -> None:
    assert name_case(printed) == written


def test_a_whole_name_in_capitals() -> None:
    assert strip_titles("PRESS SECRETARY KAYLEIGH MCDONALD") == "Kayleigh McDonald"


def test_the_text_tells_how_a_name_is_written(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(BRIEFING, "utf-8")
    (read,) = TextReader().read(tmp_path / "page.txt", source_id="page")
    assert read.metadata.speakers == ("Kayleigh McDonald",)
    assert [block.speaker for block in read.blocks] == [
        *("Kayleigh McDonald", "MacArthur", "van der Berg", "O'Neil"),
    ]


def test_a_name_that_is_written_one_way_only_stays() -> None:
    blocks = (Block("MR. MACARTHUR: Yes.", "Macarthur"), Block("Mr. Hansen agreed.", "Jens Hansen"))
    assert respelt(("Macarthur", "Jens Hansen"), blocks) == (("Macarthur", "Jens Hansen"), blocks)
