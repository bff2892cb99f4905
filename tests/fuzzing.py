"""What takes in other people's bytes, each as a function of them: parsed, or refused in words.

    python -m tests.fuzzing                     names them
    python -m tests.fuzzing question 100000     so many inputs

Inputs are seeds that were changed at random. Whatever raises anything else than a refusal is told
with its input.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from corpus.errors import CorpusError, UnreadableSource
from corpus.header import read_header
from corpus.readers import FORMATS
from corpus.types import Block, Document, Metadata
from qa.errors import QuestionError

SLOWEST = 5.0  # seconds of the processor that one input may take
LONGEST = 1 << 16  # bytes of one
PEOPLE = ("Sergey Lavrov", "Taro Kono", "Maria Zakharova", "Shinzo Abe")
TODAY = date(2026, 11, 24)
ROW: Any = {
    "title": "Remarks on herring", "date": "2019-05-30", "time": "14:20", "place": "Oslo",
    "paragraphs": [
        {"t": "Ann Smith: We agreed on herring. \"It is ours.\"", "speaker": "Ann Smith"},
        {"t": "Question: And cod? Рыба — это важно.", "speaker": ""},
    ],
}  # fmt: skip
Target = Callable[[bytes], None]


def reading(reader: Any, data: bytes) -> None:
    """A file of one format, all of it."""
    path = _place() / f"file{reader.suffixes[0]}"
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


def question(data: bytes) -> None:
    from qa.questions.understand import understand

    with suppress(QuestionError):
        understand(_text(data), people=PEOPLE, today=TODAY)


def quotation(data: bytes) -> None:
    record = _record()
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


TARGETS: dict[str, Target] = {
    f"reader-{reader.suffixes[0].lstrip('.')}": partial(reading, reader) for reader in FORMATS
} | {one.__name__: one for one in (header, question, quotation, permalink, wire, cookie)}


def seeds(name: str) -> list[bytes]:
    """Where to begin: a small good input of its kind, and text."""
    text = b"30 May 2019\n\nStatement by Ann Smith on herring, Oslo\n\nWe agreed.\n"
    kept = {
        "question": ["What did Kono say about the Kuril Islands in May 2019?", "а рыба с 2014?",
                     "Did Lavrov say “we agreed”?", "latest on trade, except Abe"],
        "quotation": ["We agreed on herring", "“we […] ours”", "Рыба — это важно"],
        "permalink": ["q=fish&date_from=2019-01-01&speaker=Kono&own=1&drop=dates",
                      '{"q":"fish","speaker":["Kono"],"own":true}', "WyIxIiwiYSJd"],
        "cookie": ["eyJ1c2VyIjoiYSJ9.aaaa.bbbb"],
        "wire": ['D{"source_id":"a","blocks":[],"metadata":{},"numbered":false}'],
        "header": [text.decode(), "Speech\nby Sergey Lavrov\nMoscow, 3 June 2020\n14:20"],
    }  # fmt: skip
    if not name.startswith("reader-"):
        return [one.encode() for one in kept[name]]
    return [*_files(name.removeprefix("reader-")), text]


def _files(suffix: str) -> Iterator[bytes]:
    sys.path.insert(0, str(Path(__file__).parent))
    import rebuild_files as made

    plain = {
        "html": "<html><head><title>T</title></head><body><article><p>We agreed.</p></article>",
        "md": "---\ndate: 2019-05-30\n---\n# T\n\n| a | b |\n|---|---|\n| c | d |\n\nWe did.[^1]\n",
        "csv": "id,date,text,speaker\n1,2019-05-30,We agreed.,Ann Smith\n",
        "jsonl": '{"id": "a", "text": "We agreed.", "date": "2019-05-30", "speaker": "Ann"}\n',
        "srt": "1\n00:00:01,000 --> 00:00:02,000\nANN SMITH: We agreed.\n\n",
    }
    if suffix in plain:
        yield plain[suffix].encode()
    if suffix in ("docx", "odt", "rtf", "eml", "epub", "pdf"):
        latin = [part for part in ROW["paragraphs"] if part["speaker"]]  # fonts of a PDF's own
        yield getattr(made, suffix)(ROW | {"paragraphs": latin} if suffix == "pdf" else ROW)
    if suffix == "zip":
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("a.txt", "We agreed.")
        yield packed.getvalue()


def changed(data: bytes, chosen: random.Random) -> bytes:
    """The bytes with a few changes: flipped, cut, doubled, or nonsense put in."""
    out = bytearray(data)
    for _ in range(chosen.randint(1, 6)):
        at, length = chosen.randrange(len(out) + 1), chosen.randint(1, 16)
        match chosen.randrange(4):
            case 0 if at < len(out):
                out[at] ^= 1 << chosen.randrange(8)
            case 1:
                del out[at : at + length]
            case 2:
                out[at:at] = out[at : at + length] * chosen.randint(1, 20)
            case _:
                out[at:at] = chosen.randbytes(length)
    return bytes(out[:LONGEST])


def tried(name: str, data: bytes) -> None:
    """One input; RuntimeError if it takes too much of the processor."""
    began = time.process_time()
    TARGETS[name](data)
    if time.process_time() - began > SLOWEST:
        raise RuntimeError(f"{name} takes longer than {SLOWEST:g} s for {data[:200]!r}")


@cache
def _record() -> Any:
    from qa import Record
    from tests.toy_encoder import ToyEncoder

    record = Record.open(_place() / "record", encoder=ToyEncoder())
    blocks = tuple(Block(part["t"]) for part in ROW["paragraphs"])
    said = Metadata(title=ROW["title"], date=ROW["date"], speakers=("Ann Smith",))
    record.add_documents([Document("d", blocks, said)], source="s")
    return record


@cache
def _place() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzzing-"))


def _text(data: bytes) -> str:
    return data[:LONGEST].decode("utf-8", "replace")


def main() -> None:
    if len(sys.argv) < 3:
        sys.exit("\n".join(TARGETS))
    name, runs = sys.argv[1], int(sys.argv[2])
    first, chosen = seeds(name), random.Random(int(time.time()))
    for _ in range(runs):
        tried(name, changed(chosen.choice(first), chosen))
    print(f"{name}: {runs:,} inputs")


if __name__ == "__main__":
    try:
        main()
    except CorpusError as error:
        sys.exit(str(error))
