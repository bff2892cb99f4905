"""MCP, by the official client, over both transports, each in a process of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from api_server import FISH, FISH_WORDS, FailingEncoder, made_record
from limits import RateLimitItemPerMinute
from starlette.testclient import TestClient

from qa import Record
from qa.access.throttle import AT_ONCE, AT_WORK, Rates, Throttle
from qa.contract import as_plain
from qa.keys import Keys
from tests import warm
from tests.record_samples import OSLO, TOKYO

pytest.importorskip("mcp")
from mcp import Client, MCPError, StdioServerParameters
from mcp.client.stdio import stdio_client

from qa.assistants.http import application
from qa.assistants.server import build

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = "import sys; from qa.cli import main; sys.argv[0] = 'record'; main()"
TOOLS = {"ask", "search", "everything_about", "check_quote", "open_statement"}


def environment() -> dict[str, str]:
    """This code, wherever the process is started."""
    return {**os.environ, "PYTHONPATH": os.fspath(ROOT)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("assistants") / "record"
    with Record.open(made) as record:
        record.add_documents([TOKYO, OSLO], source="made", wait=False)
        record.embed()
    return made


@contextmanager
def http_server(folder: Path, **more: str) -> Iterator[str]:
    """`record mcp --http` on any free port, until the block ends."""
    arguments = ("--record", folder, "mcp", "--http", "--port", "0")
    with warm.start(warm.RECORD, *arguments, env=os.environ | more) as child:
        told = re.search(r"http://\S+", child.stdout.readline())
        assert told, child.stderr.read()
        yield told[0]
        child.send_signal(signal.SIGTERM)
        child.communicate()


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with http_server(folder) as found:
        yield found


@asynccontextmanager
async def connected(transport: str, folder: Path, address: str) -> AsyncIterator[Client]:
    async with AsyncExitStack() as stack:
        if transport == "http":
            yield await stack.enter_async_context(Client(address))
            return
        program = StdioServerParameters(
            command=sys.executable,
            args=["-c", PROGRAM, "--record", os.fspath(folder), "mcp"],
            env=environment(),
        )
        yield await stack.enter_async_context(Client(stdio_client(program)))


@pytest.mark.parametrize("transport", ["stdio", "http"])
def test_an_assistant_asks_opens_and_checks(transport: str, folder: Path, address: str) -> None:
    """One conversation from the list of tools to the words of a span, compared with `Record`."""

    async def talk() -> None:
        async with connected(transport, folder, address) as client:
            await _lists_what_there_is(client)
            with Record.open(folder) as record:
                await _gives_the_records_own(client, record)
            await _tells_what_is_wrong(client)

    anyio.run(talk)


async def _lists_what_there_is(client: Client) -> None:
    tools = {tool.name: tool for tool in (await client.list_tools()).tools}
    assert set(tools) == TOOLS
    for tool in tools.values():
        assert tool.description
        assert tool.annotations.read_only_hint
        assert tool.output_schema["type"] == "object"
    assert {"outcome", "quotes", "fingerprint"} <= set(tools["ask"].output_schema["properties"])
    templates = (await client.list_resource_templates()).resource_templates
    assert {one.uri_template for one in templates} == {
        "record://statement/{statement_id}",
        "record://statement/{statement_id}/{start}/{end}",
    }


async def _gives_the_records_own(client: Client, record: Record) -> None:
    answer = await client.call_tool("ask", {"question": FISH})
    assert not answer.is_error
    assert answer.structured_content == as_plain(record.ask(FISH))
    text, link, *_ = answer.content
    assert json.loads(text.text) == answer.structured_content
    quote = answer.structured_content["quotes"][0]
    assert quote["text"] == FISH_WORDS

    span = (await client.read_resource(link.uri)).contents[0]
    assert json.loads(span.text)["text"] == FISH_WORDS
    statement_id = quote["statement_id"]
    opened = await client.call_tool("open_statement", {"statement_id": statement_id})
    assert opened.structured_content == as_plain(record.statement(statement_id))
    resource = (await client.read_resource(f"record://statement/{statement_id}")).contents[0]
    assert json.loads(resource.text) == opened.structured_content

    given = {"text": FISH_WORDS.replace("have", "have not")}
    checked = await client.call_tool("check_quote", given)
    assert checked.structured_content == as_plain(record.check_quote(given["text"]))
    assert checked.structured_content["verdict"] == "altered"

    narrowed: dict[str, Any] = {"question": "harbour", "date_to": "2019-12-31", "limit": 5}
    found = await client.call_tool("search", narrowed)
    assert {one["source_id"] for one in found.structured_content["result"]} == {"tokyo"}
    page = await client.call_tool("everything_about", {"topic": "harbour"})
    assert page.structured_content == as_plain(record.everything_about("harbour"))


async def _tells_what_is_wrong(client: Client) -> None:
    for tool, arguments, sentence in (
        ("ask", {"question": "..."}, "Please ask a question in words"),
        ("ask", {"question": ""}, "`question`: String should have at least 1 character."),
        ("ask", {"question": "fish", "date_from": "soon"}, "2019-05-30"),
        ("search", {}, "`question`: Field required."),
        ("open_statement", {"statement_id": "nothing"}, "No statement in this record"),
        ("everything_about", {"topic": "fish", "cursor": "x"}, "not a page's cursor"),
        ("check_quote", {"text": "peace"}, "paste more to check it"),
        ("remove", {}, "There is no tool 'remove' here."),
    ):
        refused = await client.call_tool(tool, arguments)
        assert refused.is_error, tool
        (told,) = refused.content
        assert sentence in told.text
        assert "Traceback" not in told.text
        assert "Error executing" not in told.text
    for uri in ("record://statement/nothing", "record://statement/nothing/0/5"):
        with pytest.raises(MCPError, match="No statement in this record"):
            await client.read_resource(uri)


def test_a_failure_tells_nothing_of_the_inside(tmp_path: Path) -> None:
    async def talk(record: Record) -> None:
        async with Client(build(record)) as client:
            told = await client.call_tool("ask", {"question": FISH})
            assert told.is_error
            assert told.content[0].text.startswith("Something went wrong here")

    with made_record(tmp_path / "record", FailingEncoder()) as record:
        anyio.run(talk, record)


def test_a_key_is_asked_for_where_the_service_says_so(folder: Path) -> None:
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    accept = {"Accept": "application/json, text/event-stream"}
    made = warm.record(folder, "keys", "add", "An assistant")
    with http_server(folder, ON_THE_RECORD_KEYS="yes") as address:
        refused = httpx.post(address, json=call, headers=accept)
        assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
        assert "needs a key" in refused.json()["detail"]
        key = {"Authorization": f"Bearer {made.stdout.strip()}"}
        assert httpx.post(address, json=call, headers=accept | key).status_code < 401
        elsewhere = accept | key | {"Origin": "https://example.org"}
        assert httpx.post(address, json=call, headers=elsewhere).status_code == 403


def test_who_calls_too_often_is_told_when_to_call_again(tmp_path: Path) -> None:
    """From elsewhere by address or key, wrong keys too; this machine as often as it likes."""
    rates = Rates(work=RateLimitItemPerMinute(3))
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    accept = {"Accept": "application/json, text/event-stream"}
    with made_record(tmp_path / "record") as record:
        _, token = Keys.of(record.store.folder).add("An assistant", ["read"])
        app = application(record, needed=False, throttle=Throttle(rates))
        with TestClient(app, base_url="http://record.example.org") as client:

            def called(**more: str) -> Any:
                return client.post("/mcp", json=call, headers=accept | more)

            assert [called().status_code for _ in range(4)] == [200, 200, 200, 429]
            assert 1 <= int(called().headers["retry-after"]) <= 60
            assert "Too much was asked from here" in called().json()["detail"]
            key = {"Authorization": f"Bearer {token}"}
            assert [called(**key).status_code for _ in range(4)] == [200, 200, 200, 429]
            wrong = {"Authorization": "Bearer x"}
            assert called(**wrong).status_code == 429  # counted with all that it asked before


def test_this_machine_may_call_as_often_as_it_likes(tmp_path: Path) -> None:
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    accept = {"Accept": "application/json, text/event-stream"}
    rates = Rates(work=RateLimitItemPerMinute(1))
    with made_record(tmp_path / "record") as record:
        app = application(record, throttle=Throttle(rates))
        here = ("127.0.0.1", 50000)
        with TestClient(app, base_url="http://127.0.0.1", client=here) as client:
            got = [client.post("/mcp", json=call, headers=accept).status_code for _ in range(3)]
    assert got == [200, 200, 200]


@pytest.mark.parametrize(
    ("host", "status", "told"),
    [
        ("127.0.0.1", 503, "Too many questions are waiting just now"),
        ("192.0.2.1", 429, "Too much is open from here at once"),
    ],
)
def test_more_calls_than_can_be_answered_are_sent_away(
    tmp_path: Path, host: str, status: int, told: str
) -> None:
    """Here every place is taken by calls that never come to an end."""
    throttle = Throttle()
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    accept = {"Accept": "application/json, text/event-stream"}
    with made_record(tmp_path / "record") as record:
        app = application(record, needed=False, throttle=throttle)
        with TestClient(app, base_url=f"http://{host}", client=(host, 50000)) as client:
            with ExitStack() as waiting:
                for _ in range(AT_WORK if status == 503 else AT_ONCE):
                    taken = throttle.working() if status == 503 else throttle.open(host)
                    assert waiting.enter_context(taken)
                refused = client.post("/mcp", json=call, headers=accept)
                assert (refused.status_code, refused.headers["retry-after"]) == (status, "5")
                assert told in refused.json()["detail"]
            assert client.post("/mcp", json=call, headers=accept).status_code == 200


def test_without_its_extra_a_sentence_says_what_to_install(folder: Path) -> None:
    program = f"import sys; sys.modules['mcp'] = None; {PROGRAM}"
    hidden = (
        "import importlib.util as u; find = u.find_spec; "
        f"u.find_spec = lambda name, *a: None if name == 'mcp' else find(name, *a); {program}"
    )
    told = subprocess.run(
        [sys.executable, "-c", hidden, "--record", str(folder), "mcp"],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    assert told.returncode == 2
    assert told.stderr.strip() == "This needs the extra “mcp”: pip install 'on-the-record[mcp]'"
