"""axe-core over every screen, at both widths, in both themes and languages: nobody is shut out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import browser
import pytest
from accessible import violations
from screens import ENGLISH, RUSSIAN, Said, chat_screens, plain_screens, record_of
from web_record import serving

from qa.record import Record

pytestmark = pytest.mark.browser
SAID = {"en": ENGLISH, "ru": RUSSIAN}
# Each width, theme and language is seen daily; all eight together take minutes more.
DAILY = {(browser.LAPTOP, False, "en"), (browser.PHONE, True, "ru")}
LOOKS = [
    pytest.param(
        size,
        dark,
        language,
        marks=[] if (size, dark, language) in DAILY else pytest.mark.long,
        id=f"{name}-{'dark' if dark else 'light'}-{language}",
    )
    for name, size in (("desktop", browser.LAPTOP), ("phone", browser.PHONE))
    for dark in (False, True)
    for language in SAID
]
OVERFLOW = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module")
def served(
    tmp_path_factory: pytest.TempPathFactory, chromium: Any
) -> Iterator[dict[str, tuple[Said, Record, str]]]:
    """For each language a record in it and where that is served."""
    folder = tmp_path_factory.mktemp("records")
    with (
        record_of(ENGLISH, folder / "en") as english,
        record_of(RUSSIAN, folder / "ru") as russian,
        serving(english) as one,
        serving(russian) as other,
    ):
        yield {"en": (ENGLISH, english, one), "ru": (RUSSIAN, russian, other)}


@pytest.mark.parametrize(("size", "dark", "language"), LOOKS)
def test_every_screen_of_the_chat(
    chromium: Any, served: Any, size: tuple[int, int], dark: bool, language: str
) -> None:
    said, _, address = served[language]
    with browser.page(chromium, size, dark=dark, locale=language) as page:
        for screen in chat_screens(page, address, said):
            assert violations(page) == [], screen
            assert page.evaluate(OVERFLOW) <= 0, screen


@pytest.mark.parametrize(("size", "dark", "language"), LOOKS)
def test_every_plain_page(
    chromium: Any, served: Any, size: tuple[int, int], dark: bool, language: str
) -> None:
    said, record, address = served[language]
    with browser.page(chromium, size, dark=dark, locale=language, refused=True) as page:
        for screen in plain_screens(page, address, record, said):
            assert violations(page) == [], screen
            assert page.evaluate(OVERFLOW) <= 0, screen
