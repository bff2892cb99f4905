"""PDF: paragraphs out of lines, the page of each, and what a page prints but nobody says."""

from __future__ import annotations

import resource
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF
from reading import read_one, refusal, texts

from corpus.errors import UnreadableSource
from corpus.hyphenation import join, vocabulary
from corpus.isolation import read_parts
from corpus.pdf_lines import Line
from corpus.pdf_paragraphs import blocks_of

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
TITLE = "Remarks by Foreign Minister Jane Holt on fisheries, Oslo, 3 May 2019"
LONG = (
    "We agreed that the northern waters belong to all who live by them, and that whoever fishes "
    "there without leave does so at the cost of everybody else in the region. "
)
Draw = Callable[[FPDF], None]


def saved(folder: Path, draw: Draw, *, made: FPDF | None = None) -> Path:
    pdf = made or FPDF(format="A4")
    pdf.add_page()
    pdf.set_font("Times", size=11)
    draw(pdf)
    path = folder / "paper.pdf"
    pdf.output(str(path))
    return path


def put(pdf: FPDF, text: str, *, size: float = 11, width: float = 0, gap: float = 3) -> None:
    pdf.set_font_size(size)
    pdf.multi_cell(width, size / 2, text, align="L", new_x="LEFT", new_y="NEXT")
    pdf.ln(gap)


def titled(pdf: FPDF) -> None:
    put(pdf, TITLE, size=18)


class Running(FPDF):
    """A page with a running head that alternates, and a page number."""

    def header(self) -> None:
        self.set_font("Times", "I", 9)
        self.cell(0, 8, f"Fisheries {'left' if self.page_no() % 2 else 'right'}, 2019")
        self.ln(12)
        self.set_font("Times", size=11)

    def footer(self) -> None:
        self.set_y(-15)
        self.cell(0, 8, f"- {self.page_no()} -", align="C")


def test_paragraphs_go_on_over_lines_and_pages_and_keep_their_page(tmp_path: Path) -> None:
    said = [f"{n}th point. {LONG * 6}".strip() for n in range(10, 18)]

    def draw(pdf: FPDF) -> None:
        titled(pdf)
        for text in said:
            put(pdf, text)

    document = read_one(saved(tmp_path, draw, made=Running(format="A4")))
    assert texts(document) == said
    assert (document.metadata.title, document.metadata.date) == (TITLE, "2019-05-03")
    assert (document.metadata.speakers, document.metadata.place) == (("Jane Holt",), "Oslo")
    places = [block.locator or "" for block in document.blocks]
    assert places[0] == "page 1"
    assert "pages 1–2" in places
    assert places == sorted(places, key=lambda place: place.replace("pages ", "page "))


def test_what_stands_on_one_page_alone_is_not_a_running_head(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        titled(pdf)
        put(pdf, "We fish.")
        pdf.add_page()
        put(pdf, "Fisheries left, 2020")
        put(pdf, "They fish, too, and more of it every year.")

    said = texts(read_one(saved(tmp_path, draw, made=Running(format="A4"))))
    assert said == [
        "We fish.",
        "Fisheries left, 2020",
        "They fish, too, and more of it every year.",
    ]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left, right = f"Left. {LONG * 4}".strip(), f"Right. {LONG * 4}".strip()

    def draw(pdf: FPDF) -> None:
        titled(pdf)
        top = pdf.get_y()
        put(pdf, left, width=85)
        pdf.set_xy(110, top)
        put(pdf, right, width=85)

    assert texts(read_one(saved(tmp_path, draw))) == [left, right]


def test_words_cut_at_line_ends_are_whole_again(tmp_path: Path) -> None:
    lines = (
        "We spoke of the responsi-",
        "bilities of all, of well-",
        "known dangers and of Asia-",
        "Pacific trade.",
    )

    def draw(pdf: FPDF) -> None:
        titled(pdf)
        for line in lines:
            pdf.cell(0, 5.5, line, new_x="LMARGIN", new_y="NEXT")

    (said,) = texts(read_one(saved(tmp_path, draw)))
    assert said == (
        "We spoke of the responsibilities of all, of well-known dangers and of Asia-Pacific trade."
    )


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("a co-", "ordinated plan to co-ordinate; co-ordinated"), "a co-ordinated"),
        (("по-", "прежнему"), "по-прежнему"),
        (("догово-", "рились"), "договорились"),
        (("soft\xad", "ened"), "softened"),
        (("RUS-", "SIA"), "RUSSIA"),
        (("from 2019-", "2020"), "from 2019-2020"),
        (("one —", "two"), "one — two"),
    ],
)
def test_hyphens(lines: tuple[str, ...], joined: str) -> None:
    assert join(lines, vocabulary(lines)).startswith(joined)


def test_footnotes_stand_below_the_paragraph_and_their_marks_are_gone(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        titled(pdf)
        pdf.set_font_size(11)
        pdf.write(5.5, "We signed the treaty")
        pdf.char_vpos = "SUP"
        pdf.write(5.5, "1")
        pdf.char_vpos = "LINE"
        pdf.write(5.5, " in 2019. ")
        pdf.ln(9)
        put(pdf, LONG.strip())
        pdf.set_y(260)
        put(pdf, "1 Signed in Oslo on 3 May.", size=8)

    document = read_one(saved(tmp_path, draw))
    assert texts(document) == [
        "We signed the treaty in 2019.",
        LONG.strip(),
        "Signed in Oslo on 3 May.",
    ]
    assert [block.role for block in document.blocks] == ["remark", "remark", "note"]


def test_turns_of_a_transcript_set_without_gaps(tmp_path: Path) -> None:
    turns = [
        "Question: What was agreed?",
        f"Jane Holt: {LONG * 2}".strip(),
        "Question: And when?",
        "Jane Holt: In May.",
    ]

    def draw(pdf: FPDF) -> None:
        put(pdf, "Press conference by Foreign Minister Jane Holt, Oslo, 3 May 2019", size=18)
        for text in turns:
            put(pdf, text, gap=0)

    document = read_one(saved(tmp_path, draw))
    assert texts(document) == turns
    assert [block.role for block in document.blocks] == ["question", "remark"] * 2
    assert document.blocks[1].speaker == "Jane Holt"


@pytest.mark.skipif(
    not FONT.exists(), reason="needs the font DejaVu Serif for letters beyond Latin"
)
def test_russian_and_right_to_left(tmp_path: Path) -> None:
    russian = "Мы договорились о рыболовстве в северных водах, и это было нужно всем. " * 4
    hebrew = "שלום לכל העמים"

    def draw(pdf: FPDF) -> None:
        pdf.add_font("deja", fname=str(FONT))
        pdf.add_font("sans", fname=str(FONT.with_name("DejaVuSans.ttf")))
        pdf.set_font("deja")
        put(pdf, "Заявление Министра иностранных дел, Москва, 3 мая 2019 года", size=17)
        put(pdf, russian.strip())
        pdf.set_font("sans")
        pdf.set_text_shaping(use_shaping_engine=False)
        put(pdf, hebrew)

    document = read_one(saved(tmp_path, draw))
    assert texts(document)[0] == russian.strip()
    assert (document.metadata.date, document.metadata.language) == ("2019-05-03", "ru")
    assert sorted(texts(document)[1]) == sorted(hebrew)


def test_a_scan_is_refused_with_what_to_do(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.rect(20, 20, 100, 100, style="F")

    assert "OCR" in refusal(saved(tmp_path, draw))


def test_locked_broken_and_empty_files_are_refused(tmp_path: Path) -> None:
    locked = FPDF()
    locked.set_encryption(owner_password="a", user_password="b")
    assert "encrypted" in refusal(saved(tmp_path, titled, made=locked))
    path = saved(tmp_path, titled)
    path.write_bytes(path.read_bytes()[:600])
    assert "damaged" in refusal(path)
    path.write_bytes(b"")
    assert "empty" in refusal(path)
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )
    assert "pages" in refusal(path) or "damaged" in refusal(path)


def test_a_file_of_another_kind_is_named(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_text("<html><body><p>We met.</p></body></html>", "utf-8")
    assert "an HTML page" in refusal(path)
    assert ".html" in refusal(path)


def test_properties_fill_in_what_the_page_leaves_open(tmp_path: Path) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.set_title("Fish for all")
        put(pdf, LONG.strip())

    metadata = read_one(saved(tmp_path, draw)).metadata
    assert metadata.title == "Fish for all"
    assert {"title", "date"} <= set(metadata.uncertain)


def line(
    text: str, base: float, *, left: float = 50.0, right: float | None = None, page: int = 0
) -> Line:
    width = 5.0 * len(text)
    first = 5.0 * len(text.split()[0])
    return Line(text, left, right or left + width, base, 10.0, first, page)


def test_a_line_that_left_room_for_the_next_word_ends_a_paragraph() -> None:
    full = "and so we met in Oslo to speak about the fish of all northern waters"
    lines = [
        line(full, 100),
        line("and left again.", 112),
        line(full.replace("and so", "Later"), 124),
        line("too.", 136),
    ]
    said = [block.text for block in blocks_of([lines], str)]
    assert said == [f"{full} and left again.", f"{full.replace('and so', 'Later')} too."]


def test_a_page_that_unpacks_to_gigabytes_ends_its_child_alone(tmp_path: Path) -> None:
    """Packed twice over: a few kilobytes that stand for four times what a child may have."""
    packer = zlib.compressobj(9, wbits=-15)
    megabyte = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    stream = zlib.compress(b"\x78\x9c" + megabyte * 4096 + packer.flush(), 9)
    assert len(stream) < 100_000
    path = tmp_path / "bomb.pdf"
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Filter[/FlateDecode/FlateDecode]/Length "
        + str(len(stream)).encode()
        + b">>stream\n"
        + stream
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(UnreadableSource) as refused:
        list(read_parts(path, source_id="bomb", time_limit=5))
    assert str(refused.value)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 << 10
    assert texts(read_one(saved(tmp_path, titled)))  # and the next file is read
