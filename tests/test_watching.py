"""Watching: sources read again tell what is new; a question tells quotes of new statements only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from fastapi.testclient import TestClient
from filelock import FileLock
from lxml import etree
from toy_encoder import ToyEncoder
from typer.testing import CliRunner
from web_site import FISH, HARBOUR, Reply, Site, article, site

from corpus.errors import RecordBusy
from corpus.store.watches import UnknownWatch
from corpus.web.types import Wanted
from qa.adding import OfWeb
from qa.cli import app
from qa.errors import QuestionError
from qa.record import Record
from qa.watch_feed import atom
from qa.watching import Watching
from qa.web.language import language_of
from qa.web.permission import Permission
from qa.web.routes import build
from qa.web.work import Work
from tests import warm

ROOT = Path(__file__).resolve().parents[1]
QUESTION = "What was said about fish stocks?"
ATOM = "{http://www.w3.org/2005/Atom}"
SUNK = "Fish stocks have sunk again in the southern waters."


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as made:
        made.pages["/n/1"] = article("Statement on fish", FISH, HARBOUR)
        made.pages["/rss"] = feed_of("1")
        yield made


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, served: Site) -> Iterator[Record]:
    monkeypatch.setenv("ON_THE_RECORD_ALLOW_HOSTS", served.host)
    encoder = ToyEncoder(
        languages=frozenset({"xx"})
    )  # reads nothing here: words alone are searched
    with Record.open(tmp_path / "record", encoder=encoder) as made:
        yield made


def feed_of(*names: str) -> Reply:
    items = "".join(f"<item><link>/n/{name}</link></item>" for name in names)
    return Reply(f"<rss><channel>{items}</channel></rss>", type="application/rss+xml")


def watched(record: Record, served: Site) -> Watching:
    """The feed and the question, both looked at once."""
    watching = Watching(record)
    web = OfWeb(Wanted(), served.settings(allow_hosts=()))
    watching.add_source(served.url("/rss"), web=web)
    list(watching.look_at_all())
    watching.add_question(QUESTION)
    return watching


def test_a_source_tells_what_is_new_changed_gone_and_refused(record: Record, served: Site) -> None:
    watching = watched(record, served)
    [feed, question] = watching.look_at_all()
    assert (feed.told, feed.results, question.quotes) == ("1 unchanged", (), ())
    served.pages |= {"/n/2": article("On stocks", SUNK), "/n/3": "", "/rss": feed_of("2", "3", "1")}
    [feed, _] = watching.look_at_all()
    assert feed.told == "1 added, 1 refused, 1 unchanged"
    assert [result.status for result in feed.results] == ["added", "refused"]
    assert feed.failed
    [source, _] = record.store.watches()
    assert source.told == feed.told
    assert source.looked is not None


def test_a_watched_page_is_asked_for_no_more_than_once_a_day(record: Record, served: Site) -> None:
    watching = watched(record, served)
    served.forget()
    list(watching.look_at_all())
    assert served.asked == ["/robots.txt", "/rss"]


def test_only_quotes_of_new_statements_are_new(record: Record, served: Site) -> None:
    watching = watched(record, served)
    served.pages |= {"/n/2": article("On stocks", SUNK, date="1 June 2019"), "/rss": feed_of("2")}
    [_, question] = watching.look_at_all()
    assert [quote.text for quote in question.quotes] == [SUNK]
    assert question.told == "1 new quote"
    [_, again] = watching.look_at_all()
    assert (again.quotes, again.told) == ((), "no new quotes")
    [(kept, _)] = watching.quotes(question.watch)
    assert kept.text == SUNK
    assert record.quote(kept.statement_id, kept.start_char, kept.end_char) == SUNK


def test_what_another_site_publishes_too_is_not_new(record: Record, served: Site) -> None:
    watching = watched(record, served)
    first = watching.record.statement(served.url("/n/1"))
    served.pages |= {"/n/9": served.pages["/n/1"], "/rss": feed_of("9", "1")}
    [feed, question] = watching.look_at_all()
    assert feed.told.startswith("1 added")
    assert [copy.url for copy in record.statement(first.source_id).copies] == [served.url("/n/9")]
    assert question.quotes == ()


def test_a_new_version_is_new_only_in_what_it_says_anew(record: Record, served: Site) -> None:
    """The page changes elsewhere first, then in what the question asks for."""
    watching = watched(record, served)
    watch = record.store.watches()[-1]
    page = served.url("/n/1")
    web = OfWeb(Wanted(), served.settings())
    served.pages["/n/1"] = article("Statement on fish", FISH, "The harbour stays as it is.")
    assert record.add(page, web=web)[0].status == "updated"
    assert watching.look(watch).quotes == ()
    served.pages["/n/1"] = article("Statement on fish", SUNK, "The harbour stays as it is.")
    assert record.add(page, web=web)[0].status == "updated"
    assert [quote.text for quote in watching.look(record.store.watch(watch.id)).quotes] == [SUNK]


def test_what_answers_is_judged_over_what_is_new_alone(record: Record, tmp_path: Path) -> None:
    """Old statements that answer better do not crowd out a new one."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(40):
        words = f"Fish stocks, as I say of fish stocks, are number {number} of our concerns."
        if number % 2:
            words = f"The road number {number} to the northern harbour will be mended in spring."
        (folder / f"{number}.txt").write_text(f"30 May 2019\n\nStatement {number}\n\n{words}\n")
    record.add(folder)
    watching = Watching(record)
    watch = watching.add_question(QUESTION)
    (folder / "new.txt").write_text(f"30 June 2019\n\nStatement on harbours\n\n{SUNK}\n")
    record.add(folder)
    assert [quote.text for quote in watching.look(watch).quotes] == [SUNK]
    assert SUNK not in [quote.text for quote in record.ask(QUESTION).quotes]


def test_a_question_that_cannot_be_asked_is_not_watched(record: Record) -> None:
    with pytest.raises(QuestionError):
        Watching(record).add_question("?")
    assert record.store.watches() == []


def test_the_same_watch_twice_is_one(record: Record) -> None:
    watching = Watching(record)
    first, again = watching.add_question(QUESTION), watching.add_question(QUESTION, every=60)
    assert (first.id, again.every) == (again.id, 60)
    record.store.remove_watch(first.id)
    with pytest.raises(UnknownWatch):
        record.store.watch(first.id)


def test_one_source_that_fails_stops_no_other(record: Record, served: Site, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(f"30 May 2019\n\nStatement\n\n{FISH}\n", "utf-8")
    watching = Watching(record)
    watching.add_source(served.url("/nowhere"))
    watching.add_source(str(tmp_path / "page.txt"))
    bad, good = watching.look_at_all()
    assert (bad.failed, good.told) == (True, "1 added")


def test_each_is_looked_at_when_it_is_due(record: Record, served: Site, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(f"30 May 2019\n\nStatement\n\n{FISH}\n", "utf-8")
    watching = Watching(record)
    often = watching.add_source(str(tmp_path / "page.txt"), every=0)
    seldom = watching.add_question(QUESTION, every=3600)
    pauses: list[float] = []
    looking = watching.look_forever(pause=pauses.append)
    looks = [next(looking).watch for _ in range(4)]
    assert looks == [often.id, seldom.id, often.id, often.id]
    assert all(0 < pause <= 60 for pause in pauses)


# -- the feed ----------------------------------------------------------------------------------


def test_the_feed_is_atom_and_served_beside_the_chat(record: Record, served: Site) -> None:
    watching = watched(record, served)
    tricky = "Fish stocks <b>&amp; “quotas”</b> ]]> have sunk in the southern waters."
    served.pages |= {"/n/2": article("Stocks & quotas", tricky), "/rss": feed_of("2")}
    number = list(watching.look_at_all())[-1].watch
    client = TestClient(build(record, Work(record), Permission()))
    told = client.get(f"/watch/{number}.atom")
    assert told.status_code == 200
    assert told.headers["content-type"] == "application/atom+xml"
    feed = etree.fromstring(told.content)
    assert feed.findtext(f"{ATOM}title") == f"New quotes: {QUESTION}"
    [entry] = feed.findall(f"{ATOM}entry")
    [(quote, found)] = watching.quotes(number)
    assert quote.text == "Fish stocks & “quotas” ]]> have sunk in the southern waters."
    assert quote.text in (entry.findtext(f"{ATOM}content") or "")
    assert entry.findtext(f"{ATOM}updated") == found
    link = entry.find(f"{ATOM}link").get("href")
    page = client.get(link)
    assert page.status_code == 200
    assert "<mark" in page.text
    for wanted in ("id", "updated", "title"):
        assert feed.findtext(f"{ATOM}{wanted}")
        assert entry.findtext(f"{ATOM}{wanted}")
    assert entry.findtext(f"{ATOM}author/{ATOM}name")


@pytest.mark.parametrize(("code", "opening", "closing"), [("en", "“", "”"), ("ru", "«", "»")])
def test_a_feed_sets_the_marks_of_its_language(
    record: Record, served: Site, code: str, opening: str, closing: str
) -> None:
    watching = watched(record, served)
    served.pages |= {"/n/2": article("On stocks", SUNK), "/rss": feed_of("2")}
    number = list(watching.look_at_all())[-1].watch
    quotes = watching.quotes(number)
    made = atom(record.store.watch(number), quotes, record_id="x", language=language_of(code))
    content = etree.fromstring(made).findtext(f"{ATOM}entry/{ATOM}content") or ""
    assert content.startswith(f"{opening}{quotes[0][0].text}{closing} — ")


def test_there_is_no_feed_of_a_source_or_of_nothing(record: Record, served: Site) -> None:
    Watching(record).add_source(served.url("/rss"))
    client = TestClient(build(record, Work(record), Permission()))
    for address in ("/watch/1.atom", "/watch/17.atom", "/watch/x.atom"):
        assert client.get(address).status_code == 404


def test_a_quote_that_no_longer_verifies_is_not_in_the_feed(record: Record, served: Site) -> None:
    watching = watched(record, served)
    served.pages |= {"/n/2": article("On stocks", SUNK), "/n/3": article("3", f"{SUNK} Sadly.")}
    served.pages["/rss"] = feed_of("2", "3")
    question = list(watching.look_at_all())[-1]
    assert len(question.quotes) == 2
    tampered, removed = (quote.statement_id for quote in question.quotes)
    with record.store.transaction() as db:
        db.execute(
            "UPDATE statements SET text = replace(text, 'sunk', 'grown') WHERE statement_id = ?",
            (tampered,),
        )
    record.remove(removed)
    assert watching.quotes(question.watch) == []
    feed = atom(record.store.watch(question.watch), [], record_id="1")
    assert b"<entry>" not in feed


# -- the command -------------------------------------------------------------------------------


def test_from_the_shell(served: Site, tmp_path: Path) -> None:
    folder = ["--record", str(tmp_path / "record")]

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, [*folder, *arguments])

    options = ("--allow-host", served.host, "--delay", "0", "--every", "6h")
    made = run("watch", "add", served.url("/rss"), *options)
    assert "under the number 1, every 6h" in made.output
    assert run("watch", "add", "--question", QUESTION).exit_code == 0
    once = run("watch", "--once", "--words-only", "--json")
    assert once.exit_code == 0, once.output
    feed, question = json.loads(once.stdout)
    assert feed["results"][0]["status"] == "added"
    assert [quote["text"] for quote in question["quotes"]] == [FISH]
    listed = json.loads(run("watch", "list", "--json").stdout)
    assert [watch["told"] for watch in listed] == ["1 added", "1 new quote"]
    assert "every 6h, last " in run("watch", "list").stdout
    told = run("watch", "feed", "2", "--base", "https://example.org").stdout
    assert "https://example.org/spans/" in told
    assert FISH in told
    served.pages["/rss"] = Reply("oops", 500)
    assert run("watch", "--once", "--words-only").exit_code == 1
    assert run("watch", "add").exit_code == 2
    assert run("watch", "add", served.url("/rss"), "--every", "5s").exit_code == 2
    wrong = warm.run(warm.RECORD, *folder, "watch", "remove", "17")
    assert wrong.returncode == 2
    assert wrong.stderr.startswith("Nothing is watched under the number 17")


def test_two_watchers_do_not_watch_one_record(record: Record, served: Site) -> None:
    Watching(record).add_source(served.url("/rss"))
    with FileLock(record.store.folder / "watch.lock"):
        told = CliRunner().invoke(app, ["--record", str(record.store.folder), "watch", "--once"])
    assert isinstance(told.exception, RecordBusy)
    assert served.asked == []
