"""Checking a quotation in Chromium: on its page without script, and by asking in the chat."""

from __future__ import annotations

from typing import Any

import browser
import pytest
from test_browser_chat import opened
from web_samples import REPLY

pytestmark = pytest.mark.browser
TURNED = REPLY.replace("are operating", "are not operating")


@pytest.mark.parametrize("size", [browser.LAPTOP, browser.PHONE])
def test_a_pasted_quotation_gets_a_verdict_without_script(
    chromium: Any, address: str, size: tuple[int, int]
) -> None:
    with browser.page(chromium, size, dark=size == browser.PHONE, script=False) as page:
        page.goto(f"{address}/check")
        page.get_by_label("The quotation").fill(TURNED)
        page.get_by_role("button", name="Check it").click()
        page.locator(".verdict.altered").wait_for()
        assert "Negation changed" in page.locator(".changes").inner_text()
        assert page.locator(".diff del").text_content() == "[in the quotation: not]"
        assert page.locator("blockquote").all_inner_texts() == [REPLY]
        browser.screenshot(page, f"check-{size[0]}")
        page.get_by_label("The quotation").fill(REPLY)
        page.get_by_role("button", name="Check it").click()
        page.locator(".verdict.exact").wait_for()
        page.locator(".cite").click()
        assert page.locator("#mark").inner_text() == REPLY


def test_the_chat_checks_what_it_is_asked(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        page.fill("#question textarea", f"Did Lavrov say “{TURNED}”?")
        page.keyboard.press("Enter")
        page.locator("#exchange-1 .verdict.altered").wait_for()
        assert "Said by Sergey Lavrov" in page.locator(".verdict").inner_text()
        page.get_by_role("link", name="Check a quotation").click()
        page.wait_for_url("**/check")
