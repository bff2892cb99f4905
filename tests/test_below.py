"""Served below a path of another site, by a real proxy: nothing is asked for beside that path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx
import pytest
from below import proxied
from kin_samples import CORRECTED, EMBASSY, MINISTRY, RUSSIAN_PAGE, page
from web_record import serving

from qa import Record
from qa.access.policy import Access
from qa.errors import SettingRefused
from qa.watching import Watching
from qa.web.below import chosen
from qa.web.permission import Permission
from tests.access_samples import OWN, PASSWORD, with_users
from tests.toy_encoder import ToyEncoder

PATH = "/archive/record"
FISH = "What was said about fish stocks in the northern waters?"
LED_TO = re.compile(r'(?:href|src|action|data-link)="([^"]*)"')


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(tmp_path_factory.mktemp("below"), encoder=ToyEncoder()) as opened:
        for one in (MINISTRY, EMBASSY, page("corrected", CORRECTED), RUSSIAN_PAGE):
            opened.add_documents([one], source=f"/a/{one.source_id}.txt")
        yield opened


@pytest.fixture(scope="module", params=[False, True], ids=["handed on whole", "cut"])
def site(record: Record, request: pytest.FixtureRequest) -> Iterator[tuple[str, list[str]]]:
    with (
        serving(record, Permission("yes"), below=PATH) as upstream,
        proxied(upstream, PATH, cut=request.param) as place,
    ):
        yield place


def test_every_link_of_every_page_leads_to_a_page_below_the_path(
    record: Record, site: tuple[str, list[str]]
) -> None:
    address, beside = site
    origin = address.removesuffix(PATH)
    answer = record.ask(FISH)
    first = [
        "/bring",
        "/check?text=Fish+stocks+have+recovered+in+the+northern+waters",
        f"/everything?q={FISH}",
        "/welcome",
        "/nowhere",
    ]
    waiting = [f"{address}{path}" for path in (*first, f"/answers/{answer.answer_id}", "/")]
    seen: dict[str, int] = {}
    with httpx.Client(timeout=60, headers={"Accept": "text/html"}) as client:
        while waiting and len(seen) < 120:
            here = waiting.pop(0).partition("#")[0]
            if here in seen or not here.startswith(origin) or "lang=" in here:
                continue
            got = client.get(here, follow_redirects=True)
            seen[here] = got.status_code
            if got.headers["content-type"].startswith("text/html") and here != f"{address}/":
                waiting += [urljoin(here, unescape(one)) for one in LED_TO.findall(got.text)]
    assert not beside
    assert all(urlsplit(one).path.startswith(f"{PATH}/") for one in seen)
    assert {one for one, status in seen.items() if status != 200} <= {
        f"{address}/nowhere",
        f"{address}/logout",
    }
    for part in ("/spans/", "/statements/", "/beside/", "/around/", "/export/", "/web/style.css"):
        assert any(part in one for one in seen), part


def test_the_chat_answers_in_both_languages_and_shares_its_address(
    chromium: object, site: tuple[str, list[str]]
) -> None:
    import browser
    from test_browser_chat import ask

    address, beside = site
    with browser.page(chromium) as shown:
        shown.goto(address)  # without the slash
        browser.wait_until_ready(shown)
        answer = ask(shown, FISH, "quotes")
        answer.locator(".cite").first.click()
        shown.wait_for_selector("#pane #mark")
        assert urlsplit(shown.url).path == f"{PATH}/"
        assert "answer=" in shown.url
        shown.locator("#narrow summary").click()
        shown.wait_for_selector(".filter-fields")
        shown.reload()
        shown.wait_for_selector(".exchange .answer.quotes")
        shown.locator("a[data-language]").click()
        shown.wait_for_selector("html[lang=ru][data-ready]")
        shown.wait_for_selector(".exchange .answer.quotes")
        ask(shown, FISH, "quotes")
        shown.locator(".places a").nth(1).click()
        shown.wait_for_selector("form.check")
    assert not beside


def test_statements_are_brought(chromium: object, site: tuple[str, list[str]]) -> None:
    import browser
    from bringing_samples import HERRING
    from test_browser_bring import drop

    address, beside = site
    with browser.page(chromium) as shown:
        shown.goto(f"{address}/bring")
        drop(shown, ("herring.txt", HERRING))
        shown.locator("button[name=then][value=discard]").click()
        shown.wait_for_url(f"{address}/bring")
    assert not beside


def test_programs_are_told_addresses_as_they_have_to_ask(
    record: Record, site: tuple[str, list[str]]
) -> None:
    address, _ = site
    with httpx.Client(base_url=address, timeout=60) as client:
        told = client.get("/api/v1/openapi.json").json()
        assert told["servers"] == [{"url": f"{PATH}/api/v1"}]
        assert client.post("/api/v1/ask", json={"question": FISH}).json()["outcome"] == "quotes"
        with client.stream("POST", "/api/v1/ask/stream", json={"question": FISH}) as stream:
            assert sum(line.startswith("event:") for line in stream.iter_lines()) > 1
        added = client.post("/api/v1/statements", files={"files": ("a.txt", b"On cod, of 2020.")})
        assert added.status_code == 202
        place = added.headers["location"]
        assert place.startswith(f"{PATH}/api/v1/jobs/")
        assert client.get(urljoin(address, place)).status_code == 200
        assert client.get("/api/v2/ask").status_code == 404
        watch = Watching(record).add_question(FISH)
        feed = client.get(f"/watch/{watch.id}.atom").text
        assert f'href="{address}/watch/{watch.id}.atom"' in feed
        assert client.get("/healthz").json() == {"status": "ok"}


def test_who_signs_in_comes_back_to_where_he_was(tmp_path: Path) -> None:
    with_users(tmp_path)
    with (
        Record.open(tmp_path, encoder=ToyEncoder()) as record,
        serving(record, access=Access.chosen("0.0.0.0", tmp_path), below=PATH) as upstream,
        proxied(upstream, PATH, cut=False) as (address, beside),
        httpx.Client(base_url=address, headers={"Accept": "text/html"}) as client,
    ):
        led = client.get("/everything?q=cod")
        assert led.headers["location"] == f"{PATH}/login?next={PATH}/everything%3Fq%3Dcod"
        typed = {"name": "reader", "password": PASSWORD, "next": f"{PATH}/everything?q=cod"}
        back = client.post("/login", data=typed, headers=OWN)
        assert (back.status_code, back.headers["location"]) == (303, typed["next"])
        away = client.post("/login", data={**typed, "next": "//evil.example"}, headers=OWN)
        assert away.headers["location"] == f"{PATH}/"
        out = client.post("/logout", headers=OWN)
        assert out.headers["location"] == f"{PATH}/"
        assert not beside


@pytest.mark.parametrize(
    ("said", "path"),
    [(None, ""), ("", ""), ("/", ""), ("/record/", "/record"), ("/a/b-c.d", "/a/b-c.d")],
)
def test_a_path_is_taken_with_and_without_a_slash_at_its_end(said: str | None, path: str) -> None:
    assert chosen(said) == path


@pytest.mark.parametrize(
    "said", ["record", "//evil.example", "/a b", "/a/../b", "https://x.org/record", '/"><b>']
)
def test_what_is_no_path_is_refused(said: str) -> None:
    with pytest.raises(SettingRefused, match="root_path is a path such as /record"):
        chosen(said)
