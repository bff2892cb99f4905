"""Every refusal is a problem with a sentence; the documentation says what is really done."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from api_server import FISH, FailingEncoder, made_record, serving_api
from pydantic import TypeAdapter

from qa import Answer
from qa.api.problems import MEDIA_TYPE, Problem

ASK: dict[str, Any] = {"url": "/ask", "method": "POST"}


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with (
        made_record(tmp_path_factory.mktemp("api") / "record") as record,
        serving_api(record) as address,
        httpx.Client(base_url=address, trust_env=False) as client,
    ):
        yield client


@pytest.mark.parametrize(
    ("request_", "status", "sentence"),
    [
        ({"method": "GET", "url": "/nosuch"}, 404, "There is nothing at this address"),
        ({"method": "GET", "url": "/../v2/ask"}, 404, "There is nothing at this address"),
        ({"method": "GET", "url": "/answers/%0A"}, 404, "No answer with this id"),
        ({"method": "GET", "url": "/ask"}, 405, "does not take GET; it takes POST."),
        ({"method": "PUT", "url": "/feedback"}, 405, "does not take PUT; it takes GET, POST."),
        (ASK | {"json": {}}, 422, "`body.question`: Field required."),
        (ASK | {"json": {"question": "x" * 2001}}, 422, "at most 2000 characters"),
        (ASK | {"json": {"question": "fish", "colour": 1}}, 422, "`body.colour`: Extra inputs"),
        (ASK | {"json": {"question": 5}}, 422, "`body.question`: Input should be a valid string."),
        (ASK | {"json": {"question": "?"}}, 400, "Please ask a question in words"),
        (
            ASK | {"json": {"question": "fish", "filters": {"date_from": "30 May 2019"}}},
            422,
            "A day is written like 2019-05-30.",
        ),
        (
            ASK
            | {
                "json": {
                    "question": "fish",
                    "filters": {"date_from": "2019-05-30", "date_to": "2019-05-29"},
                }
            },
            400,
            "swap the two dates",
        ),
        (
            ASK | {"content": b"{", "headers": {"Content-Type": "application/json"}},
            400,
            "The body is not JSON.",
        ),
        (
            ASK | {"content": b"\xff\xfe{", "headers": {"Content-Type": "application/json"}},
            400,
            "The body can't be read",
        ),
        (ASK | {"data": {"question": "fish"}}, 415, "Content-Type: application/json."),
        ({"method": "GET", "url": "/search", "params": {"question": "fish", "limit": 0}}, 422, "1"),
        ({"method": "GET", "url": "/search", "params": {"q": "fish"}}, 422, "`query.question`"),
        ({"method": "GET", "url": "/export/everything/exe?topic=fish"}, 422, "'docx'"),
    ],
)
def test_a_refusal_is_a_problem(
    request_: dict[str, Any], status: int, sentence: str, api: httpx.Client
) -> None:
    told = api.request(**request_)
    assert (told.status_code, told.headers["content-type"]) == (status, MEDIA_TYPE)
    problem = TypeAdapter(Problem).validate_json(told.content)
    assert problem.status == status
    assert problem.type.startswith("urn:on-the-record:problem:")
    assert sentence in problem.detail
    assert problem.detail.endswith((".", "?"))
    if status == 405:
        assert told.headers["allow"] in problem.detail


@pytest.mark.parametrize("told_before", [True, False])
def test_too_much_is_refused_however_it_is_sent(told_before: bool, api: httpx.Client) -> None:
    body = json.dumps({"question": "x" * (2 << 20)}).encode()
    pieces = (body[at : at + 65_536] for at in range(0, len(body), 65_536))
    content: Any = body if told_before else pieces
    told = api.post("/ask", content=content, headers={"Content-Type": "application/json"})
    assert (told.status_code, told.headers["content-type"]) == (413, MEDIA_TYPE)
    assert "1 MB" in told.json()["detail"]


def test_a_failure_tells_nothing_of_the_inside(tmp_path: Path) -> None:
    with (
        made_record(tmp_path / "record", FailingEncoder()) as record,
        serving_api(record) as address,
    ):
        told = httpx.post(f"{address}/ask", json={"question": FISH})
        assert (told.status_code, told.headers["content-type"]) == (500, MEDIA_TYPE)
        assert told.json()["detail"].startswith("Something went wrong here")
        stream = httpx.post(f"{address}/ask/stream", json={"question": FISH})
        assert stream.text.startswith("event: understood")
        assert "event: problem" in stream.text
        assert "event: answer" not in stream.text
        for one in (told, stream):
            assert "secret" not in one.text


def test_headers_keep_browsers_out(api: httpx.Client) -> None:
    for told in (api.get("/record"), api.get("/nosuch")):
        assert told.headers["content-security-policy"].startswith("default-src 'none'")
        assert told.headers["x-content-type-options"] == "nosniff"


def test_every_operation_is_documented(api: httpx.Client) -> None:
    told = api.get("/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert told["servers"] == [{"url": "/api/v1"}]
    names = set()
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            where = f"{method} {path}"
            assert operation["summary"], where
            assert operation["description"], where
            assert operation["tags"], where
            assert operation["security"][-1] == {}, where  # none is needed from this machine
            names.add(operation["operationId"])
            for status in ("401", "403", "422", "500", "503"):
                assert MEDIA_TYPE in operation["responses"][status]["content"], where
            body = operation.get("requestBody", {}).get("content", {}).get("application/json")
            assert body is None or body["examples"], where
    assert len(names) == sum(len(methods) for methods in told["paths"].values())


def test_examples_hold_to_their_schemas(api: httpx.Client) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    told = api.get("/openapi.json").json()
    checked = 0
    for methods in told["paths"].values():
        for operation in methods.values():
            for response in operation["responses"].values():
                for content in response.get("content", {}).values():
                    if "example" in content and "schema" in content and "event" not in str(content):
                        schema = content["schema"] | {"components": told["components"]}
                        jsonschema.validate(content["example"], schema)
                        checked += 1
    assert checked > 100


def test_an_answers_schema_has_the_contracts_fields(api: httpx.Client) -> None:
    schemas = api.get("/openapi.json").json()["components"]["schemas"]
    assert set(schemas["Answer"]["required"]) == set(Answer.__dataclass_fields__)
