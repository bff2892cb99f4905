"""Everything said on a topic in Chromium, without script: the picture, the order, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import browser
import pytest
from accessible import violations
from test_browser_chat import ask, opened
from test_web_everything import YEARS, document
from web_record import serving

from qa.record import Record

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, chromium: Any) -> Iterator[str]:
    with Record.open(tmp_path_factory.mktemp("record")) as record:
        pages = [document(n, year) for year, many in YEARS.items() for n in range(many)]
        record.add_documents(pages, source="tests", wait=False)
        with serving(record) as url:
            yield url


@pytest.mark.parametrize("size", [browser.LAPTOP, browser.PHONE])
def test_a_bar_is_chosen_and_lists_its_quotes(
    chromium: Any, address: str, size: tuple[int, int]
) -> None:
    with browser.page(chromium, size, dark=size == browser.PHONE) as page:
        page.goto(f"{address}/everything")
        page.get_by_label("Topic").fill("herring")
        page.get_by_role("button", name="List all").click()
        assert "35 quotes out of" in page.locator(".summary").inner_text()
        browser.screenshot(page, f"everything-{size[0]}")
        assert violations(page) == []
        page.get_by_text("As a table").click()
        assert violations(page) == []
        bar = page.get_by_role("link", name="2019: 7 quotes, in 7 of 7 statements")
        bar.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**date_from=2019-01-01**")
        assert page.locator("blockquote").count() == 7
        assert page.get_by_label("From").input_value() == "2019-01-01"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_order_and_grouping_are_chosen_in_the_form(chromium: Any, address: str) -> None:
    with browser.page(chromium, script=False) as page:
        page.goto(f"{address}/everything?q=herring")
        page.get_by_label("Order").select_option("Newest first")
        page.get_by_role("button", name="List all").click()
        assert "2019" in page.locator("blockquote").first.inner_text()
        page.get_by_label("Together").select_option("Positions side by side")
        page.get_by_role("button", name="List all").click()
        heads = page.locator(".sides thead th").all_inner_texts()
        assert {head.split(" 1")[0] for head in heads[1:]} == {"Ann Smith", "Boris Stone"}
        browser.screenshot(page, "side-by-side")


def test_an_answer_leads_there_and_back_to_the_conversation(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        ask(page, "What was said about herring?", "quotes")
        page.get_by_role("link", name="Everything said on it").click()
        page.wait_for_selector(".timeline")
        page.go_back()
        page.wait_for_selector("#exchange-1 .answer.quotes")
        assert page.locator(".asked").all_inner_texts() == ["What was said about herring?"]
