"""Conversations in Chromium: kept in the browser, reopened, named, deleted; turns changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import browser
import pytest
from accessible import violations
from test_browser_chat import FISHING, ask, opened
from web_record import KURIL, seed_record, serving
from web_samples import KONO

from qa.record import Record
from qa.web import blocks

pytestmark = pytest.mark.browser


def test_a_conversation_is_kept_named_reopened_and_deleted(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        ask(page, KURIL, "quotes")
        ask(page, "And what did Kono say?", "quotes")
        opened(page, address)
        page.get_by_role("button", name=f"Rename: {KURIL}").click()
        page.get_by_label("Name of the conversation").fill("Islands")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.textContent") == "Islands"
        assert violations(page) == []
        browser.screenshot(page, "earlier-conversations")
        assert page.locator(".exchange").count() == 0
        page.get_by_role("button", name="Islands", exact=True).click()
        page.wait_for_selector("#exchange-2 .answer.quotes")
        assert "carried over" in page.locator("#exchange-2 .chips").inner_text()
        follow = ask(page, "And in 2018?", "nothing")
        assert "2018" in follow.locator(".chips").inner_text()
        opened(page, address)
        assert page.locator(".talks li").count() == 1
        page.get_by_role("button", name="Delete: Islands").click()
        assert page.locator(".talks").count() == 0
        opened(page, address)
        assert page.locator(".talks").count() == 0


def test_a_conversation_survives_a_restart_of_the_server(
    chromium: Any, tmp_path: Path, shared: Callable[[str], Path]
) -> None:
    with browser.page(chromium) as page:
        with seed_record(tmp_path, shared) as record, serving(record) as before:
            opened(page, before)
            ask(page, KURIL, "quotes")
            kept = page.evaluate("JSON.stringify(localStorage)")
        with Record.open(tmp_path) as record, serving(record) as after:
            page.goto(after)
            page.evaluate(f"Object.assign(localStorage, {kept})")
            opened(page, after)
            page.get_by_role("button", name=KURIL, exact=True).last.click()
            page.wait_for_selector("#exchange-1 .answer.quotes")
            assert KONO in page.locator("#exchange-1").inner_text()


def test_a_conversation_that_the_server_forgot_goes_on(
    chromium: Any,
    tmp_path: Path,
    shared: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(blocks, "CONVERSATIONS", 1)
    with (
        seed_record(tmp_path, shared) as record,
        serving(record) as address,
        browser.page(chromium) as page,
    ):
        opened(page, address)
        ask(page, KURIL, "quotes")
        with browser.page(chromium) as other:
            opened(other, address)
            ask(other, FISHING, "nothing")
        page.locator("#question textarea").fill("And what did Kono say?")
        page.keyboard.press("Enter")
        page.wait_for_selector("#exchange-2 .answer.quotes")
        assert KURIL in page.locator("#exchange-1").inner_text()
        assert "carried over" in page.locator("#exchange-2 .chips").inner_text()
        opened(page, address)
        assert page.locator(".talks .open").all_inner_texts() == [KURIL]


def test_a_question_is_edited_asked_again_and_removed(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        ask(page, FISHING, "nothing")
        ask(page, KURIL, "quotes")
        page.wait_for_function("announce.textContent.includes('2 quotes')")
        page.evaluate("announce.textContent = 'told before'")
        page.get_by_role("button", name="Edit question 2").click()
        page.wait_for_function("document.querySelectorAll('.exchange').length === 1")
        page.wait_for_timeout(100)  # an announcement comes 50 ms after what it tells of
        assert page.locator("#announce").inner_text() == "told before"
        box = page.locator("#question textarea")
        assert box.input_value() == KURIL
        assert box.evaluate("e => e === document.activeElement")
        box.fill("What did Kono say?")
        page.keyboard.press("Enter")
        page.wait_for_selector("#exchange-2 .answer.quotes")
        page.get_by_role("button", name="Ask question 1 again").click()
        page.wait_for_function("document.activeElement.matches('#exchange-1 .answer')")
        assert page.locator(".exchange").count() == 2
        page.get_by_role("button", name="Remove question 1").click()
        page.wait_for_selector("#welcome [data-ask]")
        assert page.url.rstrip("/") == address


def test_a_verdict_on_an_answer_is_kept_with_its_reason_and_saved(
    chromium: Any, address: str, tmp_path: Path
) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        answer = ask(page, KURIL, "quotes")
        answer.get_by_role("button", name="Wrong").click()
        answer.get_by_label("What is wrong with it").select_option("wrong voice")
        assert violations(page) == []
        ask(page, FISHING, "nothing").get_by_role("button", name="Right").click()
        assert answer.get_by_role("button", name="Wrong").get_attribute("aria-pressed") == "true"
        assert answer.get_by_label("What is wrong with it").input_value() == "wrong voice"
        opened(page, address)
        with page.expect_download() as started:
            page.get_by_role("button", name="Save 2 verdicts on answers").click()
        file = tmp_path / "verdicts.jsonl"
        started.value.save_as(file)
        wrong, right = (json.loads(line) for line in file.read_text("utf-8").splitlines())
        assert (wrong["verdict"], wrong["reason"]) == ("down", "wrong voice")
        assert wrong["asked"]["q"] == KURIL
        assert right["verdict"] == "up"
        told = page.request.get(f"{address}/api/v1/feedback").json()
    assert [(one["rating"], one["reason"]) for one in told[-3:]] == [
        ("down", None),
        ("down", "wrong voice"),
        ("up", None),
    ]
    assert [one["question"] for one in told[-3:]] == [KURIL, KURIL, FISHING]


def test_back_and_forward_go_from_answer_to_answer(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        ask(page, KURIL, "quotes")
        first = page.url
        ask(page, FISHING, "nothing")
        second = page.url
        assert first != second
        page.go_back()
        page.wait_for_function("document.querySelectorAll('.exchange').length === 1")
        assert page.url == first
        assert KONO in page.locator("#exchange-1").inner_text()
        page.go_back()
        page.wait_for_selector("#welcome [data-ask]")
        assert page.url.rstrip("/") == address
        assert page.locator(".talks li").count() == 1
        page.go_forward()
        page.wait_for_selector("#exchange-1 .answer.quotes")
        page.go_forward()
        page.wait_for_selector("#exchange-2 .answer.nothing")
        assert page.url == second
        ask(page, "And what did Kono say?", "quotes")
        opened(page, address)
        assert page.locator(".talks li").count() == 1


def test_back_takes_up_what_was_changed_in_an_answer(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        turn = ask(page, "What did Kono say about the Kuril Islands in 2018?", "nothing")
        turn.locator('[data-drop="dates"]').click()
        page.wait_for_selector("#exchange-1 .answer.quotes")
        page.go_back()
        page.wait_for_selector("#exchange-1 .answer.nothing")
        page.go_forward()
        page.wait_for_selector("#exchange-1 .answer.quotes")


def test_back_from_another_page_finds_the_conversation(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        ask(page, KURIL, "quotes")
        page.get_by_role("link", name="Everything said on it").click()
        page.wait_for_url("**/everything**")
        page.go_back()
        page.wait_for_selector("#exchange-1 .answer.quotes")
        browser.wait_until_ready(page)
        page.go_back()
        page.wait_for_selector("#welcome")
