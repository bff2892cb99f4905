"""Signing in with a browser: by keyboard, without script, in two languages, on a phone, and out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import browser
import pytest
from access_samples import PASSWORD, with_users
from accessible import violations
from web_record import KURIL, seed_record, serving

from qa.access.policy import Access
from qa.web.permission import Permission

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def access(tmp_path_factory: pytest.TempPathFactory) -> Access:
    folder = tmp_path_factory.mktemp("login") / "record"
    with_users(folder)
    return Access.chosen("0.0.0.0", folder)


@pytest.fixture(scope="module")
def address(access: Access, shared: Callable[[str], Path], chromium: Any) -> Iterator[str]:
    folder = access.users.path.parent
    with (
        seed_record(folder, shared) as record,
        serving(record, Permission("yes"), access) as url,
    ):
        yield url


def sign_in(page: Any, name: str, password: str = PASSWORD) -> None:
    page.fill("#name", name)
    page.fill("#password", password)
    page.press("#password", "Enter")


def test_a_reader_signs_in_asks_and_signs_out(chromium: Any, address: str, access: Access) -> None:
    with browser.page(chromium, refused=True) as page:
        page.goto(f"{address}/everything?q=Kuril")
        assert "/login?next=" in page.url
        assert page.locator(".places a").all_text_contents() == ["Русский"]
        assert not violations(page)
        sign_in(page, "reader", "not this one")
        page.wait_for_selector("[role=alert]")
        assert page.input_value("#name") == "reader"
        browser.screenshot(page, "login-wrong-desktop-light")
        sign_in(page, "reader")
        page.wait_for_selector("text=Sign out")
        assert page.url.startswith(f"{address}/everything?q=Kuril")
        browser.open_chat(page, address)
        page.wait_for_selector(".places >> text=Sign out")
        assert "Bring statements" not in page.inner_text(".places")
        page.fill("#question textarea", KURIL)
        page.press("#question textarea", "Enter")
        page.wait_for_selector(".answer.quotes")
        browser.screenshot(page, "signed-in-desktop-light")
        access.users.set_password("reader", PASSWORD)  # ends the session
        page.fill("#question textarea", "What did Kono say?")
        page.press("#question textarea", "Enter")
        page.wait_for_selector("#password")
        sign_in(page, "reader")
        page.wait_for_selector(".places >> text=Sign out")
        page.click("text=Sign out")
        page.wait_for_selector("#password")
        page.goto(f"{address}/check")
        assert "/login" in page.url


FLOOD = """async () => { for (let n = 0; n < 130; n++) await fetch('/gradio_api/reset', {
  method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"event_id": "a"}',
}); }"""


def test_who_asks_too_often_is_told_so_where_he_asked(chromium: Any, address: str) -> None:
    with browser.page(chromium, refused=True) as page:
        page.goto(f"{address}/login")
        sign_in(page, "admin")
        browser.wait_until_ready(page)
        page.evaluate(FLOOD)
        page.fill("#question textarea", KURIL)
        page.press("#question textarea", "Enter")
        told = page.wait_for_selector("#refused[role=alert]")
        assert "Too much was asked from here just now. Try again in" in told.inner_text()
        assert page.input_value("#question textarea") == KURIL
        browser.screenshot(page, "asked-too-often-desktop-light")


@pytest.mark.parametrize(("size", "dark", "name"), [
    (browser.PHONE, True, "login-phone-dark"), (browser.LAPTOP, False, "login-desktop-light"),
])  # fmt: skip
def test_it_works_without_script_and_in_russian(
    size: tuple[int, int], dark: bool, name: str, chromium: Any, address: str
) -> None:
    with browser.page(chromium, size, dark=dark, script=False, locale="ru-RU") as page:
        page.goto(f"{address}/login")
        assert page.inner_text("h2") == "Войти"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        browser.screenshot(page, name)
        page.focus("#name")
        page.keyboard.type("contributor")
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}/")
        page.goto(f"{address}/bring")
        assert "Выйти" in page.inner_text(".places")
        assert page.locator("main form").count()
