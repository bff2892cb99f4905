"""Who may do what over HTTP: keys with scopes, this machine by its own names, no other site."""

from __future__ import annotations

import asyncio
import logging
import socket
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from api_server import FISH, FailingEncoder, made_record, serving_api
from fastapi import FastAPI
from fastapi.testclient import TestClient

from qa import Record
from qa.api.application import build, mount
from qa.keys import Keys
from qa.web.server import open_door
from tests import warm

ROOT = Path(__file__).resolve().parents[1]
FILES = [("files", ("a.txt", b"30 May 2020\n\nStatement by Jens Hansen\n\nHerring is fine."))]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with made_record(tmp_path_factory.mktemp("door") / "record") as opened:
        yield opened


def keyed(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_a_key_opens_what_its_scopes_say(record: Record) -> None:
    keys = Keys.of(record.store.folder)
    tokens = {scope: keys.add(f"For {scope}", [scope])[1] for scope in ("read", "add", "admin")}
    opened = {"read": {"/record"}, "add": {"/jobs"}, "admin": {"/record", "/jobs", "/feedback"}}
    with serving_api(record, needed=True) as address:
        for scope, token in tokens.items():
            for path in ("/record", "/jobs", "/feedback"):
                told = httpx.get(f"{address}{path}", headers=keyed(token))
                assert told.status_code == (200 if path in opened[scope] else 403), (scope, path)
                if told.status_code == 403:
                    assert "needs one with the scope" in told.json()["detail"]
        both = keys.add("Both", ["read", "add"])[1]
        for path in ("/record", "/jobs"):
            assert httpx.get(f"{address}{path}", headers=keyed(both)).status_code == 200


@pytest.mark.parametrize(
    "sent", ["", "Bearer", "Bearer x", "Bearer otr__", "Basic dTpw", "Bearer é"]
)
@pytest.mark.parametrize("needed", [True, None])
def test_what_is_no_key_opens_nothing_anywhere(
    sent: str, needed: bool | None, record: Record
) -> None:
    with serving_api(record, needed=needed) as address:
        told = httpx.get(f"{address}/record", headers={"Authorization": sent.encode()})
        assert told.status_code == 401
        assert told.headers["www-authenticate"] == "Bearer"
        assert told.json()["title"] == "Unauthorized"


def test_a_key_that_differs_in_one_character_or_was_revoked_opens_nothing(record: Record) -> None:
    keys = Keys.of(record.store.folder)
    key, token = keys.add("A newsroom", ["read"])
    with serving_api(record, needed=True) as address:
        assert httpx.get(f"{address}/record", headers=keyed(token)).status_code == 200
        for wrong in (token[:-1], f"{token}x", token[:-1] + ("a" if token[-1] != "a" else "b")):
            assert httpx.get(f"{address}/record", headers=keyed(wrong)).status_code == 401
        Keys.of(record.store.folder).revoke(key.id)  # as another process does
        assert httpx.get(f"{address}/record", headers=keyed(token)).status_code == 401


def test_only_hashes_are_kept_where_only_the_owner_reads(record: Record) -> None:
    keys = Keys.of(record.store.folder)
    _, token = keys.add("Somebody", ["read"])
    assert token.split("_", 2)[2] not in keys.path.read_text("utf-8")
    assert stat.S_IMODE(keys.path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "record.example.org"},  # a foreign name that was made to point here
        {"X-Forwarded-For": "192.0.2.7"},
        {"Forwarded": "for=192.0.2.7"},
    ],
)
def test_from_elsewhere_a_key_is_needed(headers: dict[str, str], record: Record) -> None:
    _, token = Keys.of(record.store.folder).add("Elsewhere", ["read", "add"])
    with serving_api(record) as address:
        assert httpx.get(f"{address}/record").status_code == 200
        refused = httpx.get(f"{address}/record", headers=headers)
        assert (refused.status_code, "record keys add" in refused.json()["detail"]) == (401, True)
        assert httpx.get(f"{address}/record", headers=headers | keyed(token)).status_code == 200
        added = httpx.post(f"{address}/statements", files=FILES, headers=headers | keyed(token))
        assert (added.status_code, "from the machine" in added.json()["detail"]) == (403, True)


def test_without_keys_only_where_the_service_says_so(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = {"Host": "record.example.org"}
    monkeypatch.setenv("ON_THE_RECORD_KEYS", "no")
    with serving_api(record) as address:
        assert httpx.get(f"{address}/record", headers=elsewhere).status_code == 200
    monkeypatch.setenv("ON_THE_RECORD_KEYS", "yes")
    with serving_api(record) as address:
        assert httpx.get(f"{address}/record").status_code == 401


def test_who_may_add_is_asked_of_whoever_runs_the_service(record: Record) -> None:
    with serving_api(record, may_add=lambda request: "Not today.") as address:
        told = httpx.post(f"{address}/statements", files=FILES)
        assert (told.status_code, told.json()["detail"]) == (403, "Not today.")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://example.org"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 202),
        ({}, 202),
    ],
)
def test_another_sites_page_adds_nothing(
    headers: dict[str, str], status: int, record: Record
) -> None:
    with serving_api(record) as address:
        told = httpx.post(f"{address}/statements", files=FILES, headers=headers)
        assert told.status_code == status


def test_no_site_may_read_answers_through_a_browser(record: Record) -> None:
    with serving_api(record) as address:
        asked = httpx.post(
            f"{address}/ask", json={"question": FISH}, headers={"Origin": "https://example.org"}
        )
        assert not [name for name in asked.headers if name.startswith("access-control-")]
        before = httpx.options(f"{address}/ask", headers={"Origin": "https://example.org"})
        assert before.status_code == 405


def test_keys_are_made_listed_and_revoked_from_the_shell(record: Record) -> None:
    def shell(*arguments: str) -> subprocess.CompletedProcess[str]:
        return warm.record(record.store.folder, "keys", *arguments)

    made = shell("add", "The newsroom", "--scope", "read", "--scope", "add")
    token = made.stdout.strip()
    key = Keys.of(record.store.folder).holder(token)
    assert key
    assert (key.name, key.scopes) == ("The newsroom", ("read", "add"))
    listed = shell("list").stdout
    assert "The newsroom" in listed
    assert token not in listed
    assert shell("revoke", key.id).returncode == 0
    assert Keys.of(record.store.folder).holder(token) is None
    for arguments, sentence in (
        (("revoke", key.id), "There is no key"),
        (("add", "x", "--scope", "write"), "'write' is no scope; there are read, add, admin."),
        (("add", " "), "A key needs a name"),
    ):
        told = shell(*arguments)
        assert (told.returncode, sentence in told.stderr) == (2, True), told.stderr


def test_small_packets_are_sent_at_once() -> None:
    """Else each answer waits some 40 ms for the reader to confirm its headers."""

    async def told() -> int:
        with open_door("127.0.0.1", 0) as door:
            seen: list[int] = []

            async def take(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
                held = writer.get_extra_info("socket")
                seen.append(held.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
                writer.close()

            async with await asyncio.start_server(take, sock=door):
                reader, writer = await asyncio.open_connection(*door.getsockname())
                await reader.read()
                writer.close()
                await writer.wait_closed()
            return seen[0]

    assert asyncio.run(told())


def test_neither_key_nor_question_is_logged_whatever_goes_wrong(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with made_record(tmp_path / "record", FailingEncoder()) as record:
        _, token = Keys.of(record.store.folder).add("Ann", ["read"])
        app = FastAPI()
        mount(app, build(record, needed=True))
        client = TestClient(app, raise_server_exceptions=False)
        for key, status in ((token, 500), (f"{token}x", 401)):
            sent = {"Authorization": f"Bearer {key}", "Cookie": f"session={key}"}
            told = client.post("/api/v1/ask", json={"question": FISH}, headers=sent)
            assert told.status_code == status
            assert token not in told.text
    assert "an API call failed" in caplog.text
    assert token not in caplog.text
    assert "fish" not in caplog.text.lower()
