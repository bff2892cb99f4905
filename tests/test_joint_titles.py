"""Titles that several persons head: each is a speaker, and no office or event is part of a name."""

from __future__ import annotations

import pytest

from corpus.headline import read_headline
from corpus.pages import page
from corpus.types import Block

ALDER, BIRCH, HORAK = "Jane Alder", "Oskar Birch", "Pavel Horák"
JOINT = [
    ("Joint press conference by Foreign Minister Jane Alder and Foreign Minister Pavel Horák, "
     "Stockholm, 3 March 2021", (ALDER, HORAK)),
    ("Remarks by President Jane Alder and Prime Minister Oskar Birch in Joint Press Conference",
     (ALDER, BIRCH)),
    ("Remarks by President Alder and Prime Minister Birch of Ruritania in Joint Press Conference",
     ("Alder", "Birch")),
    ("Joint statement by Foreign Minister Jane Alder and Foreign Minister Pavel Horák",
     (ALDER, HORAK)),
    ("Joint statement by Jane Alder and Pavel Horák on trade", (ALDER, HORAK)),
    ("Secretary-General Jane Alder and Foreign Minister Pavel Horák Joint Press Conference",
     (ALDER, HORAK)),
    ("Secretary Jane Alder and Ruritanian Foreign Minister Pavel Horák at a Joint Press "
     "Availability", (ALDER, HORAK)),
    ("Secretary Jane Alder And Ruritanian Foreign Minister Pavel Horák Remarks at a Joint Press "
     "Conference", (ALDER, HORAK)),
    ("Joint news conference of Prime Minister Jane Alder and Chancellor Oskar Birch",
     (ALDER, BIRCH)),
    ("Foreign Minister Jane Alder’s and Foreign Minister Pavel Horák’s joint press conference",
     (ALDER, HORAK)),
    ("Foreign Minister Jane Alder and Foreign Minister Pavel Horák’s remarks at a joint news "
     "conference", (ALDER, HORAK)),
    ("Statement by Jane Alder, Minister of Trade, and Oskar Birch, Minister of Health",
     (ALDER, BIRCH)),
    ("Joint statement by President Jane Alder, Chancellor Oskar Birch and Prime Minister Pavel "
     "Horák", (ALDER, BIRCH, HORAK)),
    ("Совместная пресс-конференция Министра иностранных дел России А.Б.Берёзина и Министра "
     "иностранных дел Руритании О.Горака", ("А.Б.Берёзин", "О.Горак")),
    ("Совместная пресс-конференция Министра иностранных дел Руритании А.Б.Берёзина и Министра "
     "иностранных дел Фридонии Павла Горака, Москва, 3 марта 2021 года",
     ("А.Б.Берёзин", "Павел Горак")),
    ("Совместное заявление Президента Руритании А.Берёзина и Президента Фридонии О.Горака",
     ("А.Берёзин", "О.Горак")),
]  # fmt: skip
NOBODY = [
    "Remarks by the President and the Prime Minister of Ruritania in Joint Press Conference",
    "Remarks by the President and the Prime Minister of Japan in Joint Press Conference",
    "Joint Statement of the Foreign Ministers of Ruritania and Freedonia",
    "Joint statement by the Prime Minister and President Oskar Birch: 3 March 2021",
    "Press statements following talks between Ruritania and Freedonia",
    "Press conference following talks with President Oskar Birch",
    "PM statement at joint press conference: 3 March 2021",
    "Prime Minister's statement at joint press conference with President Birch: 3 March 2021",
    "Secretary-General’s opening remarks at joint press conference with the Prime Minister",
    "Заявления для прессы по итогам российско-руританских переговоров",
]
ALONE = [
    ("Q&A with Foreign Minister Jane Alder", ALDER, "Foreign Minister"),
    ("Remarks by Secretary Jane Alder at the Joint Conference", ALDER, "Secretary"),
    ("Remarks by President and CEO Jane Alder", ALDER, "President and CEO"),
    ("Speech by Minister of Trade and Labour Jane Alder", ALDER, "Minister of Trade and Labour"),
    ("Speech by Jane Alder, Minister of Trade and Industry", ALDER,
     "Minister of Trade and Industry"),
    ("Interview with Press Secretary Jane Alder", ALDER, "Press Secretary"),
    ("Выступление Министра иностранных дел Руритании А.Б.Берёзина в ходе совместной "
     "пресс-конференции с Министром иностранных дел Фридонии П.Гораком", "А.Б.Берёзин",
     "Министр иностранных дел Руритании"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "speakers"), JOINT)
def test_everybody_who_heads_a_page_speaks_and_has_an_office_of_their_own(
    title: str, speakers: tuple[str, ...]
) -> None:
    headline = read_headline(title)
    assert (headline.speakers, headline.office) == (speakers, None)


@pytest.mark.parametrize("title", NOBODY)
def test_no_speaker_is_better_than_a_wrong_one(title: str) -> None:
    headline = read_headline(title)
    assert (headline.speakers, headline.office) == ((), None)


@pytest.mark.parametrize(("title", "speaker", "office"), ALONE)
def test_one_person_keeps_the_office(title: str, speaker: str, office: str) -> None:
    headline = read_headline(title)
    assert (headline.speakers, headline.office) == ((speaker,), office)


def spoken(title: str, *lines: str) -> list[str | None]:
    blocks = [Block(title, "heading"), *map(Block, lines)]
    return [block.speaker for block in page("page", blocks).blocks]


def test_labels_in_capitals_give_one_spelling_and_the_headers_full_name() -> None:
    title = "Press conference by Foreign Minister Jens Hansen, Oslo, 3 March 2021"
    lines = (
        "3 March 2021", "FOREIGN MINISTER HANSEN: Good day.", "MR SMITH: One thing.",
        "SMITH: And more.", "John Smith: I say so.", "HANSEN: Thanks.", "MR LEE: Yes.",
    )  # fmt: skip
    assert spoken(title, *lines) == [
        "Jens Hansen", "John Smith", "John Smith", "John Smith", "Jens Hansen", "Lee",
    ]  # fmt: skip


def test_labels_by_office_and_family_name_where_two_head_the_page() -> None:
    title = "Joint press conference by Minister Jens Hansen and Minister Pavel Horák, Oslo"
    lines = "3 March 2021", "MINISTER HANSEN: Good day.", "MINISTER HORAK: Yes.", "Jens HANSEN: So."
    assert spoken(title, *lines) == ["Jens Hansen", "Pavel Horák", "Jens Hansen"]


def test_one_of_two_smiths_stays_smith() -> None:
    lines = "JOHN SMITH: Good day.", "JANE SMITH: Good day.", "SMITH: Why?"
    assert spoken("A talk on trade", *lines) == ["John Smith", "Jane Smith", "Smith"]
