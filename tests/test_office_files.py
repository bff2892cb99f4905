"""DOCX, ODT and RTF: what a reader of the page sees comes in, and nothing else."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from odfdo import Document as OpenDocument
from odfdo import Header, List, Paragraph, Table
from reading import read_one, refusal, texts

TITLE = "Remarks by Foreign Minister Jane Holt on fisheries, Oslo, 3 May 2019"


def word(folder: Path) -> Path:
    made = Word()
    made.core_properties.title = "Prop"
    made.core_properties.author = "A Typist"
    made.add_heading(TITLE, 1)
    spoken = made.add_paragraph()
    spoken.add_run("Jane Holt:").bold = True
    spoken.add_run(" We agreed on fish & chips.")
    made.add_heading("On prices", 2)
    changed = made.add_paragraph("They will ")
    changed._p.append(
        parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>not </w:delText></w:r></w:del>")
    )
    changed._p.append(
        parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>surely fall.</w:t></w:r></w:ins>")
    )
    made.add_paragraph("Cod", style="List Bullet")
    hidden = made.add_paragraph("Seen.")
    hidden.add_run(" Unseen.").font.hidden = True
    table = made.add_table(2, 2)
    for cell, text in zip(table._cells, ("Year", "Catch", "2019", "35%"), strict=True):
        cell.text = text
    made.sections[0].header.paragraphs[0].text = "Running head"
    path = folder / "paper.docx"
    made.save(str(path))
    return path


def odt(folder: Path) -> Path:
    made = OpenDocument("text")
    made.body.clear()
    made.body.append(Header(1, TITLE))
    told = Paragraph("We agreed  on fish.\tAnd on chips.")
    told.insert_note(after="fish", note_id="n1", citation="1", body="See the treaty.")
    made.body.append(told)
    made.body.append(List(["Cod", "Herring"]))
    table = Table("t", width=2, height=1)
    table.set_value((0, 0), "Year")
    table.set_value((1, 0), "Catch")
    made.body.append(table)
    path = folder / "paper.odt"
    made.save(str(path))
    return path


def rtf(folder: Path, body: bytes, head: bytes = b"\\ansi\\ansicpg1252") -> Path:
    path = folder / "paper.rtf"
    path.write_bytes(b"{\\rtf1" + head + b"\\deff0 " + body + b"}")
    return path


def test_word_keeps_what_is_seen_and_drops_what_is_not(tmp_path: Path) -> None:
    document = read_one(word(tmp_path))
    assert texts(document) == [
        *("Jane Holt: We agreed on fish & chips.", "On prices", "They will surely fall."),
        *("Cod", "Seen.", "Year Catch", "2019 35%"),
    ]
    roles = [block.role for block in document.blocks]
    assert (roles[0], roles[1], roles[3]) == ("remark", "heading", "list item")
    metadata = document.metadata
    assert (metadata.title, metadata.date, metadata.place) == (TITLE, "2019-05-03", "Oslo")
    assert (metadata.speakers, metadata.uncertain) == (("Jane Holt",), ())


def test_footnotes_of_word_stand_below_the_text(tmp_path: Path) -> None:
    path = word(tmp_path)
    noted = tmp_path / "noted.docx"
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>--</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>See the treaty.</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(noted, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("word/footnotes.xml", notes)
    last = read_one(noted).blocks[-1]
    assert (last.text, last.role, last.speaker) == ("See the treaty.", "note", None)


def test_properties_only_fill_in_and_the_typist_does_not_speak(tmp_path: Path) -> None:
    made = Word()
    made.core_properties.title = "Fish for all"
    made.core_properties.author = "A Typist"
    made.add_paragraph("We agreed that the northern waters belong to all who live by them.")
    made.save(str(tmp_path / "plain.docx"))
    metadata = read_one(tmp_path / "plain.docx").metadata
    assert (metadata.title, metadata.speakers) == ("Fish for all", ())
    assert {"title", "date"} <= set(metadata.uncertain)


def test_opendocument(tmp_path: Path) -> None:
    document = read_one(odt(tmp_path))
    assert texts(document) == [
        *("We agreed on fish. And on chips.", "Cod", "Herring", "Year Catch", "See the treaty."),
    ]
    assert [b.role for b in document.blocks] == [
        *("remark", "list item", "list item", "remark", "note"),
    ]
    assert (document.metadata.title, document.metadata.date) == (TITLE, "2019-05-03")


def test_rtf_with_notes_tables_fields_and_a_header(tmp_path: Path) -> None:
    body = (
        b"{\\info{\\title Prop}{\\author Typist}}{\\header Running head\\par}"
        b"\\pard\\outlinelevel0{\\b " + TITLE.encode() + b"}\\par\\pard "
        b"{\\b Jane Holt:} We agreed\\u8212-on fish\\rquote s price{\\footnote See it.}.\\par "
        b'{\\field{\\*\\fldinst HYPERLINK "http://a.example"}{\\fldrslt A link}} in '
        b"\\{braces\\}\\par "
        b"{\\v hidden}\\trowd\\intbl Year\\cell Catch\\cell\\row\\pard Last \\bin4 }}}}one."
    )
    document = read_one(rtf(tmp_path, body))
    assert texts(document) == [
        *("Jane Holt: We agreed—on fish’s price.", "A link in {braces}"),
        *("Year Catch", "Last one.", "See it."),
    ]
    assert document.metadata.title == TITLE
    assert document.blocks[0].speaker == "Jane Holt"


@pytest.mark.parametrize("page", ["cp1251", "koi8-r"])
def test_rtf_in_russian_code_pages(tmp_path: Path, page: str) -> None:
    said = "Мы договорились о рыболовстве."
    coded = "".join(f"\\'{byte:02x}" for byte in said.encode(page)).encode()
    number = {"cp1251": b"1251", "koi8-r": b"20866"}[page]
    assert texts(read_one(rtf(tmp_path, coded, b"\\ansi\\ansicpg" + number))) == [said]


def test_rtf_fonts_have_code_pages_of_their_own_and_emoji_two_halves(tmp_path: Path) -> None:
    fonts = b"{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}"
    body = fonts + b"\\f1\\'cc\\'fb\\f0  met.\\uc1\\u-10179?\\u-8704?"
    assert texts(read_one(rtf(tmp_path, body))) == ["Мы met.😀"]


@pytest.mark.parametrize("made", [word, odt])
def test_what_is_cut_off_or_of_another_kind_is_refused(tmp_path: Path, made) -> None:
    path = made(tmp_path)
    path.write_bytes(path.read_bytes()[:2000])
    assert "damaged" in refusal(path)
    path.write_bytes(b"")
    assert "empty" in refusal(path)
    path.write_bytes(b"%PDF-1.4 and more")
    assert "It is a PDF file" in refusal(path)
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    assert "encrypted" in refusal(path)


@pytest.mark.parametrize(
    ("made", "part"),
    [(word, "word/document.xml"), (odt, "content.xml"), (word, "docProps/core.xml")],
)
def test_entities_are_refused(tmp_path: Path, made, part: str) -> None:
    path, bad = made(tmp_path), tmp_path / f"bad{made(tmp_path).suffix}"
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bad, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                data = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><x>&l9;</x>'.encode()
            new.writestr(name, data)
    assert "entities" in refusal(bad)


@pytest.mark.parametrize(("made", "part"), [(word, "word/document.xml"), (odt, "content.xml")])
def test_a_document_that_unpacks_to_gigabytes_is_refused(tmp_path: Path, made, part: str) -> None:
    path, bad = made(tmp_path), tmp_path / f"bad{made(tmp_path).suffix}"
    with (
        zipfile.ZipFile(path) as old,
        zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, b" " * 200_000_000 if name == part else old.read(name))
    assert "bomb" in refusal(bad)


def test_deeply_nested_rtf_is_refused_and_broken_rtf_read(tmp_path: Path) -> None:
    assert "too deeply" in refusal(rtf(tmp_path, b"{" * 100_000))
    assert texts(read_one(rtf(tmp_path, b"We met.}}}}\\par And left\\'"))) == [
        "We met.",
        "And left",
    ]
