"""A summary by each door: the shell, the HTTP API, the page; off at each unless set up."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from api_server import FISH, FISH_WORDS, made_record, serving_api
from model_server import ModelServer, model_server, says, stalls
from typer.testing import CliRunner
from web_record import serving

from qa import Record
from qa.cli import app
from qa.contract import as_plain
from qa.web.start import main

GOOD = "Jens Hansen said that fish stocks “have recovered” [1]."
SENTENCE = {"text": GOOD.replace(" [1]", ""), "citations": [1]}
LIE = "Jens Hansen caught 900 fish [1]."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("doors") / "record"
    page = made.parent / "oslo.txt"
    page.write_text(f"2 March 2021\n\nStatement by Jens Hansen, Oslo\n\n{FISH_WORDS}\n", "utf-8")
    with Record.open(made) as record:
        record.add(page, wait=False)
    return made


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server(says(GOOD)) as running:
        yield running


def shell(folder: Path, *words: str) -> tuple[int, str]:
    told = CliRunner().invoke(app, ["--record", str(folder), *words])
    return told.exit_code, told.output


def test_the_shell_prints_it_under_the_quotes(folder: Path, server: ModelServer) -> None:
    options = ["--summary-url", server.address, "--summary-model", "tiny"]
    assert "Summary" not in shell(folder, "ask", FISH, *options)[1]
    assert not server.asked
    code, told = shell(folder, "ask", FISH, "--summary", *options)
    assert code == 0
    quotes, _, summary = told.partition("\nSummary, written by a machine (tiny at 127.0.0.1:")
    assert FISH_WORDS in quotes
    assert summary.endswith(f"\n    {SENTENCE['text']} [1]\n")
    _, told = shell(folder, "ask", FISH, "--summary", "--json", *options)
    (sentence,) = json.loads(told)["summary"]["sentences"]
    assert sentence.items() >= SENTENCE.items()
    server.reply = says(LIE)
    code, told = shell(folder, "ask", FISH, "--summary", *options)
    assert (code, told.splitlines()[-1]) == (
        0,
        "No summary: It holds a number that no quote it rests on holds.",
    )
    assert "900" not in told


def test_the_shell_says_that_none_is_set_up_and_what_cant_be(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = shell(folder, "ask", FISH, "--summary")
    assert code == 0
    assert told.endswith("\nNo summary: No language model is set up here.\n")
    monkeypatch.setenv("ON_THE_RECORD_SUMMARY_URL", "nowhere")
    monkeypatch.setenv("ON_THE_RECORD_SUMMARY_MODEL", "tiny")
    assert main(["--record", str(folder), "--port", "0"]) == 1
    assert "ON_THE_RECORD_SUMMARY_URL is an address like" in capsys.readouterr().err


def test_the_api_gives_it_where_it_is_asked_for(tmp_path: Path, server: ModelServer) -> None:
    with made_record(tmp_path / "record") as record:
        found = as_plain(record.ask(FISH))
        with serving_api(record, model=server.model()) as address:
            plain = httpx.post(f"{address}/ask", json={"question": FISH}).json()
            assert plain == found
            assert plain["summary"] is None
            assert not server.asked
            told = httpx.post(f"{address}/ask", json={"question": FISH, "summary": True}).json()
            assert told | {"summary": None} == found
            assert told["summary"]["sentences"][0].items() >= SENTENCE.items()
            asked = {"question": FISH, "summary": True}
            with httpx.stream("POST", f"{address}/ask/stream", json=asked) as stream:
                events = _events(stream.read().decode())
            assert [name for name, _ in events][-2:] == ["answer", "summary"]
            assert events[-2][1] == found
            assert events[-1][1] == told["summary"]
        with serving_api(record) as address:
            told = httpx.post(f"{address}/ask", json={"question": FISH, "summary": True}).json()
            assert told["summary"]["outcome"] == "withheld"
            assert told["summary"]["reason"] == "No language model is set up here."


def _events(text: str) -> list[tuple[str, object]]:
    found = re.findall(r"^event: (\w+)\ndata: (.*)$", text, re.MULTILINE)
    return [(name, json.loads(data)) for name, data in found]


def test_the_page_is_sent_it_in_its_readers_language_and_only_our_own_page(
    folder: Path, server: ModelServer
) -> None:
    with (
        Record.open(folder) as record,
        serving(record, model=server.model(name="<b>tiny")) as address,
        httpx.Client(base_url=address, headers={"sec-fetch-site": "same-origin"}) as client,
    ):
        answer = record.ask(FISH)
        path = f"/summaries/{answer.answer_id}"
        foreign = client.post(path, headers={"sec-fetch-site": "cross-site"})
        assert foreign.status_code == 403
        assert client.get(path).status_code == 404
        assert client.post("/summaries/none").status_code == 404
        assert not server.asked
        told = client.post(path)
        assert told.status_code == 200
        assert "Summary, written by a machine" in told.text
        assert f'href="#cite-{answer.answer_id}-1"' in told.text
        quote = answer.quotes[0]
        first = quote.start_char + quote.text.index("have recovered")
        span = f"/spans/{quote.statement_id}/{first}-{first + len('have recovered')}"
        assert (
            f'“<a href="{span}?answer={answer.answer_id}#mark" data-open>have recovered</a>”'
            in (told.text)
        )
        assert "By &lt;b&gt;tiny." in told.text
        assert client.post(path).text == told.text
        assert len(server.asked) == 1  # kept
        server.reply = says(LIE)
        again = client.post(f"{path}?anew=1", headers={"accept-language": "ru"})
        assert "Сводка не показана. В ней есть число" in again.text
        assert "900" not in again.text
        front = client.get("/").text
        assert "is given your question and the quotes shown, nothing else" in front
    with Record.open(folder) as record, serving(record) as address:
        assert httpx.post(f"{address}{path}").status_code == 404
        assert "language model" not in httpx.get(address).text


def test_who_leaves_ends_the_writing(folder: Path, server: ModelServer) -> None:
    server.reply = stalls()
    with Record.open(folder) as record, serving(record, model=server.model(timeout=600)) as address:
        host = address.removeprefix("http://")
        with socket.create_connection(host.split(":")) as reader:
            asked = f"POST /summaries/{record.ask(FISH).answer_id} HTTP/1.1\r\nHost: {host}\r\n"
            reader.sendall(f"{asked}Sec-Fetch-Site: same-origin\r\n\r\n".encode())
            assert server.begun.wait(60)
            assert not server.closed.is_set()
        assert server.closed.wait(60)
