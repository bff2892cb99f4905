"""Filters in Chromium: set, seen, sent along, taken off, and never carried against one's will."""

from __future__ import annotations

from typing import Any

import browser
import pytest
from test_browser_chat import ask, opened
from web_record import KURIL
from web_samples import KONO, REPLY

pytestmark = pytest.mark.browser


def filters(page: Any) -> Any:
    """The form of filters, open."""
    if not page.locator("#narrow").evaluate("e => e.open"):
        page.locator("#narrow summary").click()
    page.wait_for_selector("#filter-form .filter-fields")
    return page.locator("#filter-form")


def quoted(answer: Any) -> list[str]:
    said: list[str] = answer.locator("blockquote").all_inner_texts()
    return said


def test_a_speaker_is_chosen_and_wins_over_the_one_the_question_names(
    chromium: Any, address: str
) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        form = filters(page)
        assert form.locator("datalist option[value='Taro Kono']").count() == 1
        form.get_by_label("Add a person").fill("Taro Kono")
        page.keyboard.press("Enter")
        assert form.get_by_role("checkbox", name="Taro Kono").is_checked()
        assert page.locator("#narrowed").inner_text() == "Taro Kono"
        assert page.locator(".exchange").count() == 0
        answer = ask(page, "What did Lavrov say about the Kuril Islands?", "quotes")
        assert KONO in quoted(answer)
        assert REPLY not in quoted(answer)
        assert "said by Taro Kono your choice" in " ".join(
            answer.locator(".chips li").first.inner_text().split()
        )
        answer.get_by_label("Ask without: said by Taro Kono").click()
        page.wait_for_function("!document.getElementById('narrowed').textContent")
        page.wait_for_selector("#exchange-1 blockquote")
        page.wait_for_function("!document.querySelector('#exchange-1 .chips')")
        assert {KONO, REPLY} <= set(quoted(page.locator("#exchange-1")))
        assert page.evaluate("document.activeElement.className").startswith("answer")


def test_dates_and_own_words_narrow_every_question_until_cleared(
    chromium: Any, address: str
) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        form = filters(page)
        form.get_by_label("Own words only").check()
        form.get_by_label("From").fill("2019-01-01")
        assert quoted(ask(page, KURIL, "quotes")) == [REPLY]
        form.get_by_label("From").fill("2020-01-01")
        assert "0 statements of 1 within the filters" in ask(page, KURIL, "nothing").inner_text()
        form.get_by_role("button", name="Clear all filters").click()
        page.wait_for_function("!document.getElementById('narrowed').textContent")
        answer = ask(page, KURIL, "quotes")
        assert {KONO, REPLY} <= set(quoted(answer))
        assert answer.locator(".chips").count() == 0


def test_days_that_cannot_be_are_told_in_a_sentence(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        form = filters(page)
        form.get_by_label("From").fill("2019-06-01")
        form.get_by_label("To").fill("2019-05-01")
        page.fill("#question textarea", KURIL)
        page.keyboard.press("Enter")
        page.wait_for_selector("#exchange-1 .problem")
        assert "swap the two dates" in page.locator("#exchange-1").inner_text()


def test_what_was_taken_off_is_not_carried_into_a_follow_up(chromium: Any, address: str) -> None:
    year = "2019"
    with browser.page(chromium) as page:
        opened(page, address)
        ask(page, "What was said about the Kuril Islands in 2019?", "quotes")
        follow = ask(page, "And what did Kono say?", "quotes")
        assert f"{year} carried over" in " ".join(follow.locator(".chips").inner_text().split())
        follow.get_by_label(f"Ask without: {year}").click()
        page.wait_for_function(
            "!document.querySelector('#exchange-2 .chips').textContent.includes('2019')"
        )
        page.fill("#question textarea", "And about Korea?")
        page.keyboard.press("Enter")
        page.wait_for_selector("#exchange-3 .answer")
        assert "2019" not in page.locator("#exchange-3 .chips").inner_text()
        assert page.locator("#exchange-1 .chips").inner_text().startswith(year)


def test_the_form_works_by_keyboard(chromium: Any, address: str) -> None:
    with browser.page(chromium, browser.PHONE) as page:
        opened(page, address)
        page.locator("#narrow summary").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("#filter-form .filter-fields")
        seen = []
        for _ in range(14):
            page.keyboard.press("Tab")
            seen.append(page.evaluate("document.activeElement.name || document.activeElement.id"))
        for name in ("date_from", "date_to", "own", "speaker"):
            assert name in seen
        browser.screenshot(page, "filters-phone")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
