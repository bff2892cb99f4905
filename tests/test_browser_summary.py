"""The summary in Chromium: after the quotes, in its place, to be stopped, in the way of nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import browser
import pytest
from accessible import violations
from model_server import ModelServer, model_server, says, stalls, waits
from screens import ENGLISH, record_of
from web_record import serving

pytestmark = pytest.mark.browser
GOOD = (
    "Anna Kovaleva said that the position on herring quotas has not changed [5]. Taro Kono "
    "expressed concern over “herring quotas in the northern sea” [2][4]."
)
LIE = "Anna Kovaleva resigned in 1999 [5]."
WORDS = "Anna Kovaleva said that the position on herring quotas has not changed."


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with model_server() as running:
        yield running


@pytest.fixture
def address(
    tmp_path_factory: pytest.TempPathFactory, chromium: Any, server: ModelServer
) -> Iterator[str]:
    """Served anew for each test: what was written once is kept."""
    folder = tmp_path_factory.mktemp("r") / "record"
    model = server.model(timeout=600)
    with record_of(ENGLISH, folder) as record, serving(record, model=model) as url:
        yield url


def ask(page: Any, question: str) -> Any:
    turn = page.locator(".exchange").count() + 1
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#exchange-{turn} .answer")
    return page.locator(f"#exchange-{turn}")


@pytest.mark.parametrize(
    ("size", "dark"), [(browser.LAPTOP, False), (browser.PHONE, True)], ids=["laptop", "phone"]
)
def test_quotes_come_at_once_and_the_summary_in_its_place(
    chromium: Any, address: str, server: ModelServer, size: tuple[int, int], dark: bool
) -> None:
    server.free.clear()
    server.reply = waits(GOOD)
    with browser.page(chromium, size, dark=dark) as page:
        browser.open_chat(page, address)
        turn = ask(page, ENGLISH.answered)
        assert turn.locator("blockquote").count() == 20
        page.wait_for_selector(".machine[aria-busy] .busy:not([hidden])")
        assert (
            "is given your question and the quotes shown" in turn.locator(".machine").inner_text()
        )
        places = [turn.locator(one).last.bounding_box() for one in (".quote", ".searched")]
        server.free.set()
        page.wait_for_selector(".machine.written")
        after = [turn.locator(one).last.bounding_box() for one in (".quote", ".searched")]
        assert after == places
        machine = turn.locator(".machine")
        assert WORDS in machine.inner_text()
        assert machine.locator("blockquote").count() == 0
        assert machine.locator(".numbers a").all_inner_texts() == ["5", "2", "4"]
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert not violations(page)
        machine.get_by_text("herring quotas in the northern sea").click()
        page.wait_for_selector("#mark:visible")
        assert page.locator("#mark").inner_text() == "herring quotas in the northern sea"


def test_it_is_stopped_and_can_be_asked_for_again(
    chromium: Any, address: str, server: ModelServer
) -> None:
    server.closed.clear()
    server.reply = stalls()
    with browser.page(chromium) as page:
        browser.open_chat(page, address)
        turn = ask(page, ENGLISH.answered)
        turn.get_by_role("button", name="Stop").click()
        page.wait_for_selector(".machine.withheld")
        assert "Stopped: no summary was written." in turn.locator(".machine").inner_text()
        assert server.closed.wait(60)  # and the model was told
        assert turn.locator("blockquote").count() == 20
        server.reply = says(LIE)
        page.get_by_role("button", name="Ask question 1 again").click()
        page.wait_for_selector(".machine .why:has-text('The summary is withheld.')")
        assert "1999" not in turn.inner_text()


def test_who_does_not_wait_asks_on_and_finds_it_later(
    chromium: Any, address: str, server: ModelServer
) -> None:
    server.free.clear()
    server.reply = waits(GOOD)
    with browser.page(chromium) as page:
        browser.open_chat(page, address)
        asked = len(server.asked)
        ask(page, ENGLISH.answered)
        page.wait_for_selector("#exchange-1 .machine[aria-busy]")
        second = ask(page, ENGLISH.nothing)
        assert second.locator(".machine").count() == 0
        assert page.locator("#exchange-1 .machine[aria-busy]").count() == 1
        server.free.set()
        page.wait_for_selector("#exchange-1 .machine.written")
        ask(page, "What was said about submarine tunnels?")
        assert WORDS in page.locator("#exchange-1 .machine.written").inner_text()
        assert len(server.asked) == asked + 1
