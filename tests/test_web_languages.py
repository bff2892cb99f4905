"""The same answer for two readers, each in their own language; the choice and where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote_plus

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from screens import RUSSIAN, record_of

from qa.record import Record
from qa.watching import Watching
from qa.web.server import application, private_folder
from qa.web.work import Work

ENGLISH_READER, RUSSIAN_READER = {"accept-language": "en"}, {"accept-language": "ru-RU,ru;q=0.9"}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with record_of(RUSSIAN, tmp_path_factory.mktemp("russian")) as made:
        yield made


@pytest.fixture(scope="module")
def app(record: Record) -> Iterator[FastAPI]:
    with private_folder():
        yield application(record, Work(record))


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    """A browser that no language was chosen in yet."""
    caller = ("127.0.0.1", 50_000)
    return TestClient(app, "http://127.0.0.1", raise_server_exceptions=False, client=caller)


def test_a_kept_answer_is_right_for_each_reader(client: TestClient, record: Record) -> None:
    found = record.ask(RUSSIAN.answered)
    address = f"/answers/{found.answer_id}"
    for _ in range(2):
        russian = client.get(address, headers=RUSSIAN_READER).text
        english = client.get(address, headers=ENGLISH_READER).text
        assert '<html lang="ru">' in russian
        assert "20 цитат из архива (6 заявлений, 10 мая 2014" in russian
        assert "обственные слова: Анна Ковалёва" in russian
        assert '<html lang="en">' in english
        assert "20 quotes from this record (6 statements, 10 May 2014" in english
        assert "цитат из архива" not in english
    kept = record.answer(found.answer_id)
    assert kept is not None
    assert kept.message == found.message
    assert kept.message.startswith("20 quotes from this record")


def test_a_document_to_take_away_speaks_the_readers_language(
    client: TestClient, record: Record
) -> None:
    address = f"/export/answers/{record.ask(RUSSIAN.answered).answer_id}?format=markdown"
    russian = client.get(address, headers=RUSSIAN_READER).text
    assert "цитат из архива" in russian
    assert "определено автоматически" in russian
    assert "labelled automatically" in client.get(address, headers=ENGLISH_READER).text


def test_exports_and_machine_words_stay_english(client: TestClient, record: Record) -> None:
    found = record.ask(RUSSIAN.answered)
    told = client.get(f"/export/answers/{found.answer_id}?format=json", headers=RUSSIAN_READER)
    assert told.json()["message"] == found.message


def test_source_text_says_its_own_language(client: TestClient, record: Record) -> None:
    shown = client.get(
        f"/answers/{record.ask(RUSSIAN.answered).answer_id}", headers=ENGLISH_READER
    ).text
    assert '<blockquote dir="auto" lang="ru">' in shown
    whole = client.get("/statements/s5", headers=ENGLISH_READER).text
    assert '<div class="body" dir="auto" lang="ru">' in whole


def test_names_in_another_script_are_marked_as_of_their_statements_language(
    client: TestClient, record: Record
) -> None:
    address = f"/answers/{record.ask(RUSSIAN.answered).answer_id}"
    english = client.get(address, headers=ENGLISH_READER).text
    assert 'Own words of <span lang="ru">Анна Ковалёва</span>' in english
    assert '<span lang="ru">Мурманск</span>' in english
    assert '<span lang="ru">' not in client.get(address, headers=RUSSIAN_READER).text


def test_the_admins_page_and_feeds_speak_the_readers_language(
    client: TestClient, record: Record
) -> None:
    page = client.get("/admin", headers=RUSSIAN_READER).text
    body = page.partition("<main>")[2]
    assert "Состояние архива" in body
    assert set(re.findall("[A-Za-z]{4,}", re.sub("<[^>]*>", " ", body))) <= {
        *("JSON", "record", "feedback", "json"),
        *("lexical", "index"),
    }
    number = Watching(record).add_question(RUSSIAN.topic).id
    feed = client.get(f"/watch/{number}.atom", headers=RUSSIAN_READER).text
    assert "Новые цитаты: " in feed
    assert "New quotes: " in client.get(f"/watch/{number}.atom", headers=ENGLISH_READER).text
    chosen = client.get(
        f"/watch/{number}.atom?lang=ru", headers=ENGLISH_READER, follow_redirects=False
    )
    assert chosen.status_code == 200  # a feed reader keeps no cookie
    assert "Новые цитаты: " in chosen.text


def test_a_choice_is_kept_in_a_cookie_and_leads_back(client: TestClient) -> None:
    question = quote_plus(RUSSIAN.topic)
    chosen = client.get(
        f"/everything?q={question}&lang=ru", headers=ENGLISH_READER, follow_redirects=False
    )
    assert chosen.status_code == 303
    assert chosen.headers["location"] == f"/everything?q={question}"
    assert "language=ru" in chosen.headers["set-cookie"]
    assert '<html lang="ru">' in client.get("/check", headers=ENGLISH_READER).text
    assert (
        f'href="/everything?q={question}&amp;lang=en"'
        in client.get(f"/everything?q={question}").text
    )


@pytest.mark.parametrize("address", ["//example.org/?lang=ru", "/%2F/example.org/?lang=ru"])
def test_a_choice_leads_nowhere_else(client: TestClient, address: str) -> None:
    chosen = client.get(f"http://testserver{address}", follow_redirects=False)
    location = chosen.headers.get("location", "/")
    assert location.startswith("/")
    assert not location.startswith("//")


def test_an_unknown_language_is_not_chosen(client: TestClient) -> None:
    assert client.get("/check?lang=xx", follow_redirects=False).status_code == 200


@pytest.mark.parametrize(
    "address", ["/nowhere", "/statements/none", "/answers/none", "/spans/a/b-c"]
)
def test_what_cannot_be_shown_says_so_in_the_readers_language(
    client: TestClient, address: str
) -> None:
    shown = client.get(address, headers=RUSSIAN_READER)
    assert shown.status_code == 404
    assert '<a href="/">Задать вопрос</a>' in shown.text


def test_the_chat_is_served_in_its_readers_language(client: TestClient) -> None:
    russian = client.get("/", headers=RUSSIAN_READER).text
    assert '<html lang="ru"' in russian
    assert "Спросить" in russian
    assert "Скопировано" in russian  # for the script
    english = client.get("/", headers=ENGLISH_READER).text
    assert '<html lang="en"' in english
    assert "Спросить" not in english
    assert english.index("/assets/") < english.index("/web/style.css") < english.index("</head>")


@pytest.mark.parametrize("door", ["upload", "proxy=http://example.org", "component_server"])
def test_doors_are_shut_in_every_language(client: TestClient, door: str) -> None:
    assert client.post(f"/ru/gradio_api/{door}").status_code == 403
