"""Finding what was published twice, over real pages: how many of the copies, and no others.

Copies are made of real pages as other sites make them (`republished`); what only looks like one is
real: pages of one form (greetings, telegrams, talks by telephone) put on the same day.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import lzma
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from republished import COPIES, Row

from corpus.compose import outline
from corpus.kin.copying import copied
from corpus.kin.relating import relate
from corpus.kin.words import words_of
from corpus.store import Store
from corpus.types import Block, Document, Metadata, Statement

Shared = Callable[[str], Path]
pytestmark = pytest.mark.long
SIZES = {"short": (20, 120), "middle": (120, 400), "long": (400, 3000)}  # words
EACH = 40  # pages of each size
# Of each kind of copy, the share that must be found of short, middle and long pages.
LEAST = {
    "other chrome": (0.75, 0.95, 0.95),
    "corrected": (0.8, 0.95, 0.95),
    "merged": (1.0, 1.0, 1.0),
    "cut to 90%": (0.75, 0.95, 0.95),
    "cut to 70%": (0.7, 0.9, 0.75),
    "cut to 50%": (0.35, 0.85, 0.7),
    "other headline": (0.65, 0.85, 0.95),
    "respelt, no labels": (0.9, 0.95, 0.95),
    "another site": (0.15, 0.4, 0.9),
}


@pytest.fixture(scope="module")
def pages(shared: Shared) -> list[Row]:
    """All that has a title, a day and twenty words, each text once."""
    found: dict[tuple[str, ...], Row] = {}
    with lzma.open(shared("data/kremlin_full/kremlin_en.jsonl.xz"), "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            texts = tuple(p["t"] for p in row["paragraphs"])
            words = words_of(" ".join(texts))
            if row["title"] and row["date"] and len(words) >= 20:
                found.setdefault(words, Row(row["title"], row["date"], texts))
    return list(found.values())


def statement(row: Row, name: str) -> Statement:
    blocks = tuple(Block(one) for one in row.paragraphs if one.strip())
    metadata = Metadata(title=row.title, date=row.date, language="en")
    found = outline(Document(name, blocks, metadata))
    known = {field: getattr(found.metadata, field) for field in found.metadata.__slots__}
    return Statement(
        **known, statement_id=name, source_id=name, text=found.text, sha256=found.sha256,
        paragraphs=(),
    )  # fmt: skip


def sampled(pages: Iterable[Row]) -> dict[str, list[Row]]:
    """Pages of each size, by a hash of their title and day."""
    ordered = sorted(pages, key=lambda r: hashlib.sha256(f"{r.title}{r.date}".encode()).digest())
    found = {}
    for size, (least, most) in SIZES.items():
        fitting = (r for r in ordered if least <= len(words_of(" ".join(r.paragraphs))) < most)
        found[size] = list(itertools.islice(fitting, EACH))
    return found


def test_copies_are_found_with_all_other_pages_beside_them(
    tmp_path: Path, pages: list[Row]
) -> None:
    share: dict[str, dict[str, float]] = defaultdict(dict)
    samples = sampled(pages)
    others = {row.title for some in samples.values() for row in some}
    near = [row for row in pages if row.title in others][:300]
    for kind, made in COPIES.items():
        with Store.open(tmp_path / re.sub(r"\W", "-", kind)) as store:
            store.connection.execute("PRAGMA synchronous = OFF")
            rows = [(f"other {n}", row) for n, row in enumerate(near)]
            for size, some in samples.items():
                rows += [(f"{size} {n}", made(row)) for n, row in enumerate(some)]
            for name, row in rows:
                store.put(statement(row, name), file=name, document_hash=b"", attribution=1)
            relate(store)
            at = {(row.title, row.date, row.paragraphs): f"other {n}" for n, row in enumerate(near)}
            for size, some in samples.items():
                known = [(at.get((r.title, r.date, r.paragraphs)), n) for n, r in enumerate(some)]
                there = [(one, n) for one, n in known if one]
                hits = sum(
                    one in {c.statement_id for c in store.statement(f"{size} {n}").copies}
                    for one, n in there
                )
                share[kind][size] = hits / len(there)
                wrong = [
                    (f"{size} {n}", c.statement_id)
                    for one, n in there
                    for c in store.statement(f"{size} {n}").copies
                    if c.statement_id != one
                ]
                assert not wrong, kind
    for kind, found in share.items():
        print(f"{kind:20}", *(f"{size} {one:.0%}" for size, one in found.items()))
        for size, one in found.items():
            assert one >= LEAST[kind][list(SIZES).index(size)], (kind, size)


def _once(made: dict[int, Statement], row: Row) -> Statement:
    if id(row) not in made:
        made[id(row)] = statement(row, row.title)
    return made[id(row)]


def alike_but_two(pages: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """Different pages of one form: the title's words but names and numbers are the same."""
    forms: dict[str, list[Row]] = defaultdict(list)
    for row in pages:
        form = re.sub(r"\b(?:[A-Z]\w*|\d+\w*)\b", "*", row.title[:1].lower() + row.title[1:])
        forms[re.sub(r"\*(?:\W+\*)*", "*", form)].append(row)
    for some in forms.values():
        yield from itertools.islice(itertools.combinations(some, 2), 400)


def test_pages_of_one_form_stay_apart_though_put_on_one_day(pages: list[Row]) -> None:
    """Real pages, no two of which are one; that they are of different days is taken away."""
    made: dict[int, Statement] = {}
    wrong, pairs = [], 0
    for one, other in alike_but_two(pages):
        a, b = (_once(made, r) for r in (one, other))
        pairs += 1
        if copied(a, replace(b, date=a.date)):
            wrong.append((one.title, other.title))
    print(f"{pairs} pairs of one form, {len(wrong)} taken for one: {wrong}")
    assert pairs > 5000
    assert len(wrong) <= pairs / 2000
