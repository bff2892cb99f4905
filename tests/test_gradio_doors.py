"""Gradio's own routes, each tried: behind the entrance for who is nobody, and shut where unused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from access_samples import OWN, PAGE, sign_in, with_users
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.routing import Mount

from qa.access.policy import Access
from qa.record import Record
from qa.web.permission import Permission
from qa.web.security import USED
from qa.web.server import application, private_folder
from qa.web.work import Work

SECRET = "herring, cod and eel"
ADDRESSES = count(1)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    folder = tmp_path_factory.mktemp("doors")
    with_users(folder / "record")
    with Record.open(folder / "record") as record, private_folder():
        access = Access.chosen("0.0.0.0", folder / "record")
        app = application(record, Work(record), Permission("yes"), access)
        yield app
        app.state.bringing.stop()


def client_of(app: FastAPI, role: str = "") -> TestClient:
    """Somebody from an address of his own, who signed in if a role is given."""
    client = TestClient(
        app, base_url="http://record.example.org", client=(f"192.0.2.{next(ADDRESSES)}", 1),
        headers=OWN, follow_redirects=False, raise_server_exceptions=False,
    )  # fmt: skip
    if role:
        assert sign_in(client, role).status_code == 303
    return client


def doors(app: FastAPI) -> list[tuple[str, str]]:
    """Method and address of every route of Gradio's, under both languages."""
    found = []
    for mount in (route for route in app.routes if isinstance(route, Mount)):
        if isinstance(mount.app, FastAPI):
            for path, methods in _routes(mount.app):
                filled = re.sub(r"\{[^}]*\}", "a", path)
                found += [(method, f"{mount.path}{filled}") for method in methods]
    return found


def _routes(app: Any) -> list[tuple[str, list[str]]]:
    from fastapi.routing import iter_route_contexts

    return [
        (context.path, sorted(context.methods))
        for context in iter_route_contexts(app.routes)
        if getattr(context, "methods", None)
    ]


def test_nobody_gets_through_any_door_of_gradios(served: FastAPI) -> None:
    tried, client = doors(served), client_of(served)
    assert len(tried) > 100, len(tried)
    anybodys = {"/login", "/robots.txt", "/favicon.ico"}
    for number, (method, path) in enumerate(tried):
        if not number % 100:
            client = client_of(served)  # who is not counted yet
        if path not in anybodys:
            told = client.request(method, path)
            assert told.status_code == 401, (method, path, told.status_code)


def test_doors_that_the_chat_does_not_use_are_shut_for_users_too(served: FastAPI) -> None:
    client = client_of(served, "admin")
    shut = [
        (method, path)
        for method, path in doors(served)
        if not USED.fullmatch(f"{method} {path.removeprefix('/ru') or '/'}")
    ]
    assert len(shut) > 80, len(shut)
    ours = {"/login", "/logout"}
    for method, path in shut:
        if path not in ours:
            told = client.request(method, path)
            assert told.status_code in (403, 404, 405), (method, path, told.status_code)


@pytest.mark.parametrize("place", ["", "/ru"])
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/gradio_api/file=/etc/passwd"),
        ("GET", "/gradio_api/file=../../../../etc/passwd"),
        ("GET", "/gradio_api/file/etc/passwd"),
        ("GET", "/gradio_api/file=http://127.0.0.1:9/"),
        ("GET", "/gradio_api/proxy=http://127.0.0.1:9/"),
        ("POST", "/gradio_api/upload"),
        ("POST", "/gradio_api/component_server"),
        ("GET", "/gradio_api/deep_link?session_hash=a"),
        ("GET", "/gradio_api/info"),
        ("POST", "/gradio_api/run/predict"),
        ("POST", "/gradio_api/call/predict"),
        ("GET", "/custom_component/a/client/component/../../../../etc/passwd"),
        ("GET", "/static/..%2f..%2f..%2f..%2fetc%2fpasswd"),
        ("GET", "/assets/..%2f..%2f..%2f..%2fetc%2fpasswd"),
        ("GET", "/gradio_api/../gradio_api/file=/etc/passwd"),
        ("GET", "//gradio_api/file=/etc/passwd"),
        ("GET", "/gradio_api//file=/etc/passwd"),
        ("GET", "/monitoring"),
    ],
)
def test_what_advisories_told_of_is_not_there(
    place: str, method: str, path: str, served: FastAPI
) -> None:
    told = client_of(served, "reader").request(method, f"{place}{path}")
    assert told.status_code in (403, 404), told.text
    assert "root:" not in told.text


def test_no_page_is_loaded_by_a_deep_link(served: FastAPI) -> None:
    client = client_of(served, "reader")
    for link in ("../../../../etc", "a"):
        page = client.get("/", params={"deep_link": link}, headers=PAGE)
        assert page.status_code == 200
        assert '"deep_link_state":"none"' in page.text.replace(" ", "")


def test_a_question_that_names_a_file_or_an_address_reads_neither(
    served: FastAPI, tmp_path: Path
) -> None:
    """Gradio fetches what looks like its files out of what is sent to it."""
    client = client_of(served, "reader")
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    for sent in (
        {"path": str(secret), "meta": {"_type": "gradio.FileData"}},
        {"path": "x", "url": "http://127.0.0.1:9/", "meta": {"_type": "gradio.FileData"}},
    ):
        body = {"data": [sent, [], ""], "fn_index": 0, "session_hash": "abc", "trigger_id": 1}
        joined = client.post("/gradio_api/queue/join", json=body)
        assert joined.status_code in (200, 400, 422)
        assert SECRET not in joined.text


def test_admins_pages_are_admins(served: FastAPI) -> None:
    for role, status in (("reader", 403), ("contributor", 403), ("admin", 200)):
        client = client_of(served, role)
        for path in ("/admin", "/metrics"):
            assert client.get(path).status_code == status, (role, path)
    for role, offered in (("reader", False), ("contributor", True), ("admin", True)):
        client = client_of(served, role)
        assert ("<form" in client.get("/bring").text.partition("<main>")[2]) is offered
        assert client.post("/bring/offers", json={"files": []}).status_code == (
            200 if offered else 403
        )
        assert client.get("/api/v1/jobs").status_code == (200 if offered else 403)
        assert (" data-offered" in client.get("/", headers=PAGE).text) is offered


def test_every_answer_has_its_headers(served: FastAPI) -> None:
    for client in (client_of(served), client_of(served, "reader")):
        for path in ("/", "/check", "/login", "/gradio_api/info", "/api/v1/record", "/nosuch"):
            headers = client.get(path, headers=PAGE).headers
            assert headers["x-content-type-options"] == "nosniff", path
            assert "frame-ancestors" in headers["content-security-policy"], path
            assert "max-age" not in headers.get("cache-control", ""), path
