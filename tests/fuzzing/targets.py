"""What takes in other people's bytes, each as a function of them: parsed, or refused in words."""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from corpus.compose import compose
from corpus.errors import CorpusError, UnreadableSource
from corpus.header import read_header
from corpus.readers import FORMATS
from corpus.types import Block, Document, Metadata
from qa.errors import QuestionError
from tests.fuzzing import http, webbed

LONGEST = 1 << 16  # bytes of one input
PEOPLE = ("Sergey Lavrov", "Taro Kono", "Maria Zakharova", "Shinzo Abe")
TODAY = date(2026, 11, 24)
Target = Callable[[bytes], None]


def reading(reader: Any, data: bytes) -> None:
    """A file of one format, all of it, under one of the format's endings."""
    path = _place() / f"file{reader.suffixes[zlib.crc32(data) % len(reader.suffixes)]}"
    path.write_bytes(data)
    try:
        for part in reader.read(path, source_id="fuzz"):
            assert part is not None
    except UnreadableSource as error:
        if not str(error).strip():
            raise AssertionError("refused without a reason") from error
    except Exception:
        if not reader.isolated:  # else its child tells that it failed on it
            raise


def header(data: bytes) -> None:
    lines = _text(data).split("\n")[:60]
    read_header([Block(line) for line in lines], "Remarks on herring")


def statement(data: bytes) -> None:
    """A text file on its way into the record: its sentences are slices of what is kept."""
    from corpus.readers.text import READER
    from qa.attribution import attribute

    path = _place() / "said.txt"
    path.write_bytes(data)
    with suppress(UnreadableSource):
        for document in READER.read(path, source_id="fuzz"):
            made = attribute(compose(document))
            for paragraph in made.paragraphs:
                at = paragraph.start_char
                for one in paragraph.sentences:
                    assert at <= one.start_char < one.end_char <= paragraph.end_char
                    at = one.end_char


def question(data: bytes) -> None:
    from qa.questions.understand import understand

    with suppress(QuestionError):
        understand(_text(data), people=PEOPLE, today=TODAY)


def answer(data: bytes) -> None:
    """A conversation, a line each: whatever is quoted stands in its statement."""
    record, history = record_of_two(), []
    for line in _text(data).split("\n")[:3]:
        with suppress(QuestionError):
            given = record.ask(line, history=history)
            for one in given.quotes:
                text = record.statement(one.statement_id).text
                assert one.text == text[one.start_char : one.end_char]
            history.append((line, given))


def quotation(data: bytes) -> None:
    record = record_of_two()
    with suppress(QuestionError):
        found = record.check_quote(_text(data))
        for match in found.matches:
            assert record.quote(match.statement_id, match.start_char, match.end_char) == match.text


def permalink(data: bytes) -> None:
    """An answer's address, what the chat's form and the browser's memory send, and cursors."""
    from pydantic import ValidationError

    from qa.api.cursors import opened
    from qa.api.fields import About
    from qa.web.given import Given, chosen_filters, kept_turns

    text = _text(data)
    with suppress(ValueError):  # too many fields
        fields = parse_qs(text, max_num_fields=100)
        with suppress(ValidationError):
            Given.model_validate(
                {name: vs if len(vs) > 1 else vs[0] for name, vs in fields.items()}
            )
    chosen_filters(text)
    kept_turns([text, {"q": text}, fields if "fields" in locals() else {}])
    with suppress(QuestionError):
        opened(text, About(topic="fish"))


def wire(data: bytes) -> None:
    from corpus.wire import NotUnderstood, part_of

    with suppress(NotUnderstood):
        part_of(data[:1], data[1:])


def cookie(data: bytes) -> None:
    """A session's cookie, forged: nobody signed it."""
    from starlette.requests import Request

    from qa.access.sessions import user_of
    from qa.access.users import Users

    said = b"session=" + data.replace(b"\r", b"").replace(b"\n", b"")
    scope = {"type": "http", "headers": [(b"cookie", said)], "scheme": "http", "path": "/",
             "server": ("record.example.org", 80), "query_string": b""}  # fmt: skip
    assert user_of(Request(scope), Users(_place() / "users.json")) is None


def api(data: bytes) -> None:
    """A request to the HTTP API or to a page, past the entrance."""
    http.asked(record_of_two(), data)


def web(data: bytes) -> None:
    """What a site sends where a page, a feed, a sitemap or a robots.txt was asked for."""
    with suppress(CorpusError):
        webbed.taken(data)


TARGETS: dict[str, Target] = {
    f"reader-{reader.suffixes[0].lstrip('.')}": partial(reading, reader) for reader in FORMATS
} | {
    one.__name__: one
    for one in (
        header, statement, question, answer, quotation, permalink, wire, cookie, api, web,
    )
}  # fmt: skip


@cache
def record_of_two() -> Any:
    from qa import Record
    from tests.record_samples import OSLO, TOKYO
    from tests.toy_encoder import ToyEncoder

    record = Record.open(_place() / "record", encoder=ToyEncoder())
    fish = Document(
        "d",
        (Block('Ann Smith: We agreed on herring. "It is ours."'), Block("Рыба — это важно. 𝔽ish.")),
        Metadata(title="Remarks on herring", date="2019-05-30", speakers=("Ann Smith",)),
    )
    record.add_documents([TOKYO, OSLO, fish], source="s")
    return record


@cache
def _place() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzzing-"))


def _text(data: bytes) -> str:
    return data[:LONGEST].decode("utf-8", "replace")
