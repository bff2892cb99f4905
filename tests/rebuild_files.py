"""Files rebuilt from the fields of a collection, made with other people's libraries."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from rebuild import Row, Shape, british_date, long_date, paragraphs


def docx(row: Row) -> bytes:
    """A Word document: a heading, date and place below it, names of speakers in bold."""
    from docx import Document

    made = Document()
    made.core_properties.title = "Microsoft Word - draft"
    made.core_properties.author = "Typist"
    made.add_heading(row["title"], 1)
    made.add_paragraph(f"{long_date(row)}, {row['time']}")
    if row["place"]:
        made.add_paragraph(row["place"])
    made.sections[0].footer.paragraphs[0].text = "Press service"
    for part in row["paragraphs"]:
        if not part["t"].strip():
            continue
        speaker = part.get("speaker") or ""
        label = f"{speaker}:" if speaker and part["t"].startswith(f"{speaker}:") else ""
        paragraph = made.add_paragraph()
        paragraph.add_run(label).bold = True
        paragraph.add_run(part["t"][len(label) :])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def odt(row: Row) -> bytes:
    """An OpenDocument: a heading, place and date in one line."""
    from odfdo import Document, Header, Paragraph

    made = Document("text")
    made.body.clear()
    made.body.append(Header(1, row["title"]))
    place = f"{row['place']}, " if row["place"] else ""
    made.body.append(Paragraph(f"{place}{british_date(row)}, {row['time']}"))
    for text in paragraphs(row):
        made.body.append(Paragraph(text))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def rtf(row: Row) -> bytes:
    """RTF as WordPad writes it: Unicode by number, a title in bold."""

    def written(text: str) -> str:
        units = text.encode("utf-16-le")
        codes = [
            int.from_bytes(units[n : n + 2], "little", signed=True) for n in range(0, len(units), 2)
        ]
        special = {10: "\\line ", 92: "\\\\", 123: "\\{", 125: "\\}"}
        return "".join(
            special.get(code) or (chr(code) if 31 < code < 127 else f"\\u{code}?") for code in codes
        )

    head = [f"{{\\b\\fs32 {written(row['title'])}}}", f"{british_date(row)} {row['time']}"]
    if row["place"]:
        head.append(written(row["place"]))
    body = "\\par\n".join([*head, *map(written, paragraphs(row))])
    return (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fnil Arial;}}"
        f"{{\\header Press service\\par}}\\pard\\f0\\fs24 {body}\\par}}"
    ).encode("ascii")


def eml(row: Row) -> bytes:
    """A press office's mail: the title is the subject, its date the day after the statement."""
    mail = EmailMessage()
    mail["Subject"] = row["title"].replace("\n", " ")
    mail["From"] = "Press Service <press@example.org>"
    moment = datetime.fromisoformat(f"{row['date']}T{row['time'] or '12:00'}:00+03:00")
    mail["Date"] = format_datetime(moment)
    place = f"{row['place']}, " if row["place"] else ""
    mail.set_content("\n\n".join([f"{place}{british_date(row)}", *paragraphs(row)]), cte="base64")
    mail.add_attachment(b"picture", maintype="image", subtype="png", filename="logo.png")
    return mail.as_bytes()


def epub(row: Row) -> bytes:
    """A book of one chapter."""
    body = "".join(f"<p>{html.escape(t).replace(chr(10), '<br/>')}</p>" for t in paragraphs(row))
    place = f"<p>{html.escape(row['place'])}</p>" if row["place"] else ""
    page = (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>Chapter</title></head><body><h1>{html.escape(row['title'])}</h1>"
        f"<p>{long_date(row)}, {row['time']}</p>"
        f"{place}{body}</body></html>"
    )
    return book({"chapter1.xhtml": page})


def book(pages: dict[str, str], *, told: str = "<dc:title>Collected</dc:title>") -> bytes:
    """An EPUB of these pages, in order."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(pages)
    )
    order = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        packed.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="book/content.opf"/></rootfiles></container>',
        )
        packed.writestr(
            "book/content.opf",
            '<package xmlns="http://www.idpf.org/2007/opf">'
            f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{told}</metadata>'
            f"<manifest>{items}</manifest><spine>{order}</spine></package>",
        )
        for name, page in pages.items():
            packed.writestr(f"book/{name}", page)
    return out.getvalue()


def pdf(row: Row) -> bytes:
    """A PDF set in Times: justified lines, gaps between paragraphs, running head and foot."""
    from fpdf import FPDF

    class Page(FPDF):
        def header(self) -> None:
            self.set_font("Times", "I", 9)
            self.cell(
                0, 8, "Press Service of the President", align="R", new_x="LMARGIN", new_y="NEXT"
            )
            self.ln(12)

        def footer(self) -> None:
            self.set_y(-15)
            self.set_font("Times", size=9)
            self.cell(0, 8, f"Page {self.page_no()} of {{nb}}", align="C")

    made = Page(format="A4")
    made.core_fonts_encoding = "cp1252"
    made.set_title("untitled")
    made.add_page()
    made.set_font("Times", "B", 16)
    made.multi_cell(0, 8, row["title"], align="L", new_x="LMARGIN", new_y="NEXT")
    made.ln(3)
    made.set_font("Times", size=11)
    for line in filter(None, (f"{long_date(row)}, {row['time']}", row["place"])):
        made.multi_cell(0, 5.5, line, align="L", new_x="LMARGIN", new_y="NEXT")
        made.ln(2)
    for text in paragraphs(row):
        made.multi_cell(0, 5.5, text, align="J", new_x="LMARGIN", new_y="NEXT")
        made.ln(2.5)
    return bytes(made.output())


def indented_pdf(row: Row) -> bytes:
    """A PDF as books are set: no gaps, first lines indented, ragged on the right."""
    from fpdf import FPDF

    made = FPDF(format=(148, 210))
    made.core_fonts_encoding = "cp1252"
    made.add_page()
    made.set_font("Times", "B", 14)
    made.multi_cell(0, 7, row["title"], align="C", new_x="LMARGIN", new_y="NEXT")
    made.set_font("Times", size=10)
    place = f"{row['place']}, " if row["place"] else ""
    made.multi_cell(0, 8, f"{place}{british_date(row)}", align="C", new_x="LMARGIN", new_y="NEXT")
    for text in paragraphs(row):
        indented = f"{4 * chr(160)}{text}"
        made.multi_cell(0, 4.6, indented, align="L", new_x="LMARGIN", new_y="NEXT")
    return bytes(made.output())


FILES: dict[str, tuple[Shape, Callable[[Row], bytes]]] = {
    "docx": (Shape(".docx", lambda row: ""), docx),
    "odt": (Shape(".odt", lambda row: ""), odt),
    "rtf": (Shape(".rtf", lambda row: ""), rtf),
    "eml": (Shape(".eml", lambda row: "", time=False), eml),
    "epub": (Shape(".epub", lambda row: ""), epub),
    "pdf": (Shape(".pdf", lambda row: "", line_breaks=False), pdf),
    "indented pdf": (Shape(".pdf", lambda row: "", line_breaks=False, time=False), indented_pdf),
}
