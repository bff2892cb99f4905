"""Everything said on a topic: nothing is lost by any order, and every bar leads to its quotes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

import pytest
from fastapi.testclient import TestClient
from starlette.datastructures import URL
from web_samples import quote

from corpus.types import Block, Document, Metadata
from qa import Record
from qa.types import Quote
from qa.web.arranged import GROUPS, NOBODY, PAGE, SORTS, Group, Sort, listed, whose
from qa.web.given import Given
from qa.web.server import application, private_folder
from qa.web.topic_page import topic_page
from qa.web.work import Work

YEARS = {2010: 3, 2012: 25, 2019: 7}


def document(number: int, year: int, **fields: Any) -> Document:
    known = {
        "title": f"Statement {number} of {year}",
        "date": f"{year}-05-{number % 28 + 1:02}",
        "language": "en",
        "speakers": ("Ann Smith" if number % 2 else "Boris Stone",),
    }
    words = f"We landed herring in New Haven harbour number {number} of {year}."
    return Document(f"{year}-{number}", (Block(words),), Metadata(**(known | fields)))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(tmp_path_factory.mktemp("record")) as opened:
        pages = [document(n, year) for year, many in YEARS.items() for n in range(many)]
        other = Document("x", (Block("Nothing but trade."),), Metadata(date="2012-01-01"))
        opened.add_documents([*pages, other], source="tests", wait=False)
        yield opened


@pytest.fixture(scope="module")
def client(record: Record) -> Iterator[TestClient]:
    with private_folder():
        yield TestClient(application(record, Work(record)), raise_server_exceptions=False)


def pages(client: TestClient, address: str) -> Iterator[str]:
    while address:
        shown = client.get(address).text
        yield shown
        following = re.search(r'rel="next" href="([^"]+)"', shown)
        address = html.unescape(following[1]) if following else ""


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("group", GROUPS)
def test_every_order_and_grouping_lists_each_quote_once(
    client: TestClient, sort: str, group: str
) -> None:
    seen = []
    for shown in pages(client, f"/everything?q=herring&sort={sort}&group={group}"):
        assert "35 quotes out of 35 paragraphs in all, in 35 of 36 statements." in shown
        seen += re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", shown)
    assert len(seen) == len(set(seen)) == sum(YEARS.values())


def test_a_bar_leads_to_just_its_quotes(client: TestClient) -> None:
    shown = client.get("/everything?q=herring").text
    bars = re.findall(r'<a href="([^"]+)" aria-label="(\d{4}): (\d+) quotes?, in', shown)
    assert {int(year): int(many) for _, year, many in bars} == YEARS
    for path, year, many in bars:
        there = client.get(html.unescape(path)).text
        assert f"{many} quotes out of" in there
        years = re.findall(r"<blockquote[^>]*>.*? of (\d{4})\.</blockquote>", there)
        assert set(years) == {year}


def test_the_share_is_of_the_records_statements(client: TestClient) -> None:
    shown = client.get("/everything?q=herring&measure=share").text
    assert "Share of the record’s statements that speak of it, by year" in shown
    assert 'aria-label="2012: 25 quotes, in 25 of 26 statements (96%)"' in shown
    assert "<td>25 of 26</td><td>96%</td>" in shown


def test_filters_of_the_address_fill_the_form_and_narrow_the_list(client: TestClient) -> None:
    shown = client.get(
        "/everything?q=herring&speaker=Ann+Smith&speaker=&date_from=2012-01-01&date_to="
    ).text
    assert 'value="Ann Smith" checked' in shown
    assert 'name="date_from" value="2012-01-01"' in shown
    assert "15 quotes out of" in shown
    assert (
        client.get("/everything?q=herring&date_from=2013-01-01&date_to=2012-01-01").status_code
        == 400
    )


def test_with_no_topic_all_within_the_filters_is_listed_and_nothing_is_cut(
    client: TestClient,
) -> None:
    shown = client.get("/everything?q=What+did+Ann+Smith+say").text
    assert "16 quotes out of 16 paragraphs in all" in shown
    nothing_asked = client.get("/everything?q=What+was+said%3F")
    assert (nothing_asked.status_code, "Please say about what" in nothing_asked.text) == (400, True)
    bogus = client.get("/everything?q=herring&sort=loudest")
    assert (bogus.status_code, "not offered here" in bogus.text) == (404, True)


def test_a_topic_that_nobody_spoke_of_and_none_at_all(client: TestClient) -> None:
    assert "Nothing in this record on “submarines”" in client.get("/everything?q=submarines").text
    assert "List all" in client.get("/everything").text
    hostile = client.get("/everything?q=<script>alert(1)</script>")
    assert "<script" not in hostile.text
    assert client.get("/everything?q=herring&cursor=999999").status_code == 200


def test_more_than_can_be_arranged_goes_page_by_page(record: Record) -> None:
    seen: list[str] = []
    here = URL("/everything?q=herring&sort=newest")
    while True:
        given = Given.model_validate(dict(parse_qsl(here.query)))
        shown = topic_page(record, given, here, most=10)
        assert "35 paragraphs match: too many to arrange at once." in shown
        seen += re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", shown)
        following = re.search(r'rel="next" href="([^"]+)"', shown)
        if not following:
            break
        here = URL(html.unescape(following[1]))
    assert len(seen) == len(set(seen)) == 35


def some() -> list[Quote]:
    return [
        quote(1, "a", statement_id="s1", date="2010-01-01", voice="own", speaker="Ann", score=0.2),
        quote(2, "b", statement_id="s1", date="2010-01-01", voice="unclear", score=0.9),
        quote(3, "c", statement_id="s2", date="2011-01-01", voice="reported", by="Bo", score=0.5),
        quote(4, "d", statement_id="s3", date=None, voice="own", speaker="Ann", score=0.1),
    ]


@pytest.mark.parametrize(
    ("sort", "group", "order"),
    [
        ("oldest", "statement", "abcd"),
        ("newest", "statement", "cabd"),
        ("relevance", "statement", "bcad"),
        ("oldest", "speaker", "adbc"),
        ("oldest", "side", "acd"),
    ],
)
def test_orders_worked_by_hand(sort: Sort, group: Group, order: str) -> None:
    found = listed(some(), sort, group, 0)
    assert "".join(one.text for one in found.quotes) == order
    assert [one.number for one in found.quotes] == list(range(1, len(order) + 1))
    assert (found.following, found.total) == (None, len(order))
    assert [whose(one) for one in some()] == ["Ann", NOBODY, "Bo", "Ann"]
    if group == "side":
        assert list(found.sides) == ["Ann", "Bo"]


def test_pages_go_on_where_the_one_before_ended() -> None:
    many = [quote(n, f"w{n}", score=1.0) for n in range(PAGE + 3)]
    first = listed(many, "oldest", "statement", 0)
    second = listed(many, "oldest", "statement", first.following or 0)
    assert [one.number for one in second.quotes] == [PAGE + 1, PAGE + 2, PAGE + 3]
    assert second.following is None
