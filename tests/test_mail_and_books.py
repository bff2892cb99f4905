"""EML and EPUB: a mail with what is attached, a book with its chapters."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from reading import documents, passed, read_all, read_one, refusal, refused, texts
from rebuild_files import book

SAID = "We agreed that the northern waters belong to all who live by them, and to nobody else."


def mail(folder: Path, **headers: str) -> tuple[EmailMessage, Path]:
    made = EmailMessage()
    told = {
        "Subject": "Fwd: Remarks by Foreign Minister Jane Holt on fisheries",
        "From": "Press Office of Nordland <press@nordland.example>",
        "Date": "Sat, 04 May 2019 14:05:00 +0300",
    }
    for name, value in (told | headers).items():
        made[name] = value
    return made, folder / "mail.eml"


def test_a_mail_gives_its_text_with_subject_sender_and_date(tmp_path: Path) -> None:
    made, path = mail(tmp_path)
    made.set_content(f"{SAID}\n\nIt was a long day.\n-- \nPress Office, 12 Fish Street\n")
    path.write_bytes(made.as_bytes())
    document = read_one(path)
    metadata = document.metadata
    assert texts(document) == [SAID, "It was a long day."]
    assert metadata.title == "Remarks by Foreign Minister Jane Holt on fisheries"
    assert (metadata.date, metadata.time) == ("2019-05-04", "14:05")
    assert (metadata.publisher, metadata.speakers) == ("Press Office of Nordland", ("Jane Holt",))


def test_the_day_that_the_text_tells_goes_before_the_mail_s(tmp_path: Path) -> None:
    made, path = mail(tmp_path)
    made.set_content(f"Oslo, 3 May 2019\n\n{SAID}\n")
    path.write_bytes(made.as_bytes())
    metadata = read_one(path).metadata
    assert (metadata.date, metadata.time, metadata.place) == ("2019-05-03", None, "Oslo")


@pytest.mark.parametrize("charset", ["koi8-r", "cp1251", "utf-8"])
def test_mails_in_russian(tmp_path: Path, charset: str) -> None:
    made, path = mail(tmp_path, Subject="Комментарий Министра")
    said = "Мы договорились о рыболовстве в северных водах."
    made.set_content(said, charset=charset, cte="base64")
    path.write_bytes(made.as_bytes())
    assert texts(read_one(path)) == [said]


def test_html_is_read_where_there_is_no_text(tmp_path: Path) -> None:
    made, path = mail(tmp_path)
    made.set_content(f"<html><body><p>{SAID}</p><p>It was a long day.</p></body></html>", "html")
    path.write_bytes(made.as_bytes())
    assert texts(read_one(path)) == [SAID, "It was a long day."]


def test_attachments_are_read_by_themselves_or_named(tmp_path: Path) -> None:
    made, path = mail(tmp_path)
    made.set_content(SAID)
    annex = f"Annex on fish\n\n{SAID}\n".encode()
    made.add_attachment(annex, maintype="text", subtype="plain", filename="annex.txt")
    made.add_attachment(b"x", maintype="image", subtype="png", filename="logo.png")
    made.add_attachment(b"not", maintype="application", subtype="pdf", filename="broken.pdf")
    inner, _ = mail(tmp_path, Subject="Re: Remarks on cod")
    inner.set_content("We catch cod.")
    made.add_attachment(inner)
    path.write_bytes(made.as_bytes())
    found = read_all(path)
    assert [d.metadata.member for d in documents(found)][:2] == [None, "annex.txt"]
    assert documents(found)[1].metadata.title == "Annex on fish"
    assert documents(found)[2].metadata.title == "Remarks on cod"
    assert list(passed(found)) == ["logo.png"]
    assert list(refused(found)) == ["broken.pdf"]


def test_what_is_no_mail_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_text("Just words, and no headers.", "utf-8")
    assert "not a mail" in refusal(path)
    path.write_bytes(b"")
    assert "empty" in refusal(path)
    path.write_bytes(b"From: a@b.example\nSubject: x\n\n")
    assert "without a text" in refusal(path)
    path.write_bytes(b"%PDF-1.7 ...")
    assert "a PDF file" in refusal(path)


def test_odd_headers_and_parts_do_not_stop_a_mail(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_bytes(
        b"From: =?bad?q?x\nSubject: =?utf-8?b?%%%?=\nDate: yesterday\n"
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n'
        b"Content-Type: text/plain; charset=nonsense\n\n" + SAID.encode()
    )
    document = read_one(path)
    assert texts(document) == [SAID]
    assert document.metadata.date is None


def chapter(title: str, *paragraphs: str) -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f"<html><head><title>x</title></head><body><h1>{title}</h1>{body}</body></html>"


def test_each_chapter_is_a_statement_and_covers_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "speeches.epub"
    said = [SAID] * 3
    path.write_bytes(
        book(
            {
                "cover.xhtml": chapter("Speeches", "Jane Holt"),
                "c1.xhtml": chapter("Address to the Parliament", "3 May 2019", "Oslo", *said),
                "c1b.xhtml": "<html><body><p>It goes on here, cut by a program.</p></body></html>",
                "c2.xhtml": chapter("On cod", *said),
            },
            told="<dc:title>Speeches</dc:title><dc:creator>Jane Holt</dc:creator>"
            "<dc:date>2020-01-01</dc:date><dc:language>en</dc:language>",
        )
    )
    found = read_all(path)
    first, second = documents(found)
    assert list(passed(found)) == ["speeches/cover.xhtml"]
    assert (first.source_id, first.metadata.title) == (
        *("speeches/c1.xhtml", "Address to the Parliament"),
    )
    assert (first.metadata.date, first.metadata.place) == ("2019-05-03", "Oslo")
    assert texts(first)[-1] == "It goes on here, cut by a program."
    assert (second.metadata.title, second.metadata.date) == ("On cod", "2020-01-01")
    assert {"date", "speakers"} <= set(second.metadata.uncertain)
    assert second.metadata.speakers == ("Jane Holt",)


def test_books_without_pages_or_with_entities_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(book({}))
    assert "no chapters" in refusal(path)
    path.write_bytes(book({}, told=" " * 200_000_000))
    assert "bomb" in refusal(path)
    path.write_bytes(book({"c.xhtml": chapter("T", SAID)}, told="<x>&l;</x>"))
    assert "no XML" in refusal(path)
