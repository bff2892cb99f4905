"""Bringing statements in Chromium: dropped, corrected, saved, asked; and still there later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import browser
import pytest
from accessible import violations
from bringing_samples import HERRING, ROWS, UNDATED
from test_browser_chat import LOOKS, ask
from web_record import serving

from qa.record import Record
from qa.web.permission import Permission

pytestmark = pytest.mark.browser
HERE = Permission("here")
DROP = """([target, files]) => {
  const transfer = new DataTransfer();
  for (const [name, words] of files) transfer.items.add(new File([words], name));
  for (const type of ['dragenter', 'dragover', 'drop']) {
    const event = new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true });
    document.querySelector(target).dispatchEvent(event);
  }
}"""
BROKEN = "\x00\x01\x02\x00" * 200


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[tuple[Record, str]]:
    with Record.open(tmp_path) as record, serving(record, HERE) as url:
        yield record, url


def drop(page: Any, *files: tuple[str, str]) -> None:
    page.evaluate(DROP, ["#drop", [list(file) for file in files]])
    page.wait_for_url("**/bring/*#review")
    page.wait_for_selector("#brought")


def test_dropped_corrected_saved_asked_and_still_there_after_a_restart(
    chromium: Any, tmp_path: Path
) -> None:
    question = "What was said about cod?"
    with (
        Record.open(tmp_path) as record,
        serving(record, HERE) as url,
        browser.page(chromium) as page,
    ):
        page.goto(f"{url}/bring")
        browser.screenshot(page, "bring-start")
        drop(page, ("cod.txt", UNDATED), ("broken.txt", BROKEN), ("herring.txt", HERRING))
        assert page.evaluate("document.activeElement.id") == "review"
        assert "2 statements to save. 1 file refused." in page.locator("#sum").inner_text()
        assert "broken.txt" in page.locator(".refusals").inner_text()
        assert "No date was found" in page.locator(".doubts").first.inner_text()
        browser.screenshot(page, "bring-review")
        card = page.locator(".found").first
        card.get_by_label("Date").fill("4 May")
        page.get_by_role("button", name="Save 2 statements").click()
        page.wait_for_selector("[aria-invalid]")
        assert record.stats().statements == 0
        card.get_by_label("Date").fill("2021-05-04")
        card.get_by_label("Speakers").fill("Bo Stone")
        page.get_by_role("button", name="Save 2 statements").click()
        page.wait_for_selector(".saved li")
        assert page.locator(".saved li").count() == 2
        browser.screenshot(page, "bring-saved")
        page.get_by_role("link", name="Ask a question").click()
        browser.wait_until_ready(page)
        answer = ask(page, question, "quotes")
        assert "Bo Stone" in answer.inner_text()
        assert "4 May 2021" in answer.inner_text()
    with (
        Record.open(tmp_path) as record,
        serving(record, HERE) as url,
        browser.page(chromium) as page,
    ):
        browser.open_chat(page, url)
        answer = ask(page, question, "quotes")
        assert "Cod was discussed at length." in answer.inner_text()
        assert "Bo Stone" in answer.inner_text()


def test_a_folder_is_chosen_and_what_is_no_statement_is_passed_over(
    chromium: Any, folder: tuple[Record, str], tmp_path: Path
) -> None:
    _, url = folder
    talks = tmp_path / "talks"
    (talks / "deep").mkdir(parents=True)
    (talks / "deep" / "herring.txt").write_text(HERRING, "utf-8")
    (talks / "README.md").write_text("Notes.", "utf-8")
    (talks / "picture.png").write_bytes(b"png")
    with browser.page(chromium) as page:
        page.goto(f"{url}/bring")
        page.get_by_label("Choose a folder").set_input_files(talks)
        page.wait_for_selector("#sum")
        told = page.locator("#sum").inner_text()
        assert told == "1 statement to save. 2 files passed over as no statements."
        assert page.locator(".file h3").inner_text() == "talks/deep/herring.txt"


def test_it_is_done_without_script(chromium: Any, folder: tuple[Record, str]) -> None:
    record, url = folder
    with browser.page(chromium, browser.PHONE, script=False) as page:
        page.goto(f"{url}/bring")
        files = [
            {"name": name, "mimeType": "text/plain", "buffer": words.encode()}
            for name, words in (("cod.txt", UNDATED), ("broken.txt", BROKEN))
        ]
        page.get_by_label("Choose files").set_input_files(files)
        page.get_by_role("button", name="Read them").click()
        page.locator(".found").get_by_label("Date").fill("2021-05-04")
        page.get_by_text("Bring more").click()
        page.get_by_role("button", name="Keep corrections").click()
        page.get_by_text("Bring more").click()
        page.get_by_label("Or paste a text").fill(HERRING)
        page.get_by_role("button", name="Read it").click()
        page.locator(".found").nth(1).wait_for()
        page.get_by_role("button", name="Save 2 statements").click()
        page.locator(".saved li").nth(1).wait_for()
    assert {s.date for s in record.list()[0]} == {"2021-05-04", "2019-05-30"}


def test_it_is_done_by_keyboard(chromium: Any, folder: tuple[Record, str]) -> None:
    record, url = folder
    with browser.page(chromium) as page:
        page.goto(f"{url}/bring")
        page.locator("#text").focus()
        page.keyboard.insert_text(UNDATED)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector("#review")
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name") == "0.0.date":
                break
        page.keyboard.insert_text("2021-05-04")
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.value") == "save":
                break
        page.keyboard.press("Enter")
        page.wait_for_selector(".saved li")
    assert [s.date for s in record.list()[0]] == ["2021-05-04"]


# One look a day; the others in the long run.
IN_TURN = [
    LOOKS[-1],
    *(pytest.param(*look.values, id=look.id, marks=pytest.mark.long) for look in LOOKS[:-1]),
]


@pytest.mark.parametrize(("size", "dark"), IN_TURN)
def test_every_state_is_open_to_everybody(
    chromium: Any, size: tuple[int, int], dark: bool, tmp_path: Path
) -> None:
    look = f"{size[0]}-{'dark' if dark else 'light'}"

    def sound(page: Any, name: str) -> None:
        assert violations(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        browser.screenshot(page, f"bring-{name}-{look}")

    with (
        Record.open(tmp_path) as record,
        serving(record, HERE) as url,
        browser.page(chromium, size, dark=dark) as page,
    ):
        page.goto(f"{url}/bring")
        sound(page, "start")
        drop(page, ("herring.txt", HERRING), ("broken.txt", BROKEN), ("archive.rar", "x"))
        sound(page, "one")
        page.get_by_label("Date").fill("soon")
        page.get_by_role("button", name="Save 1 statement").click()
        page.wait_for_selector("[aria-invalid]")
        sound(page, "wrong")
        page.get_by_label("Date").fill("2019-05-30")
        page.get_by_role("button", name="Save 1 statement").click()
        page.wait_for_selector(".saved li")
        sound(page, "saved")
        page.goto(f"{url}/bring")
        changed = HERRING.replace("more time", "a year")
        drop(page, ("herring.txt", changed), ("rows.jsonl", ROWS), ("cod.txt", UNDATED))
        page.locator(".found summary").first.click()
        sound(page, "many")
        page.get_by_role("button", name="Show all").click()
        page.wait_for_selector("text=Keep these corrections")
        sound(page, "whole")
    with (
        Record.open(tmp_path) as record,
        serving(record) as url,
        browser.page(chromium, size, dark=dark) as page,
    ):
        page.goto(f"{url}/bring")
        sound(page, "closed")
