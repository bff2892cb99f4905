"""Addresses that lead nowhere, the headers of every response, and doors that stay shut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from web_record import seed_record

from qa import Record
from qa.web.server import application, private_folder
from qa.web.work import Work


@pytest.fixture(scope="module")
def record(
    tmp_path_factory: pytest.TempPathFactory, shared: Callable[[str], Path]
) -> Iterator[Record]:
    with seed_record(tmp_path_factory.mktemp("record"), shared) as opened:
        yield opened


@pytest.fixture(scope="module")
def client(record: Record) -> Iterator[TestClient]:
    with private_folder():
        yield TestClient(application(record, Work(record)), raise_server_exceptions=False)


@pytest.mark.parametrize(
    "path",
    [
        "/answers/unknown",
        "/answers/<script>",
        "/statements/unknown",
        "/spans/unknown/1-2",
        "/spans/{known}/0-99999999",
        "/spans/{known}/5-5",
        "/spans/{known}/9-3",
        "/selections/{known}/999/0-1",
        "/web/..%2Fserver.py",
        "/web/server.py",
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(
    path: str, record: Record, client: TestClient
) -> None:
    known = record.list()[0][0].statement_id
    page = client.get(path.format(known=known))
    assert page.status_code == 404
    assert "Traceback" not in page.text
    assert "<script" not in page.text


@pytest.mark.parametrize("path", ["/nosuch", "/statements", "/statements/a/b/c", "/static/x.js"])
def test_an_unknown_address_is_a_page_with_a_way_on(path: str, client: TestClient) -> None:
    page = client.get(path)
    assert page.status_code == 404
    assert "There is no page at this address" in page.text
    assert '<a href="/">' in page.text
    assert client.get("/gradio_api/nosuch").status_code == 403


def test_offsets_that_are_no_numbers_are_refused(record: Record, client: TestClient) -> None:
    known = record.list()[0][0].statement_id
    page = client.get(f"/spans/{known}/a-b")
    assert (page.status_code, "names no words" in page.text) == (404, True)


@pytest.mark.parametrize("path", ["/", "/healthz", "/statements/unknown", "/web/style.css"])
def test_every_response_carries_its_headers(path: str, client: TestClient) -> None:
    headers = client.get(path).headers
    assert "default-src" in headers["content-security-policy"]
    assert "frame-ancestors" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_plain_pages_may_run_no_script(client: TestClient) -> None:
    policy = client.get("/statements/unknown").headers["content-security-policy"]
    assert "script-src" not in policy
    assert "default-src 'none'" in policy


@pytest.mark.parametrize("path", ["/gradio_api/upload", "/gradio_api/proxy=http://example.org/"])
def test_doors_that_nothing_uses_are_shut(path: str, client: TestClient) -> None:
    assert client.post(path).status_code == 403
    assert client.get(path).status_code == 403


def test_the_page_names_no_other_machine(client: TestClient) -> None:
    config = client.get("/config").json()
    assert config["analytics_enabled"] is False
    assert "/web/app.js" in client.get("/").text


def test_what_cannot_be_taken_away_is_told(client: TestClient) -> None:
    assert client.get("/export/answers/gone", params={"format": "csv"}).status_code == 404
    page = client.get("/export/everything", params={"q": "Kuril", "format": "exe"})
    assert (page.status_code, "there are json, markdown" in page.text) == (400, True)


@pytest.mark.parametrize(
    ("path", "status"), [("v1/nosuch", 404), ("v2/ask", 404), ("v1/jobs/%0A", 401), ("v1/ask", 405)]
)
def test_programs_are_told_of_problems_and_people_of_pages(
    path: str, status: int, client: TestClient
) -> None:
    told = client.get(f"/api/{path}")
    assert (told.status_code, told.headers["content-type"]) == (status, "application/problem+json")
    assert "default-src 'none'" in told.headers["content-security-policy"]
    assert client.get("/nosuch").headers["content-type"].startswith("text/html")
