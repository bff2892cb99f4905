"""Every screen there is, one after the other, for tests that look at all of them.

Two records of the same shape, one in English and one in Russian, so that on a Russian page of the
Russian one every Latin letter is the page's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import browser

from corpus.types import Block, Document, Metadata
from qa.record import Record


@dataclass(frozen=True)
class Said:
    """A record in one language, and questions that bring up each screen."""

    language: str
    people: tuple[str, str, str]
    title: str
    place: str
    asker: str
    paragraphs: tuple[str, ...]
    changed: str
    answered: str
    related: str
    nothing: str
    topic: str
    exact: str
    altered: str
    absent: str


ENGLISH = Said(
    language="en",
    people=("Anna Kovaleva", "Boris Titov", "Taro Kono"),
    title="Remarks by Minister {0} on fisheries",
    place="Tallinn",
    asker="Question",
    paragraphs=(
        "We have landed more herring in the northern harbour than in any year before, as the "
        "Northern Fisheries Council and the Council of Harbour Towns have confirmed.",
        "Minister Taro Kono expressed concern over herring quotas in the northern sea.",
        "Our position on herring quotas has not changed: we will not cut them this year.",
    ),
    changed="Our position on herring quotas is under review.",
    answered="What was said about herring quotas?",
    related="What was said about herring prices in the northern harbour?",
    nothing="What was said about submarine cables?",
    topic="herring quotas",
    exact="we will not cut them this year",
    altered="Our position on herring quotas has changed: we will not cut them this year",
    absent="the old lighthouse will be painted yellow next spring",
)
RUSSIAN = Said(
    language="ru",
    people=("Анна Ковалёва", "Борис Титов", "Таро Коно"),
    title="Выступление министра по вопросам рыболовства ({0})",
    place="Мурманск",
    asker="Вопрос",
    paragraphs=(
        "В северном порту сельди выгружено больше, чем в любой из прежних годов: это "
        "подтвердили объединение «Северный улов» и союз «Портовые города».",
        "Министр Таро Коно выразил обеспокоенность квотами на сельдь в северном море.",
        "Наша позиция по квотам на сельдь не изменилась: в этом году мы их не сократим.",
    ),
    changed="Наша позиция по квотам на сельдь пересматривается.",
    answered="Что говорилось о квотах на сельдь?",
    related="Что говорилось о ценах на сельдь в северном порту?",
    nothing="Что говорилось о подводных кабелях?",
    topic="квоты на сельдь",
    exact="в этом году мы их не сократим",
    altered="Наша позиция по квотам на сельдь изменилась: в этом году мы их не сократим",
    absent="старый маяк будет выкрашен в жёлтый цвет будущей весной",
)


@contextmanager
def record_of(said: Said, folder: Path) -> Iterator[Record]:
    """Six statements by two speakers, one of them changed by its publisher and one long."""
    with Record.open(folder) as record:
        record.add_documents(_documents(said), source="tests", wait=False)
        record.add_documents([_changed(said)], source="tests", wait=False)
        yield record


def _documents(said: Said) -> Sequence[Document]:
    kinds = ("speech", "interview", "statement")
    return [
        Document(
            f"s{number}",
            tuple(Block(words, said.people[number % 2]) for words in said.paragraphs)
            * (9 if number == 5 else 1),
            _metadata(said, number, kinds[number % 3]),
        )
        for number in range(6)
    ]


def _changed(said: Said) -> Document:
    blocks = (Block(said.paragraphs[0], said.people[0]), Block(said.changed, said.people[0]))
    return Document("s0", blocks, _metadata(said, 0, "speech"))


def _metadata(said: Said, number: int, kind: str) -> Metadata:
    return Metadata(
        title=said.title.format(said.people[number % 2]),
        date=f"{2014 + number}-05-{number + 10}",
        place=said.place,
        kind=kind,
        language=said.language,
        speakers=(said.people[number % 2],),
        url=f"https://example.org/{number}",
    )


def chat_screens(page: Any, address: str, said: Said) -> Iterator[str]:
    """The chat's, each by name once it is there; the page is left at the last."""
    phone = page.viewport_size["width"] < 900
    browser.open_chat(page, address)
    page.wait_for_selector("#welcome [data-ask]")
    yield "start"
    page.locator("#narrow summary").click()
    page.wait_for_selector("#filter-form .filter-fields")
    yield "filters"
    page.locator('#filter-form [name="own"]').check()
    page.locator('#filter-form [name="kind"]').first.check()
    yield "filters-ticked"
    page.locator('#filter-form [type="reset"]').click()
    page.locator("#narrow summary").click()
    answer = _ask(page, said.answered, "quotes")
    yield "answer"
    answer.locator("[data-around=before]").first.click()
    answer.locator(".neighbour").first.wait_for()
    answer.locator(".take summary").click()
    answer.locator("[data-judge=down]").click()
    yield "neighbours-exports-and-reasons"
    answer.locator(".cite").last.click()
    page.locator("#mark").wait_for()
    page.locator(".known summary").click()
    yield "statement"
    if phone:
        page.locator(".back").click()
        page.wait_for_selector("#reading", state="hidden")
    for outcome, question in (("related", said.related), ("nothing", said.nothing)):
        _ask(page, question, outcome)
        yield outcome
    turn = page.locator(".exchange").count() + 1
    page.click("#send")
    page.wait_for_selector(f"#exchange-{turn} .problem")
    yield "problem"
    browser.open_chat(page, address)
    page.wait_for_selector(".talks li")
    yield "earlier"
    page.locator(".talks li button:nth-of-type(2)").first.click()
    yield "naming"
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    page.wait_for_selector("dialog.keys")
    yield "shortcuts"
    page.keyboard.press("Escape")


def _ask(page: Any, question: str, outcome: str) -> Any:
    turn = page.locator(".exchange").count() + 1
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#exchange-{turn} .answer.{outcome}")
    return page.locator(f"#exchange-{turn}")


def plain_screens(page: Any, address: str, record: Record, said: Said) -> Iterator[str]:
    """Those that need no script, each by name once it is there."""
    for name, path in _plain(record, said):
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        yield name


def _plain(record: Record, said: Said) -> Iterator[tuple[str, str]]:
    answer = record.ask(said.answered)
    first = answer.quotes[0]
    statement = record.statement("s5").statement_id
    old = record.versions("s0")[0].statement_id
    span = f"{first.statement_id}/{first.start_char}-{first.end_char}"
    topic, name = quote_plus(said.topic), quote_plus(said.people[0])
    yield "permalink", f"/answers/{answer.answer_id}"
    yield "permalink-changed", f"/answers/anew?q={quote_plus(said.answered)}&record=other"
    yield (
        "permalink-filtered",
        (
            f"/answers/anew?q={quote_plus(said.answered)}&date_from=2015-01-01&own=1&kind=interview"
            f"&speaker={name}&language={said.language}"
        ),
    )
    yield "whole-statement", f"/statements/{statement}"
    yield "old-version", f"/statements/{old}"
    yield "span", f"/spans/{span}?answer={answer.answer_id}"
    yield "around", f"/around/{span}?before=2&after=2"
    yield "everything-empty", "/everything"
    yield "everything", f"/everything?q={topic}&date_from=2013-01-01&own=1&speaker={name}"
    yield "everything-share", f"/everything?q={topic}&measure=share"
    yield "everything-by-speaker", f"/everything?q={topic}&group=speaker&sort=newest"
    yield "everything-side-by-side", f"/everything?q={topic}&group=side"
    yield "everything-nothing", f"/everything?q={quote_plus(said.nothing)}"
    yield "check-empty", "/check"
    yield "check-exact", f"/check?text={quote_plus(said.exact)}"
    yield "check-typographic", f"/check?text={quote_plus(said.exact.replace(' ', '  – ', 1))}"
    yield "check-altered", f"/check?text={quote_plus(said.altered)}"
    yield "check-absent", f"/check?text={quote_plus(said.absent)}"
    yield "check-too-short", "/check?text=a"
    yield "filters-page", "/filters"
    yield "no-such-page", "/nowhere"
    yield "no-such-statement", "/statements/7"
    yield "no-such-words", f"/spans/{statement}/9-2"
    yield "no-such-choice", "/everything?q=x&sort=7"
    yield "no-day", f"/everything?q={topic}&date_from=2020-01-01&date_to=2019-01-01"
    yield "no-such-answer", "/answers/7"
    yield "no-such-format", f"/export/answers/{answer.answer_id}?format=7"
