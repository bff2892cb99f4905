"""Questions over HTTP give what the record and the shell give, to the letter."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from api_server import FISH, FISH_WORDS, made_record, serving_api

from qa import Filters, Record
from qa.contract import as_plain
from tests import warm

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with made_record(tmp_path_factory.mktemp("api") / "record") as opened:
        yield opened


@pytest.fixture(scope="module")
def api(record: Record) -> Iterator[httpx.Client]:
    with serving_api(record) as address, httpx.Client(base_url=address, trust_env=False) as client:
        yield client


def test_an_answer_is_the_records_own(record: Record, api: httpx.Client) -> None:
    asked = {"question": FISH, "filters": {"date_from": "2020-01-01", "languages": ["en"]}}
    told = api.post("/ask", json=asked)
    found = record.ask(FISH, filters=Filters(date_from="2020-01-01", languages=("en",)))
    assert told.status_code == 200
    assert told.json() == as_plain(found)
    assert told.json()["quotes"][0]["text"] == FISH_WORDS
    assert told.headers["record-fingerprint"] == record.fingerprint()


def test_an_answer_is_what_the_shell_prints(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("2 March 2021\n\nStatement by Jens Hansen, Oslo\n\nHerring is fine.\n", "utf-8")
    with Record.open(tmp_path / "record") as record:
        record.add(page, wait=False)
    printed = warm.record(tmp_path / "record", "ask", "What about herring?", "--json")
    assert printed.returncode == 0
    with Record.open(tmp_path / "record") as record, serving_api(record) as address:
        told = httpx.post(f"{address}/ask", json={"question": "What about herring?"})
    assert json.loads(printed.stdout) == told.json()
    assert told.json()["outcome"] == "quotes"


def test_filters_of_a_question_are_dropped(api: httpx.Client) -> None:
    asked = {"question": "What was said about fish stocks in 2019?"}
    assert FISH_WORDS not in api.post("/ask", json=asked).text
    assert FISH_WORDS in api.post("/ask", json=asked | {"drop": ["dates"]}).text
    wrong = api.post("/ask", json=asked | {"drop": ["colours"]})
    assert (wrong.status_code, "colours" in wrong.json()["detail"]) == (400, True)


def test_a_follow_up_leans_on_answers_kept_or_asked_again(api: httpx.Client) -> None:
    first = api.post("/ask", json={"question": "What was said about the harbour of Kobe?"}).json()
    turns = [
        {"question": first["question"], "answer_id": first["answer_id"]},
        {"question": first["question"]},
        {"question": first["question"], "answer_id": "gone"},
    ]
    for turn in turns:
        told = api.post("/ask", json={"question": "And when was that?", "history": [turn]}).json()
        assert told["query"]["carried"]
        assert "Kobe" in told["query"]["standalone"]


def test_filters_set_for_an_earlier_turn_do_not_carry_over(api: httpx.Client) -> None:
    turn = {"question": "About the harbour?", "filters": {"date_to": "2019-12-31"}}
    told = api.post("/ask", json={"question": "And in Oslo?", "history": [turn]}).json()
    assert told["query"]["filters"]["date_to"] is None


def test_an_answer_is_kept_by_its_id(api: httpx.Client) -> None:
    answer = api.post("/ask", json={"question": FISH}).json()
    assert api.get(f"/answers/{answer['answer_id']}").json() == answer
    gone = api.get("/answers/gone")
    assert (gone.status_code, gone.headers["content-type"]) == (404, "application/problem+json")


def test_search_is_the_records_own(record: Record, api: httpx.Client) -> None:
    told = api.get("/search", params={"question": "harbour", "limit": 2})
    assert told.json() == as_plain(list(record.search("harbour", limit=2)))
    narrowed = api.get("/search", params={"question": "harbour", "date_to": "2019-12-31"}).json()
    assert {one["source_id"] for one in narrowed} == {"tokyo"}


def test_a_quotation_is_checked(record: Record, api: httpx.Client) -> None:
    given = "Fish stocks have not recovered in the northern waters"
    told = api.post("/check-quote", json={"text": given}).json()
    assert told == as_plain(record.check_quote(given))
    assert [change["kind"] for change in told["changes"]] == ["negation"]
    assert api.post("/check-quote", json={"text": FISH_WORDS}).json()["verdict"] == "exact"


def test_everything_is_paged_by_a_cursor_of_its_own(tmp_path: Path) -> None:
    told = "\n\n".join(f"Fish was landed in harbour number {n}." for n in range(1, 46))
    (tmp_path / "fish.txt").write_text(f"30 May 2019\n\nStatement on fish\n\n{told}\n")
    with Record.open(tmp_path / "record") as record, serving_api(record) as address:
        record.add(tmp_path / "fish.txt", wait=False)
        seen: list[str] = []
        asked = {"topic": "fish landed in the harbour"}
        page = httpx.get(f"{address}/everything", params=asked).json()
        first = page["next"]
        while True:
            seen += [quote["text"] for quote in page["quotes"]]
            if page["next"] is None:
                break
            page = httpx.get(
                f"{address}/everything", params=asked | {"cursor": page["next"]}
            ).json()
        assert page["total"] == len(seen) == 45
        assert seen == [f"Fish was landed in harbour number {n}." for n in range(1, 46)]
        for other in ({"topic": "harbour"}, asked | {"date_from": "2018-01-01"}):
            refused = httpx.get(f"{address}/everything", params=other | {"cursor": first})
            assert refused.status_code == 400
            assert "not a cursor of this list" in refused.json()["detail"]


def events(lines: Iterator[str]) -> list[tuple[str, dict[str, object]]]:
    told, name = [], ""
    for line in lines:
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            told.append((name, json.loads(line.removeprefix("data: "))))
    return told


def test_stages_are_told_as_they_are_done(record: Record, api: httpx.Client) -> None:
    with api.stream("POST", "/ask/stream", json={"question": FISH}) as told:
        assert told.headers["content-type"].startswith("text/event-stream")
        seen = events(told.iter_lines())
    assert [name for name, _ in seen] == ["understood", "searched", "answer"]
    answer = as_plain(record.ask(FISH))
    assert seen[0][1]["query"] == answer["query"]
    assert seen[1][1] == {
        "topic": answer["query"]["topic"],
        "passages": seen[1][1]["passages"],
        "answerability": answer["answerability"],
    }
    assert seen[2][1] == answer


def test_each_search_of_an_answer_is_told(api: httpx.Client) -> None:
    """What was carried over and leaves nothing is let go, which takes another search."""
    turn = {"question": "What was said about fish stocks in 2021?"}
    asked = {"question": "And about the harbour of Kobe?", "history": [turn]}
    with api.stream("POST", "/ask/stream", json=asked) as told:
        names = [name for name, _ in events(told.iter_lines())]
    assert names[0] == "understood"
    assert names.count("searched") > 1
    assert names[-1] == "answer"


def test_a_question_that_cannot_be_asked_is_a_problem_and_no_stream(api: httpx.Client) -> None:
    told = api.post("/ask/stream", json={"question": "..."})
    assert (told.status_code, told.headers["content-type"]) == (400, "application/problem+json")
    assert told.json()["detail"].startswith("Please ask a question in words")


@pytest.mark.parametrize("path", ["/ask", "/ask/stream"])
def test_what_no_longer_verifies_is_not_sent(path: str, tmp_path: Path) -> None:
    with made_record(tmp_path / "record") as record, serving_api(record) as address:
        answer = httpx.post(f"{address}/ask", json={"question": FISH}).json()
        quote = answer["quotes"][0]
        with sqlite3.connect(os.fspath(record.store.path)) as database:
            database.execute(
                "UPDATE statements SET text = replace(text, 'have recovered', 'have vanished.')"
            )
        told = [
            httpx.post(f"{address}{path}", json={"question": FISH}),
            httpx.get(f"{address}/answers/{answer['answer_id']}"),
            httpx.get(f"{address}/statements/{quote['statement_id']}"),
            httpx.get(f"{address}/export/answers/{answer['answer_id']}/csv"),
        ]
        for one in told:
            assert "vanished" not in one.text
            assert "no longer what was stored" in one.text
            assert one.status_code == (409 if "event:" not in one.text else 200)


def test_what_is_held_already_is_not_sent_again(api: httpx.Client) -> None:
    first = api.get("/search", params={"question": "harbour"})
    again = api.get(
        "/search", params={"question": "harbour"}, headers={"If-None-Match": first.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    other = api.get(
        "/search", params={"question": "fish"}, headers={"If-None-Match": first.headers["etag"]}
    )
    assert other.status_code == 200
