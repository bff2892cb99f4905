"""Who may bring statements, and who may not: other sites, other machines, a setting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bringing_samples import HERRING, bringing_to, client_of
from fastapi.testclient import TestClient

from qa.record import Record
from qa.web.permission import ELSEWHERE, FOREIGN, OFF, Permission


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Record, TestClient]]:
    """A record that stays empty, and a client that does not say whose page it comes from."""
    with bringing_to(tmp_path_factory.mktemp("closed")) as (record, client):
        client.headers.pop("Sec-Fetch-Site")
        yield record, client


POSTS: list[tuple[str, str, dict[str, Any]]] = [
    ("POST", "/bring", {"data": {"text": HERRING}, "files": {"": ("", b"")}}),
    ("POST", "/bring/offers", {"json": {"files": [{"name": "a.txt", "size": 5}]}}),
    ("PUT", "/bring/known/files/0", {"content": b"words"}),
    ("POST", "/bring/known", {"data": {"then": "save"}}),
]


@pytest.mark.parametrize(("method", "path", "body"), POSTS)
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {},
    ],
)
def test_another_site_changes_nothing(
    method: str,
    path: str,
    body: dict[str, Any],
    headers: dict[str, str],
    closed: tuple[Record, TestClient],
) -> None:
    record, client = closed
    refused = client.request(method, path, headers=headers, **body)
    assert refused.status_code == 403
    assert FOREIGN in refused.text
    assert not list(record.store.folder.rglob("*.txt"))


def test_a_browser_that_names_its_origin_alone_may(closed: tuple[Record, TestClient]) -> None:
    _, client = closed
    own = {"Origin": "http://127.0.0.1:7860"}
    answer = client.post("/bring/offers", json={"files": []}, headers=own)
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("permission", "said"), [(Permission("no"), OFF), (Permission("here"), ELSEWHERE)]
)
def test_where_nothing_may_be_added_the_page_and_every_route_say_so(
    permission: Permission, said: str, tmp_path: Path
) -> None:
    with Record.open(tmp_path) as record:
        client = client_of(record, permission)
        client.headers["X-Forwarded-For"] = "203.0.113.5"  # a proxy lets somebody else in
        page = client.get("/bring")
        assert (page.status_code, said in page.text) == (200, True)
        assert "<form" not in page.text
        assert "/bring" not in client.get("/check").text
        for method, path, body in POSTS:
            refused = client.request(method, path, **body)
            assert (refused.status_code, said in refused.text) == (403, True)


@pytest.mark.parametrize("host", ["evil.example", "192.0.2.7:7860"])
def test_a_foreign_name_that_points_here_may_not(
    host: str, closed: tuple[Record, TestClient]
) -> None:
    _, client = closed
    own = {"Host": host, "Sec-Fetch-Site": "same-origin"}
    refused = client.post("/bring/offers", json={"files": []}, headers=own)
    assert (refused.status_code, ELSEWHERE in refused.text) == (403, True)


@pytest.mark.parametrize(
    ("choice", "here", "adding"),
    [
        (None, True, "here"),
        (None, False, "yes"),
        ("yes", False, "yes"),
        ("yes", True, "yes"),
        ("no", True, "no"),
        ("no", False, "no"),
    ],
)
def test_who_may_add_is_a_setting(
    choice: str | None, here: bool, adding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ON_THE_RECORD_ADDING", raising=False)
    assert Permission.chosen(choice, here=here).adding == adding
    monkeypatch.setenv("ON_THE_RECORD_ADDING", "no")
    assert Permission.chosen(choice, here=here).adding == (choice or "no")


def test_the_chat_leads_there_where_it_may(closed: tuple[Record, TestClient]) -> None:
    _, client = closed
    assert '<a href="/bring">Bring statements</a>' in client.get("/check").text
    assert "Bring statements" in client.get("/").text
