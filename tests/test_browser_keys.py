"""Keys in Chromium: everything is reached, keys are listed under "?", and can be switched off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import browser
import pytest
from accessible import violations
from test_browser_bad_days import document
from test_browser_chat import ask, opened
from web_record import serving

from qa.record import Record

pytestmark = pytest.mark.browser
ARABIC = "اتفقنا على حصص صيد الأسماك في البحر."


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, chromium: Any) -> Iterator[str]:
    with Record.open(tmp_path_factory.mktemp("record")) as record:
        tuna = "We spoke about tuna in New Haven, time {}."
        pages = [document(f"tuna {n}", tuna.format(n)) for n in range(5)]
        pages.append(document("بيان", ARABIC, language="ar", title="بيان عن الصيد"))
        record.add_documents(pages, source="tests", wait=False)
        with serving(record) as url:
            yield url


def focused(page: Any) -> str:
    found: str = page.evaluate("document.activeElement.closest('.quote')?.id ?? ''")
    return found.rpartition("-")[2]


def test_keys_go_from_quote_to_quote_and_to_the_question(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        ask(page, "What was said about tuna?", "quotes")
        page.keyboard.type("jk")
        assert page.locator("#question textarea").input_value() == "jk"
        page.keyboard.press("Escape")
        assert focused(page) == "1"
        page.locator("#exchange-1 .cite").nth(1).focus()
        page.keyboard.press("j")
        assert focused(page) == "3"
        page.keyboard.press("k")
        page.keyboard.press("k")
        assert focused(page) == "1"
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
        assert page.locator("#question textarea").input_value() == "jk"


@pytest.mark.parametrize("dark", [False, True])
def test_the_list_of_keys_and_switching_them_off(chromium: Any, address: str, dark: bool) -> None:
    with browser.page(chromium, dark=dark) as page:
        opened(page, address)
        page.get_by_role("button", name="Keyboard shortcuts").focus()
        page.keyboard.press("?")
        dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
        dialog.wait_for()
        assert violations(page) == []
        browser.screenshot(page, f"keys-{'dark' if dark else 'light'}")
        dialog.get_by_label("Use single keys").uncheck()
        page.keyboard.press("Escape")
        dialog.wait_for(state="detached")
        page.keyboard.press("?")
        assert dialog.count() == 0
        page.get_by_role("button", name="Keyboard shortcuts").click()
        dialog.get_by_label("Use single keys").check()


def test_text_that_runs_from_right_to_left(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        answer = ask(page, "صيد الأسماك", "quotes")
        quote = answer.locator("blockquote")
        assert quote.inner_text() == ARABIC
        direction = "e => getComputedStyle(e).direction"
        assert quote.evaluate(direction) == "rtl"
        assert answer.locator("h3").evaluate(direction) == "rtl"
        page.locator("#mark", has_text=ARABIC).wait_for()
        assert page.locator("#mark").evaluate(direction) == "rtl"
        browser.screenshot(page, "right-to-left")
