"""The example that shapes the whole: a ministry page, two voices in one paragraph, real model."""

from __future__ import annotations

import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from qa import Record

SEED = "000_2b86f9abb84ce2ea"
CONCERN = (
    "Foreign Minister of Japan Taro Kono expressed concern over Russia’s military activity in the "
    "southern Kuril Islands."
)
ANSWER = (
    "In response we reaffirmed our position that Russian Armed Forces are operating on their "
    "sovereign territory and based on international law."
)
BOTH = [("reported", "Taro Kono", CONCERN), ("own", "Sergey Lavrov", ANSWER)]
KURIL = "what was said about the Kuril Islands"

Shared = Callable[[str], Path]


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory, shared: Shared):
    with Record.open(tmp_path_factory.mktemp("seed") / "record") as record:
        record.add(shared(f"statements/{SEED}.txt"))
        yield record


def told(record: Record, question: str) -> list[tuple[str, str | None, str]]:
    quotes = [quote for quote in record.ask(question).quotes if quote.source_id == SEED]
    return [(quote.voice, quote.by, quote.text) for quote in quotes]


def test_both_voices_are_quoted_in_order_each_as_its_own(seed: Record) -> None:
    assert told(seed, KURIL) == BOTH
    quotes = seed.ask(KURIL).quotes
    assert [quote.paragraph for quote in quotes] == [5, 5]
    assert quotes[0].citation.startswith("Taro Kono, as told by Sergey Lavrov, joint news conf")
    assert quotes[1].citation.endswith("Tokyo, 30 May 2019")


def test_his_concern_is_found_by_his_name(seed: Record) -> None:
    assert told(seed, "What did Kono say?") == BOTH[:1]


@pytest.mark.parametrize("topic", ["fishing quotas", "the harbour of Bergen", "vaccines"])
def test_what_nobody_said_gets_nothing_and_over_what(seed: Record, topic: str) -> None:
    answer = seed.ask(f"what was said about {topic}")
    assert (answer.outcome, answer.quotes) == ("nothing", ())
    assert answer.message.startswith("Nothing in this record (1 statement, 30 May 2019).")


def test_what_is_said_without_the_questions_words_is_found_by_meaning(seed: Record) -> None:
    answer = seed.ask("Was the fight against narcotics smuggling talked about?")
    assert answer.outcome != "nothing"
    assert 7 in [quote.paragraph for quote in answer.quotes]


def test_a_russian_question_is_answered_by_words_alone_and_says_so(seed: Record) -> None:
    assert seed.ask("Что было сказано о рыбе?").outcome == "nothing"


@pytest.mark.parametrize("others", [222, pytest.param(888, marks=pytest.mark.long)])
def test_among_other_statements_both_are_still_there(
    others: int, tmp_path: Path, shared: Shared
) -> None:
    """By words: embedding the others takes a quarter of an hour, and a long test does that."""
    with lzma.open(shared("data/kremlin/statements.jsonl.xz"), "rt", encoding="utf-8") as lines:
        rows = list(lines)
    assert len(rows) == 888
    kremlin = tmp_path / "kremlin.jsonl"
    kremlin.write_text("".join(rows[:: 888 // others]), "utf-8")
    with Record.open(tmp_path / "record") as record:
        results = record.add([shared(f"statements/{SEED}.txt"), kremlin], wait=False)
        assert {result.status for result in results} == {"added"}
        assert record.stats().statements == others + 1
        assert told(record, KURIL) == BOTH
        assert told(record, "what did Taro Kono say about the Kuril Islands?") == BOTH[:1]


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_among_888_other_statements_by_meaning_too(tmp_path: Path, shared: Shared) -> None:
    with Record.open(tmp_path / "record") as record:
        record.add([shared(f"statements/{SEED}.txt"), shared("data/kremlin/statements.jsonl.xz")])
        assert record.progress().share == 1.0
        assert told(record, KURIL) == BOTH
