from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.chrome import drop_chrome, is_chrome
from corpus.errors import UnreadableSource
from corpus.paragraphs import paragraphs
from corpus.reading import read_file
from corpus.types import Block, Document, Translation


def read(path: Path, text: str | bytes) -> Document:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    (document,) = read_file(path, source_id="page")
    assert isinstance(document, Document)
    return document


def test_the_page_that_the_project_began_with(shared: Callable[[str], Path]) -> None:
    path = shared("statements/000_2b86f9abb84ce2ea.txt")
    (document,) = read_file(path, source_id="seed")
    assert isinstance(document, Document)
    metadata = document.metadata
    assert (metadata.date, metadata.time) == ("2019-05-30", "14:23")
    assert metadata.title.startswith("Foreign Minister Sergey Lavrov’s statement at a joint news")
    assert (metadata.speakers, metadata.office) == (("Sergey Lavrov",), "Foreign Minister")
    assert (metadata.event or "").startswith("joint news conference following Russia-Japan")
    assert (metadata.place, metadata.kind) == ("Tokyo", "press conference")
    assert metadata.language == "en"
    assert metadata.translations == (Translation("ru", original=True),)
    assert metadata.uncertain == ()
    source = path.read_text("utf-8")
    words = [block.text for block in document.blocks]
    assert len(words) == 11
    assert all(text in source for text in words)
    assert words[0].startswith("Today we held")
    assert words[-1].endswith("channels later on.")
    assert words[5].startswith("Foreign Minister of Japan Taro Kono expressed concern")
    between = source[source.index(words[0]) : source.index(words[-1]) + len(words[-1])]
    assert "".join(between.split()) == "".join("".join(words).split())


def test_plain_words_without_any_header(tmp_path: Path) -> None:
    document = read(tmp_path / "a.txt", "We met today.\n\nWe agreed on much.\n")
    assert [block.text for block in document.blocks] == ["We met today.", "We agreed on much."]
    assert document.metadata.date is None
    assert document.metadata.uncertain == ("title",)


def test_russian_in_an_old_encoding(tmp_path: Path) -> None:
    text = "30 мая 2019 года 14:23\n\nЗаявление МИД России\n\nМы подтвердили нашу позицию.\n"
    metadata = read(tmp_path / "a.txt", text.encode("cp1251")).metadata
    assert (metadata.date, metadata.time, metadata.language) == ("2019-05-30", "14:23", "ru")
    assert metadata.title == "Заявление МИД России"


def test_a_date_that_does_not_exist_is_none_and_marked(tmp_path: Path) -> None:
    metadata = read(tmp_path / "a.txt", "31 June 2019\n\nOn talks\n\nWe met. We spoke.").metadata
    assert metadata.date is None
    assert "date" in metadata.uncertain


@pytest.mark.parametrize(
    ("head", "date", "doubtful"),
    [
        ("30 May 2019\n\nOn talks\n\n31 August 2019", "2019-05-30", True),
        ("30 May 2019\n\nOn talks\n\nUpdated 31 August 2019", "2019-05-30", False),
        ("May 2019\n\nOn talks\n\n30 May 2019", "2019-05", False),
        ("31 August 2019\n\nStatement by Taro Kono, Tokyo, 30 May 2019", "2019-05-30", True),
        ("31 May 2019\n\nStatement by Taro Kono, Tokyo, 30 May 2019", "2019-05-30", False),
        ("On talks", None, False),
    ],
)
def test_two_dates_that_disagree_are_marked_and_no_date_is_none(
    tmp_path: Path, head: str, date: str | None, doubtful: bool
) -> None:
    metadata = read(tmp_path / "a.txt", f"{head}\n\nWe met. We spoke.\n\nWe parted.").metadata
    assert (metadata.date, "date" in metadata.uncertain) == (date, doubtful)


def test_thousands_of_turns(tmp_path: Path) -> None:
    turns = [f"Question: What of {n}?\n\nJens Hansen: It is {n}, and stays." for n in range(3000)]
    text = "\n\n".join(["Interview with Foreign Minister Jens Hansen", "5 May 2019", *turns])
    document = read(tmp_path / "a.txt", text)
    assert len(document.blocks) == 6000
    assert {(block.role, block.speaker) for block in document.blocks} == {
        ("question", None),
        ("remark", "Jens Hansen"),
    }


def test_a_title_of_5000_characters_stays_in_the_text(tmp_path: Path) -> None:
    title = "On the talks " * 400
    document = read(tmp_path / "a.txt", f"30 May 2019\n\n{title}\n\nWe met. We spoke.")
    assert len(document.metadata.title) < 700
    assert "title" in document.metadata.uncertain
    assert document.blocks[0].text.strip() == title.strip()


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\x00\x01\x02" * 100, b"%PDF-1.4"])
def test_nothing_to_read_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnreadableSource):
        read(tmp_path / "a.txt", data)


def test_fifty_million_characters_in_one_line_are_no_statement(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="more than any statement"):
        read(tmp_path / "a.txt", b"word " * 10_000_000)


def test_chrome_goes_at_both_ends_only() -> None:
    page = ["Home > News", "Share", "We met.", "Print", "We spoke.", "Showing 1 result.", "© MFA"]
    kept = [block.text for block in drop_chrome([Block(text) for text in page])]
    assert kept == ["We met.", "Print", "We spoke."]


@pytest.mark.parametrize(
    "words", ["Thank you.", "Yes.", "We share this view.", "Search for peace", "Next steps matter."]
)
def test_short_words_of_a_statement_are_no_chrome(words: str) -> None:
    assert not is_chrome(words)


def test_paragraphs_by_blank_lines_by_lines_and_joined_where_wrapped() -> None:
    def split(text: str) -> list[str]:
        return [block.text for block in paragraphs(text)]

    assert split("One.\n\nTwo.\nstill two.\n\nThree.") == ["One.", "Two.\nstill two.", "Three."]
    assert split("One.\nTwo.\nThree.") == ["One.", "Two.", "Three."]
    wrapped = (
        "The ministers met in Tokyo today and spoke about\nthe islands for some hours\n\nNext."
    )
    assert split(wrapped) == [wrapped.partition("\n\n")[0].replace("\n", " "), "Next."]
    assert split("Q: One?\nA: Two.\r\n\r\nThree.") == ["Q: One?", "A: Two.", "Three."]


DEPARTMENT = """Remarks
Antony J. Blinken, Secretary of State
Dean Acheson Auditorium
Washington, D.C.
March 3, 2021

MODERATOR: Good morning.

SECRETARY BLINKEN: Good morning, everyone. Today I want to talk.

QUESTION: What about China?"""
OFFICE = """Speech
Foreign Secretary's speech on the Indo-Pacific
The Foreign Secretary, Dominic Raab, gave a speech in London.
From:
Foreign, Commonwealth & Development Office
Published
12 April 2020
Location:
London
Delivered on:
11 April 2020 (Transcript of the speech, exactly as it was delivered)

Good morning. It is a pleasure to be here.

Share this page
Published 12 April 2020"""
MINISTRY = """Press Conference by Foreign Minister Taro Kono
Friday, May 31, 2019, 2:31 p.m. Ministry of Foreign Affairs

Mr. Taro Kono, Minister for Foreign Affairs: I have two announcements today.

Reporter (Kyodo, Saito): What was said about the islands?

Minister Kono: I expressed our concern."""


def test_a_department_that_names_the_speaker_on_a_line(tmp_path: Path) -> None:
    document = read(tmp_path / "a.txt", DEPARTMENT)
    metadata = document.metadata
    assert (metadata.date, metadata.place) == ("2021-03-03", "Washington, D.C.")
    assert (metadata.speakers, metadata.office) == (("Antony J. Blinken",), "Secretary of State")
    assert next(block.text for block in document.blocks) == "Dean Acheson Auditorium"
    assert [block.speaker for block in document.blocks][2] == "Antony J. Blinken"


def test_an_office_that_labels_its_lines_and_dates_the_speech_itself(tmp_path: Path) -> None:
    document = read(tmp_path / "a.txt", OFFICE)
    metadata = document.metadata
    assert metadata.title == "Foreign Secretary's speech on the Indo-Pacific"
    assert (metadata.date, metadata.place, metadata.kind) == ("2020-04-11", "London", "speech")
    assert document.blocks[-1].text == "Good morning. It is a pleasure to be here."


def test_a_ministry_with_time_and_venue_in_one_line(tmp_path: Path) -> None:
    document = read(tmp_path / "a.txt", MINISTRY)
    assert (document.metadata.date, document.metadata.time) == ("2019-05-31", "14:31")
    assert [(block.speaker, block.role) for block in document.blocks] == [
        ("Taro Kono", "remark"),
        (None, "question"),
        ("Taro Kono", "remark"),
    ]
