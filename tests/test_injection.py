"""Words that mean harm: in logs, in headers, in tables, in pages. Each is tried."""

from __future__ import annotations

import csv
import io
import logging
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from corpus.types import Block, Document, Metadata
from qa import Record
from qa.observing.serving import noted
from qa.observing.troubles import Troubles
from qa.web.render.links import answer_export
from qa.web.server import application, private_folder
from qa.web.work import Work
from tests.toy_encoder import ToyEncoder

HERE = "http://127.0.0.1:7860"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>'
HARMFUL = Document(
    "../../etc/passwd",
    (
        Block(f"The minister spoke of herring. {SVG} And then he left."),
        Block("=cmd|calc said the minister of herring. That was all."),
        Block("＝HYPERLINK(1) is what the minister said of herring. So it was."),
    ),
    Metadata(
        title='"><img src=x onerror=alert(3)>\r\nSet-Cookie: a=b',
        date="2019-05-30",
        url="javascript:alert(4)",
        publisher="@SUM(1)",
        place="<b>Oslo</b>",
        speakers=("=1+1",),
    ),
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(tmp_path_factory.mktemp("harm"), encoder=ToyEncoder()) as opened:
        opened.add_documents([HARMFUL], source="harm")
        yield opened


@pytest.fixture(scope="module")
def client(record: Record) -> Iterator[TestClient]:
    with private_folder():
        yield TestClient(application(record, Work(record)), HERE, raise_server_exceptions=False)


def test_markup_of_a_statement_is_shown_as_words(record: Record, client: TestClient) -> None:
    answer = record.ask("What was said about herring?")
    assert answer.quotes
    name = answer.quotes[0].statement_id
    for path in (
        f"/answers/{answer.answer_id}", f"/statements/{name}", f"/spans/{name}/0-30",
        f"/around/{name}/0-30", "/everything?q=herring", "/check?text=spoke of herring",
    ):  # fmt: skip
        page = client.get(path)
        assert page.status_code == 200, path
        for harm in (
            "<svg xmlns",
            'onload="',
            "<script",
            "<img src=x",
            'href="javascript:',
            "<b>Oslo",
        ):
            assert harm not in page.text, (path, harm)
        assert "set-cookie" not in page.headers
        assert "script-src" not in page.headers["content-security-policy"]
        assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert "&lt;svg" in client.get(f"/statements/{name}").text


def test_a_question_or_title_writes_no_header(record: Record, client: TestClient) -> None:
    answer = record.ask('herring\r\nSet-Cookie: a=b"; filename="x.exe')
    sent = client.get(answer_export(answer, "json"))
    assert sent.status_code == 200
    assert "set-cookie" not in sent.headers
    assert sent.headers["content-disposition"].count("filename=") == 1
    assert sent.headers["content-disposition"].endswith('.json"')
    assert ".exe" not in sent.headers["content-disposition"]


def test_no_cell_of_a_table_is_a_formula(record: Record) -> None:
    answer = record.ask("What was said about herring?")
    table = record.export(answer, "csv")
    rows = list(csv.reader(io.StringIO(str(table))))
    assert len(rows) > 1
    cells = [cell for row in rows[1:] for cell in row]
    assert any("cmd|" in cell for cell in cells)
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith((*"=+-@\t\r\n", *"＝＋－＠"))]


def test_a_name_writes_no_line_of_the_log(
    record: Record, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])  # as it is where nobody tests
    troubles = Troubles()
    with noted(record, troubles):
        logging.getLogger("qa").warning("%s was not added", "a.txt\nERROR all is lost\x1b[2J\u202e")
    assert capfd.readouterr().err == "a.txt\\nERROR all is lost\\x1b[2J\\u202e was not added\n"
    (one,) = troubles.newest_first()
    assert one.what.isprintable()


@pytest.mark.parametrize(
    "path",
    [
        "/web/../routes.py", "/web/..%2froutes.py", "/web/%2e%2e/routes.py", "/web/....//routes.py",
        "/statements/..%2f..%2fetc%2fpasswd", "/spans/..%2f..%2fetc%2fpasswd/0-5",
        "/export/answers/..%2f..%2fetc%2fpasswd?format=json", "/file=/etc/passwd",
        "/gradio_api/file=/etc/passwd", "/gradio_api/file=../../etc/passwd",
        "/answers/x?q=herring&record=../../etc/passwd",
    ],
)  # fmt: skip
def test_no_address_leads_to_a_file(client: TestClient, path: str) -> None:
    told = client.get(path)
    assert "root:" not in told.text
    assert "APIRouter" not in told.text
    assert "Traceback" not in told.text
    assert told.status_code < 500
