"""axe-core over every screen, at both widths, in both themes: nobody is shut out."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote_plus

import browser
import pytest
from accessible import violations
from test_browser_chat import FISHING, LOOKS, ask, opened
from web_record import KURIL
from web_samples import REPLY

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("size", "dark"), LOOKS)
def test_every_screen_of_the_chat(
    chromium: Any, address: str, size: tuple[int, int], dark: bool
) -> None:
    with browser.page(chromium, size, dark=dark) as page:
        opened(page, address)
        assert violations(page) == []
        page.locator("#narrow summary").click()
        page.wait_for_selector("#filter-form .filter-fields")
        assert violations(page) == []
        page.locator("#narrow summary").click()
        answer = ask(page, KURIL, "quotes")
        answer.locator("[data-around=after]").first.click()
        answer.locator(".neighbour").first.wait_for()
        assert violations(page) == []
        answer.locator(".cite").first.click()
        page.locator("#mark").wait_for()
        page.get_by_text("About this statement").click()
        assert violations(page) == []
        if size == browser.PHONE:
            page.locator(".back").click()
        ask(page, FISHING, "nothing")
        assert violations(page) == []


@pytest.mark.parametrize(("size", "dark"), LOOKS)
def test_every_plain_page(chromium: Any, address: str, size: tuple[int, int], dark: bool) -> None:
    with browser.page(chromium, size, dark=dark) as page:
        opened(page, address)
        answer = ask(page, KURIL, "quotes")
        links = [
            answer.locator(selector).first.get_attribute("href")
            for selector in (".permalink", ".cite", "h3 a", "[data-around]")
        ]
        turned = quote_plus(REPLY.replace("are operating", "are not operating"))
        for link in (
            *links,
            "/everything",
            "/everything?q=the Kuril Islands&date_from=2019-01-01",
            "/everything?q=the Kuril Islands&group=side",
            "/everything?q=submarines",
            "/check",
            f"/check?text={quote_plus(REPLY)}",
            f"/check?text={turned}",
            "/check?text=nobody ever said this about fishing",
        ):
            page.goto(address + link)
            assert violations(page) == [], link
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), link
