"""Every quote on every path out is its slice; a tampered row shows no quote; answers repeat.

The words are read from the database by a connection of the test's own, so that nothing under test
vouches for itself. How many quotes were compared is printed.
"""

from __future__ import annotations

import csv
import io
import json
import lzma
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html
from typer.testing import CliRunner

from corpus.types import Block, Document, Metadata
from qa import Record
from qa.cli import app as shell
from qa.contract import as_plain
from qa.errors import QuestionError
from qa.quotation_marks import in_marks
from qa.types import Answer
from qa.web.render.answers import answer as chat_html
from qa.web.render.links import answer_path, quote_path
from qa.web.server import application, private_folder
from qa.web.work import Work
from tests.kill_child import documents
from tests.toy_encoder import ToyEncoder

compared: Counter[str] = Counter()
HERE = "http://127.0.0.1:7860"


@pytest.fixture(scope="module", autouse=True)
def told() -> Iterator[None]:
    compared.clear()
    yield
    paths = ", ".join(f"{path} {number:,}" for path, number in sorted(compared.items()))
    print(f"\nquotes compared with their slices: {sum(compared.values()):,} ({paths})")


# -- collections -----------------------------------------------------------------------------------


def zelensky(file: Path) -> Iterator[Document]:
    """Each address twice: in Ukrainian and in English."""
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            for language in ("uk", "en"):
                blocks = tuple(Block(words) for words in row.get(f"paragraphs_{language}") or ())
                title = row.get(f"title_{language}") or ""
                about = Metadata(title=title, date=row["date"][:10], url=row["url"])
                if blocks:
                    yield Document(f"{row['id']}-{language}", blocks, about)


def some_of(file: Path, number: int, folder: Path) -> Path:
    """The first rows of a JSONL collection as a file of their own."""
    folder.mkdir(exist_ok=True)
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        (folder / "some.jsonl").write_text("".join(islice(lines, number)), "utf-8")
    return folder / "some.jsonl"


def fill(record: Record, name: str, number: int, shared: Callable[[str], Path], to: Path) -> None:
    if name == "kremlin":
        file = some_of(shared("data/kremlin/statements.jsonl.xz"), number, to)
        record.add(file, wait=False)
    elif name == "zelensky":
        found = zelensky(shared("data/zelensky/zelensky_uk_en.jsonl.xz"))
        record.add_documents(islice(found, number), source=name, wait=False)
    else:
        from corpus.sample import documents as addresses

        record.add_documents(addresses(limit=number), source=name, wait=False)
    record.embed()


def asked_of(record: Record, number: int) -> list[str]:
    """Questions this record can answer, and each statement's title as one."""
    titles = [f"What was said about {one.title}?" for one in record.list(limit=number)[0]]
    return [*record.examples(limit=number), *titles][:number]


# -- the words themselves --------------------------------------------------------------------------


class Slices:
    """Texts by statement id, from the database itself."""

    def __init__(self, folder: Path) -> None:
        with sqlite3.connect(folder / "record.db") as db:
            self.texts = dict(db.execute("SELECT statement_id, text FROM statements"))
        db.close()

    def same(self, path: str, quotes: Sequence[dict[str, Any]]) -> None:
        """Quotes in the contract's names."""
        for quote in quotes:
            words = self.texts[quote["statement_id"]][quote["start_char"] : quote["end_char"]]
            assert quote["text"] == words
            assert words
            compared[path] += 1


def in_files(record: Record, answer: Answer, slices: Slices) -> None:
    """Each format, read back by another library where it has structure."""
    import bibtexparser
    import rispy
    from docx import Document as Word

    words = [quote.text for quote in answer.quotes]
    taken = {name: record.export(answer, name) for name in ("json", "csv", "csl", "ris", "docx",
                                                            "markdown", "bibtex")}  # fmt: skip
    slices.same("export json", json.loads(taken["json"])["quotes"])
    rows = list(csv.DictReader(io.StringIO(str(taken["csv"]))))
    for row, text in zip(rows, words, strict=True):
        assert row["text"] in (text, f"'{text}")  # an apostrophe disarms what would be a formula
    assert [item["abstract"] for item in json.loads(taken["csl"])] == words
    ris = [item["abstract"] for item in rispy.loads(str(taken["ris"]))]
    assert [" ".join(text.split()) for text in ris] == [" ".join(text.split()) for text in words]
    made = Word(io.BytesIO(bytes(taken["docx"])))  # type: ignore[arg-type]
    assert [one.text for one in made.paragraphs if one.style.name == "Quote"] == words
    for text in words:
        assert "\n".join(f"> {line}" for line in text.split("\n")) in str(taken["markdown"])
    assert len(bibtexparser.parse_string(str(taken["bibtex"])).entries) == len(words)
    for path in ("csv", "csl", "ris", "docx", "markdown"):
        compared[f"export {path}"] += len(words)


def blockquotes(page: str) -> list[str]:
    return [one.text_content() for one in html.fromstring(page).iter("blockquote")]


def on_pages(client: TestClient, answer: Answer) -> None:
    """The chat's own HTML, the answer's address, and each quote marked in its statement."""
    words = [quote.text for quote in answer.quotes]
    assert blockquotes(chat_html(answer)) == words
    assert blockquotes(client.get(answer_path(answer)).text) == words
    compared["chat"] += len(words)
    compared["permalink"] += len(words)
    for quote in answer.quotes:
        page = html.fromstring(client.get(quote_path(quote, answer.answer_id)).text)
        marks = page.xpath("//mark[contains(@class, 'focus')]")
        assert "".join(one.text_content() for one in marks) == quote.text.replace("\n\n", "")
        compared["statement"] += 1


def every_path(folder: Path, record: Record, client: TestClient, number: int) -> None:
    slices = Slices(folder)
    for question in asked_of(record, number):
        try:
            answer = record.ask(question)
        except QuestionError:
            continue
        slices.same("python", as_plain(answer)["quotes"])
        in_files(record, answer, slices)
        on_pages(client, answer)
        sent = client.post("/api/v1/ask", json={"question": question})
        assert sent.status_code == 200, sent.text
        slices.same("http", sent.json()["quotes"])
        said = CliRunner().invoke(shell, ["--record", str(folder), "ask", question, "--json"])
        slices.same("shell", json.loads(said.stdout)["quotes"])
        page = record.everything_about(answer.query.topic or question)
        slices.same("everything", as_plain(page)["quotes"])
        for quote in answer.quotes[:3]:
            found = record.check_quote(quote.text)
            assert found.verdict in ("exact", "typographic"), quote.text
            slices.same("check", as_plain(found)["matches"])
        _by_assistants(answer, slices)
        _in_a_notebook(answer)


def _by_assistants(answer: Answer, slices: Slices) -> None:
    pytest.importorskip("mcp")
    from qa.assistants.results import result

    given = result(answer, answer.quotes).structured_content
    assert given is not None
    slices.same("mcp", given["quotes"])


def _in_a_notebook(answer: Answer) -> None:
    page = html.fromstring(f"<div>{answer._repr_html_()}</div>")
    for quote, told in zip(answer.quotes, page.xpath("//blockquote/p"), strict=True):
        assert told.text_content() == f"[{quote.number}] {in_marks(quote.text)}"
        compared["notebook"] += 1


@pytest.mark.parametrize(("name", "statements"), [("kremlin", 6), ("sotu", 1), ("zelensky", 6)])
def test_every_quote_on_every_path_is_its_slice(
    name: str, statements: int, tmp_path: Path, shared: Callable[[str], Path]
) -> None:
    _whole(name, statements, 4, tmp_path, shared)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    ("name", "statements"), [("kremlin", 200), ("sotu", 12), ("zelensky", 200)]
)
def test_every_quote_of_much_more(
    name: str, statements: int, tmp_path: Path, shared: Callable[[str], Path]
) -> None:
    _whole(name, statements, 60, tmp_path, shared)


def _whole(
    name: str, statements: int, questions: int, to: Path, shared: Callable[[str], Path]
) -> None:
    before = sum(compared.values())
    with Record.open(to / "record") as record, private_folder():
        fill(record, name, statements, shared, to / "some")
        client = TestClient(application(record, Work(record)), HERE, client=("127.0.0.1", 1))
        every_path(to / "record", record, client, questions)
    assert sum(compared.values()) - before > 20 * questions / 4


# -- tampering -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE statements SET text = replace(text, 'spoke', 'lied')",
        "UPDATE statements SET text = 'x' || text",
        "UPDATE statements SET text = substr(text, 1, length(text) - 1)",
        "UPDATE statements SET text = replace(text, ' ', char(160))",
        "UPDATE statements SET sha256 = replace(sha256, substr(sha256, 1, 1), 'g')",
    ],
)
def test_a_tampered_row_shows_no_quote_on_any_path(tmp_path: Path, sql: str) -> None:
    folder = tmp_path / "record"
    with Record.open(folder, encoder=ToyEncoder()) as record, private_folder():
        record.add_documents(list(documents())[:4], source="made")
        app = application(record, Work(record))
        client = TestClient(app, HERE, client=("127.0.0.1", 1), raise_server_exceptions=False)
        question = "What was said about topic3?"
        before = record.ask(question)
        quote = before.quotes[0]
        with sqlite3.connect(folder / "record.db") as db:
            db.execute(sql)
        db.close()
        others = [
            client.get(answer_path(before)),
            client.get(quote_path(quote)),
            client.get(f"/statements/{quote.statement_id}"),
            client.get(f"/around/{quote.statement_id}/{quote.start_char}-{quote.end_char}"),
            client.get(f"/export/answers/{before.answer_id}", params={"format": "json"}),
            client.get("/everything", params={"q": "topic3"}),
            client.get("/check", params={"text": quote.text}),
            client.post("/api/v1/ask", json={"question": question}),
            client.get(f"/api/v1/statements/{quote.statement_id}"),
        ]
        for told in others:
            assert told.status_code == 409, told.url
            assert "no longer what was stored" in told.text
            assert "<blockquote" not in told.text
            assert not re.search("minister (spoke|lied)", told.text), told.text[-600:]
        for format in ("json", "csv", "markdown"):
            with pytest.raises(Exception, match="can't be shown"):
                record.export(before, format)
    said = CliRunner().invoke(shell, ["--record", str(folder), "ask", question, "--json"])
    assert said.exit_code != 0
    assert "minister" not in said.output


# -- repetition ------------------------------------------------------------------------------------


def test_the_same_question_has_the_same_answer_a_hundred_times(tmp_path: Path) -> None:
    """Also after a restart, with its indexes made anew, and asked by two at once."""
    from concurrent.futures import ThreadPoolExecutor

    folder, question = tmp_path / "record", "What did the minister say about topic7?"
    answers = []
    with Record.open(folder, encoder=ToyEncoder()) as record:
        record.add_documents(documents(), source="made")
        answers += [record.ask(question) for _ in range(60)]
        with ThreadPoolExecutor(4) as together:
            answers += together.map(record.ask, [question] * 20)
    with Record.open(folder, encoder=ToyEncoder()) as record:
        answers += [record.ask(question) for _ in range(10)]
    shutil.rmtree(folder / "indexes")
    with Record.open(folder, encoder=ToyEncoder()) as record:
        answers += [record.ask(question) for _ in range(10)]
    assert len(answers) == 100
    assert answers[0].quotes
    assert len({answer.fingerprint for answer in answers}) == 1
    assert all(answer == answers[0] for answer in answers)
