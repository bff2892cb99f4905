"""In Chromium: a statement in two languages and from two sources is one card, the rest a click."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import browser
import pytest
from kin_samples import EMBASSY, MINISTRY, RUSSIAN, RUSSIAN_PAGE, WORDS
from test_browser_chat import ask, opened
from web_record import serving

from qa import Record
from tests.toy_encoder import ToyEncoder

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, chromium: Any) -> Iterator[str]:
    with Record.open(tmp_path_factory.mktemp("copies"), encoder=ToyEncoder()) as record:
        for document in (MINISTRY, EMBASSY, RUSSIAN_PAGE):
            record.add_documents([document], source=document.source_id)
        with serving(record) as url:
            yield url


def test_one_card_names_the_other_source_and_opens_the_other_language(
    chromium: Any, address: str
) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        answer = ask(page, "What was said about fish stocks in the northern waters?", "quotes")
        assert answer.locator("blockquote").all_inner_texts().count(WORDS[1]) == 1
        kin = answer.locator(".source .kin").first
        assert "embassy.example.net (the same words)" in kin.inner_text()
        assert "each is searched by itself" in answer.locator(".searched").inner_text()
        card = answer.locator(".quote").filter(has=page.get_by_text(WORDS[1], exact=True))
        card.first.locator(".tools .pair").click()
        statement = page.locator("#pane article.statement")
        statement.locator(".body", has_text=RUSSIAN[1]).wait_for()
        assert statement.locator(".counterpart").inner_text().endswith(RUSSIAN[1])
        page.wait_for_function("document.activeElement.matches('.counterpart')")
        browser.screenshot(page, "counterpart")
        assert statement.locator(".body").get_attribute("lang") == "ru"
        back = statement.locator(".links .pair")
        assert back.inner_text() == "English original"
        back.click()
        statement.locator(".body", has_text=WORDS[1]).wait_for()
        statement.locator(".kin .copy").click()
        page.wait_for_function(
            "document.querySelector('#pane .statement').textContent.includes('embassy.example.net')"
        )
        browser.screenshot(page, "copies")
