"""Stopping in Chromium: a model that is slow to read a question, and a reader who does not wait."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import browser
import pytest
from screens import ENGLISH, record_of
from toy_encoder import ToyEncoder
from web_record import serving

from embeddings.types import Vectors
from qa.record import Record

pytestmark = pytest.mark.browser


class SlowEncoder(ToyEncoder):
    """Takes as long over questions as it is told to."""

    def __init__(self) -> None:
        super().__init__("slow")
        self.free = threading.Event()
        self.free.set()
        self.reading = threading.Event()

    def encode_question(self, text: str) -> Vectors:
        self.reading.set()
        assert self.free.wait(60)
        return super().encode_question(text)


@pytest.fixture(scope="module")
def encoder() -> SlowEncoder:
    return SlowEncoder()


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory, chromium: Any, encoder: SlowEncoder
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("record")
    with record_of(ENGLISH, folder):
        pass
    with Record.open(folder, encoder=encoder) as record:
        record.embed()
        with serving(record) as url:
            yield url


@pytest.fixture
def slow(encoder: SlowEncoder) -> Iterator[SlowEncoder]:
    encoder.free.clear()
    encoder.reading.clear()
    yield encoder
    encoder.free.set()


def asking(page: Any, question: str) -> None:
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_selector(".exchange:last-child .pending")


def test_a_long_answer_is_stopped_and_does_not_come_after_all(
    chromium: Any, address: str, slow: SlowEncoder
) -> None:
    with browser.page(chromium) as page:
        browser.open_chat(page, address)
        asking(page, ENGLISH.answered)
        assert slow.reading.wait(30)
        page.get_by_role("button", name="Stop").click()
        page.wait_for_selector("#welcome [data-ask]")
        box = page.locator("#question textarea")
        assert box.input_value() == ENGLISH.answered
        assert box.evaluate("e => e === document.activeElement")
        slow.free.set()
        page.fill("#question textarea", ENGLISH.related)
        page.keyboard.press("Enter")
        page.wait_for_selector("#exchange-1 .answer")
        assert page.locator(".exchange .asked").all_inner_texts() == [ENGLISH.related]


def test_stopping_leaves_the_answers_before_it(
    chromium: Any, address: str, encoder: SlowEncoder
) -> None:
    with browser.page(chromium) as page:
        browser.open_chat(page, address)
        page.fill("#question textarea", ENGLISH.answered)
        page.keyboard.press("Enter")
        page.wait_for_selector("#exchange-1 .answer.quotes")
        encoder.free.clear()
        try:
            asking(page, ENGLISH.nothing)
            page.get_by_role("button", name="Stop").focus()
            page.keyboard.press("Enter")
            page.wait_for_function("document.querySelectorAll('.exchange').length === 1")
            assert page.locator("#exchange-1 .answer.quotes").is_visible()
            assert page.locator(".pending").count() == 0
        finally:
            encoder.free.set()
        page.wait_for_function(
            "document.activeElement.matches('#question textarea') && document.activeElement.value"
        )
        page.keyboard.press("Enter")  # the question is still in the box
        page.wait_for_selector("#exchange-2 .answer")


def test_while_one_waits_others_are_answered(
    chromium: Any, address: str, slow: SlowEncoder
) -> None:
    with browser.page(chromium) as page, browser.page(chromium) as other:
        browser.open_chat(page, address)
        asking(page, "What was said about landing herring?")
        other.goto(f"{address}/check?text={ENGLISH.exact}")
        assert "letter for letter" in other.locator(".verdict").inner_text()
        assert page.locator(".pending").is_visible()
        slow.free.set()
        page.wait_for_selector("#exchange-1 .answer")
