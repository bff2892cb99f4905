"""The chat in Chromium, offline: asked, answered, cited, opened; pictures of what it looks like."""

from __future__ import annotations

from typing import Any

import browser
import pytest
from web_record import FISHING, KURIL
from web_samples import KONO, REPLY

pytestmark = pytest.mark.browser
LOOKS = [
    pytest.param(size, dark, id=f"{name}-{'dark' if dark else 'light'}")
    for name, size in (("desktop", browser.LAPTOP), ("phone", browser.PHONE))
    for dark in (False, True)
]
IN_VIEW = """(mark) => {
  const box = document.getElementById('pane').getBoundingClientRect();
  const at = mark.getBoundingClientRect();
  return at.top >= box.top && at.bottom <= Math.min(box.bottom, innerHeight);
}"""
OVERFLOW = "() => document.documentElement.scrollWidth - innerWidth"


def ask(page: Any, question: str, outcome: str) -> Any:
    """Type the question and wait for an answer of this kind, the newest on the page."""
    turns = page.locator(".exchange").count()
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#exchange-{turns + 1} .answer.{outcome}")
    return page.locator(f"#exchange-{turns + 1}")


def opened(page: Any, address: str) -> None:
    browser.open_chat(page, address)
    page.wait_for_selector("#welcome [data-ask], #welcome[data-empty], .exchange")


def test_both_voices_answer_in_order_and_a_citation_opens_its_words(
    chromium: Any, address: str
) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        assert page.title() == "On the Record"
        answer = ask(page, KURIL, "quotes")
        said = answer.locator("blockquote").all_inner_texts()
        assert said.index(KONO) < said.index(REPLY)
        voices = answer.locator(".voice > span:first-of-type").all_inner_texts()
        assert voices[said.index(KONO)] == "Reported from Taro Kono"
        assert voices[said.index(REPLY)] == "Own words of Sergey Lavrov"
        answer.locator(".cite").nth(said.index(REPLY)).click()
        mark = page.locator("#mark", has_text=REPLY)
        mark.wait_for()
        assert mark.evaluate(IN_VIEW)
        assert page.locator("mark.other").all_inner_texts() == [KONO]


def test_nothing_is_said_over_what_was_searched(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        answer = ask(page, FISHING, "nothing")
        assert "Nothing in this record (1 statement, 30 May 2019" in answer.inner_text()
        assert answer.locator("blockquote").count() == 0


def test_an_example_is_asked_with_a_click_and_followed_up(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        example = page.locator("[data-ask]").first
        question = example.inner_text()
        example.click()
        page.wait_for_selector("#exchange-1 .answer")
        assert page.locator(".asked").first.inner_text() == question
        page.wait_for_function("document.activeElement.matches('#exchange-1 .asked')")
        ask(page, KURIL, "quotes")
        assert page.locator(".exchange").count() == 2
        assert page.locator("#question textarea").input_value() == ""


def test_on_a_phone_the_statement_is_a_sheet_with_a_way_back(chromium: Any, address: str) -> None:
    with browser.page(chromium, browser.PHONE) as page:
        opened(page, address)
        answer = ask(page, KURIL, "quotes")
        assert page.locator("#reading").is_hidden()
        page.wait_for_function("announce.textContent.includes('from this record')")
        assert page.locator("#announce").is_visible()
        answer.locator(".cite").first.click()
        page.locator("#mark").wait_for()
        assert page.locator("#mark").evaluate(IN_VIEW)
        assert page.locator("#talk").evaluate("e => e.inert")
        page.get_by_role("button", name="Back to the answer").click()
        page.wait_for_selector("#reading", state="hidden")
        assert answer.locator("blockquote").first.is_visible()
        assert page.evaluate("document.activeElement.className") == "cite"
        answer.locator(".cite").first.click()
        page.wait_for_selector("#reading", state="visible")
        page.go_back()
        page.wait_for_selector("#reading", state="hidden")


def test_permalinks_work_without_javascript(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        link = ask(page, KURIL, "quotes").locator(".permalink").get_attribute("href")
    with browser.page(chromium, script=False) as plain:
        plain.goto(address + link)
        assert plain.locator("blockquote").first.inner_text() == KONO
        plain.locator(".cite").first.click()
        assert plain.locator("#mark").inner_text() == KONO
        browser.screenshot(plain, "permalink-of-words")


def test_a_link_goes_on_in_the_chat(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        link = ask(page, KURIL, "quotes").locator(".permalink").get_attribute("href")
        page.goto(address + link)
        page.get_by_role("link", name="Go on from this answer").click()
        page.wait_for_selector("#exchange-1 blockquote")
        browser.wait_until_ready(page)
        ask(page, "What was said about Korea?", "quotes")


@pytest.mark.parametrize("question", ["", "?!…", "x" * 20_000, "<img src=//example.org/x> ${1+1}"])
def test_a_bad_question_gets_a_sentence(chromium: Any, address: str, question: str) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        page.fill("#question textarea", question)
        page.click("#send")
        page.wait_for_selector("#exchange-1 :is(.problem, .answer)")
        shown = page.locator("#exchange-1").inner_text()
        assert "Traceback" not in shown
        assert "${" not in question or "${1+1}" in shown
        assert page.locator(".exchange img").count() == 0


def test_selected_words_get_an_address(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        ask(page, KURIL, "quotes")
        page.locator("#mark").wait_for()
        page.locator("#mark").dblclick(position={"x": 60, "y": 8})
        words = page.evaluate("getSelection().toString().trim()")
        page.locator(".bar .selected").click()
        page.wait_for_url("**/spans/**")
        assert page.locator("#mark").inner_text().strip() == words


@pytest.mark.parametrize(("size", "dark"), LOOKS)
def test_how_it_looks(chromium: Any, address: str, size: tuple[int, int], dark: bool) -> None:
    name = f"{'desktop' if size == browser.LAPTOP else 'phone'}-{'dark' if dark else 'light'}"
    with browser.page(chromium, size, dark=dark) as page:
        opened(page, address)
        browser.screenshot(page, f"welcome-{name}")
        answer = ask(page, KURIL, "quotes")
        if size == browser.LAPTOP:
            page.locator("#mark").wait_for()
        browser.screenshot(page, f"kuril-{name}")
        answer.locator(".cite").first.click()
        page.locator("#mark").wait_for()
        browser.screenshot(page, f"statement-{name}")
        if size == browser.PHONE:
            page.locator(".back").click()
        ask(page, FISHING, "nothing")
        browser.screenshot(page, f"nothing-{name}")
        assert page.evaluate(OVERFLOW) <= 0


def test_a_filter_is_taken_off_in_place(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        turn = ask(page, "What did Kono say about the Kuril Islands in 2018?", "nothing")
        turn.get_by_label("Ask without: 2018").click()
        page.wait_for_selector("#exchange-1 .answer.quotes")
        assert KONO in turn.inner_text()
        assert turn.get_by_label("Ask without: said by Taro Kono").count() == 1
        assert page.url.split("?")[0].rstrip("/") == address
