"""Voices given by hand over real pages, the tuning half: what the rules were made with."""

from __future__ import annotations

import json
import lzma
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.compose import compose
from corpus.people import same_person
from corpus.turns import label_turns
from corpus.types import Block, Document, Metadata, Statement
from qa.attribution import attribute
from qa.evaluation.split import half

Shared = Callable[[str], Path]
Judged = list[tuple[dict[str, Any], str, str | None]]


def composed(row: dict[str, Any]) -> Statement:
    blocks = label_turns([Block(p["t"], p.get("speaker")) for p in row["paragraphs"]])
    metadata = Metadata(title=row["title"], lead=row["lead"] or None, language="en")
    return compose(Document(str(row["id"]), blocks, metadata, numbered=True))


def letters(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip()


def found(statement: Statement, gold: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    """Voice and holder of our sentence that holds the gold one, or lies in it."""
    wanted = letters(gold["sentence"])
    for paragraph in statement.paragraphs:
        for sentence in paragraph.sentences if paragraph.ordinal == gold["paragraph"] else ():
            ours = letters(statement.slice(sentence))
            if wanted in ours or ours in wanted:
                yield sentence.voice, sentence.by


@pytest.fixture(scope="module")
def judged(shared: Shared) -> Judged:
    lines = shared("data/kremlin/voices.jsonl").read_text().splitlines()
    golds = [json.loads(line) for line in lines]
    golds = [gold for gold in golds if half(str(gold["statement"])) == "tune"]
    wanted = {gold["statement"] for gold in golds}
    with lzma.open(shared("data/kremlin/statements.jsonl.xz"), "rt") as file:
        rows = [row for row in map(json.loads, file) if row["id"] in wanted]
    statements = {row["id"]: attribute(composed(row)) for row in rows}
    return [(gold, *next(found(statements[gold["statement"]], gold))) for gold in golds]


@pytest.mark.parametrize("voice", ["reported", "own"])
def test_precision(judged: Judged, voice: str) -> None:
    right = [gold["voice"] == voice for gold, ours, _ in judged if ours == voice]
    assert sum(right) >= 0.95 * len(right), Counter(right)


def test_coverage(judged: Judged) -> None:
    clear = [ours != "unclear" for gold, ours, _ in judged if gold["voice"] != "unclear"]
    assert sum(clear) >= 0.85 * len(clear), Counter(clear)


def test_who_is_reported(judged: Judged) -> None:
    """Of 35, nine are people whom the page does not name: "the Chancellor", "they"."""
    pairs = [(gold["by"], by) for gold, ours, by in judged if ours == gold["voice"] == "reported"]
    right = [by is not None and same_person(by, name) for name, by in pairs]
    assert sum(right) >= 0.70 * len(right), [
        p for p, ok in zip(pairs, right, strict=True) if not ok
    ]


def test_the_ministry_page(shared: Shared) -> None:
    page = next(shared("statements").glob("*.txt")).read_text()
    paragraphs = [block.strip() for block in page.split("\n\n") if len(block.strip()) > 60]
    statement = compose(
        Document(
            "page",
            tuple(map(Block, paragraphs[1:])),
            Metadata(title=paragraphs[0], speakers=("Sergey Lavrov",), language="en"),
        )
    )
    voices = {
        statement.slice(s)[:40]: (s.voice, s.by)
        for p in attribute(statement).paragraphs
        for s in p.sentences
    }
    assert voices["Foreign Minister of Japan Taro Kono expr"] == ("reported", "Taro Kono")
    assert voices["In response we reaffirmed our position t"] == ("own", "Sergey Lavrov")
    assert voices["We agreed to hold the next meeting in th"] == ("joint", "Sergey Lavrov")
    assert Counter(voice for voice, _ in voices.values())["unclear"] == 0
