"""EML: a mail as a press office sends it, and what is attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.archives import judged
from corpus.decoding import decode
from corpus.errors import UnreadableSource, sentence_of
from corpus.messages import say
from corpus.normalise import one_line
from corpus.pages import page
from corpus.paragraphs import paragraphs
from corpus.sniffing import content_of
from corpus.title_page import KIND_ALONE
from corpus.types import Block, Document, Found, Member, Metadata, Refused
from corpus.unpacking import LARGEST_PART

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

_PASSED_ON = re.compile(r"^\s*(?:(?:re|fwd?|aw|wg|tr|отв|пер)\s*:\s*|\[[^\]]{1,40}\]\s*)+", re.I)
_SIGNATURE = re.compile(r"^-- \n.*", re.MULTILINE | re.DOTALL)
_HEADER = re.compile(rb"[!-9;-~]+:", re.MULTILINE)
_MOST_ATTACHED = 200


class EmlReader:
    """The mail's own text is a statement; each attachment that can be read is another."""

    name = "Mail (EML)"
    suffixes = (".eml",)
    isolated = True
    kept = (
        "text, or HTML where there is none; subject, sender and date where the text tells none; "
        "attachments that can be read, each by itself, the others named"
    )

    def read(
        self, path: Path, *, source_id: str, columns: Mapping[str, str] | None = None
    ) -> Iterator[Found]:
        mail = _mail(path)
        found = False
        for part in (_body(mail, source_id), *_attached(mail)):
            if part is not None:
                found = True
                yield part
        if not found:
            raise UnreadableSource(say("It is a mail without a text and without attachments."))


def _mail(path: Path) -> EmailMessage:
    from email import message_from_bytes, policy

    data = path.read_bytes()
    if not data.strip():
        raise UnreadableSource(say("It is empty: there is nothing to read."))
    if content := content_of(data):
        raise UnreadableSource(
            say(
                "It is not a mail, though its name says so. It is {what}.{remedy}",
                what=content.what,
                remedy=content.remedy,
            )
        )
    if not _HEADER.match(data.lstrip()):
        raise UnreadableSource(say("It is not a mail: it does not begin with headers."))
    return message_from_bytes(data, policy=policy.default)


def _body(mail: EmailMessage, source_id: str) -> Document | Refused | None:
    """The statement that the mail itself is."""
    try:
        blocks, known = _blocks(mail)
        if not any(block.text.strip() for block in blocks):
            return None
        document = page(source_id, blocks, replace(known, title=_title(mail) or known.title))
    except UnreadableSource as error:
        return Refused(source_id, sentence_of(error))
    metadata = document.metadata
    if not metadata.date:
        date, time = _sent(mail)
        metadata = replace(metadata, date=date, time=time)
    publisher = metadata.publisher or _sender(mail)
    return replace(document, metadata=replace(metadata, publisher=publisher))


def _blocks(mail: EmailMessage) -> tuple[list[Block], Metadata]:
    """The text part; HTML only where there is no text, or next to none."""
    plain = mail.get_body(("plain",))
    text = _SIGNATURE.sub("", _decoded(plain).replace("\r\n", "\n")) if plain else ""
    html = mail.get_body(("html",))
    if html and len(text.split()) < 20:
        from corpus.html_page import read_html

        with suppress(UnreadableSource):
            return read_html(_payload(html), html.get_content_charset())
    return list(paragraphs(text)), Metadata()


def _decoded(part: MIMEPart) -> str:
    data = _payload(part)
    return decode(data, part.get_content_charset()) if data.strip() else ""


def _payload(part: MIMEPart) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _title(mail: EmailMessage) -> str:
    subject = _PASSED_ON.sub("", one_line(_header(mail, "subject")))
    return "" if KIND_ALONE.fullmatch(subject) else subject


def _header(mail: EmailMessage, name: str) -> str:
    with suppress(Exception):  # the library raises many things for what is no header
        return str(mail.get(name, ""))
    return ""


def _sent(mail: EmailMessage) -> tuple[str | None, str | None]:
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(_header(mail, "date"))
    except (ValueError, TypeError, IndexError):
        return None, None
    return f"{moment:%Y-%m-%d}", f"{moment:%H:%M}"


def _sender(mail: EmailMessage) -> str | None:
    from email.utils import parseaddr

    name, address = parseaddr(_header(mail, "from"))
    return one_line(name) or address or None


def _attached(mail: EmailMessage) -> Iterator[Found | None]:
    parts = [part for part in mail.walk() if _is_file(part)]
    for number, part in enumerate(parts[:_MOST_ATTACHED], start=1):
        name = part.get_filename() or f"attachment-{number}{_usual_suffix(part)}"
        told = judged(name.replace("/", "_"))
        if not isinstance(told, str):
            yield told
            continue
        data = _payload(part)
        if part.get_content_type() == "message/rfc822":
            data = b"".join(inner.as_bytes() for inner in part.iter_parts())
        if len(data) > LARGEST_PART:
            yield Refused(told, say("It is too large to be read out of a mail: add it by itself."))
        else:
            yield Member(told, data)
    if len(parts) > _MOST_ATTACHED:
        yield Refused(
            "attachments",
            say(
                "There are {n}: only {most} were read.",
                n=len(parts),
                most=_MOST_ATTACHED,
            ),
        )


def _is_file(part: EmailMessage) -> bool:
    whole = part.get_content_type() == "message/rfc822"
    return whole or (
        not part.is_multipart() and (part.is_attachment() or bool(part.get_filename()))
    )


def _usual_suffix(part: MIMEPart) -> str:
    from mimetypes import guess_extension

    kind = part.get_content_type()
    return ".eml" if kind == "message/rfc822" else guess_extension(kind) or ""


READER = EmlReader()
