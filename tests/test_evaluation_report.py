"""Tables, the page and the curve; and a toy collection measured from end to end."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

from evaluation_toy import ToySystem, answer, quote, statement, write_jsonl

from qa.evaluation import curve, saving, tables
from qa.evaluation.bootstrap import Figure
from qa.evaluation.gold import Collection, GoldQuestion, GoldQuote, GoldSpan, GoldVoice
from qa.evaluation.measure import measure
from qa.evaluation.page import cell, grid, page, shown
from qa.evaluation.report import Report, Run, Section
from qa.evaluation.risk import Point
from qa.evaluation.tables import Row, Scored
from qa.types import QuoteCheck

RUN = Run("abc", "3.11", "Linux x86_64", 2, "2026-01-01T00:00:00+00:00", 1.0)
SAID = statement("s", [("We met.", "own", "Ann")], [("It rained.", "own", "Ann")])


def test_means_by_group_and_half_leave_out_what_does_not_apply() -> None:
    items = [
        Scored("a", "test", {"x": 1.0, "y": None}, ("g",)),
        Scored("b", "test", {"x": 0.0, "y": 0.5}),
        Scored("c", "tune", {"x": 0.5, "y": 0.5}, ("g",)),
    ]
    found = {(row.label, row.scope): row.figures for row in tables.rows(items)}
    assert found["all", "test"]["x"].value == 0.5
    assert (found["all", "test"]["y"].value, found["all", "test"]["y"].n) == (0.5, 1)
    assert found["g", "all"]["x"].value == 0.75
    assert found["g", "tune"]["x"].n == 1


def test_few_items_are_flagged() -> None:
    few, enough = (Row("all", "test", {"x": Figure(0.5, 0.4, 0.6, n)}) for n in (39, 40))
    assert few.few
    assert not enough.few
    assert "39 †" in grid([few])


def test_cells() -> None:
    assert cell(Figure(0.6134, 0.52, 0.701, 50), 50) == "0.613 [0.52, 0.70]"
    assert cell(Figure(0.5, 0.5, 0.5, 12), 50) == "0.500 [0.50, 0.50] n=12"
    assert cell(Figure(123.4, 100, 150, 50), 50) == "123 [100, 150]"
    assert cell(None, 50) == "–"


def test_the_grid_is_aligned_and_without_empty_rows() -> None:
    rows = [
        Row("all", "test", {"x": Figure(0.5, 0.4, 0.6, 50)}),
        Row("a longer one", "all", {"x": Figure(0.5, 0.4, 0.6, 50)}),
        Row("none", "tune", {"x": Figure(None, None, None, 0)}),
    ]
    lines = grid(rows).split("\n")
    assert len(lines) == 4
    assert len({len(line) for line in lines}) == 1


def test_half_of_a_small_group_is_left_to_the_json() -> None:
    few = {"x": Figure(0.5, 0.4, 0.6, 5)}
    rows = [Row("all", "test", few), Row("group", "test", few), Row("group", "all", few)]
    assert [(row.label, row.scope) for row in shown(rows)] == [("all", "test"), ("group", "all")]


def test_a_table_without_groups_lies_on_its_side() -> None:
    figures = {"x": Figure(0.5, 0.4, 0.6, 50), "y": Figure(0.5, 0.4, 0.6, 50)}
    lines = grid([Row("all", "test", figures), Row("all", "tune", figures)]).split("\n")
    heads = [line.split("|")[1].strip() for line in lines]
    assert [heads[0], *heads[2:]] == ["half", "n", "x", "y"]


def test_the_curve_is_a_picture_with_a_line_for_each() -> None:
    made = curve.svg({"a <b": [Point(0.9, 0.5, 0.0), Point(0.1, 1.0, 0.25)]}, "Risk & coverage")
    root = ET.fromstring(made)
    (line,) = root.iter("{http://www.w3.org/2000/svg}polyline")
    assert line.get("points") == "240.0,272.0 432.0,216.0"
    assert "Risk & coverage" in (root.find("{http://www.w3.org/2000/svg}title").text or "")  # type: ignore[union-attr]


def toy(folder: Path) -> tuple[Collection, ToySystem]:
    source = write_jsonl(folder / "statements.jsonl", [{"id": "s"}])
    questions = (
        GoldQuestion("t1", "Met?", "topic", True, (GoldSpan("s", 0, "We met."),)),
        GoldQuestion("t2", "Rain?", "fact", True, (GoldSpan("s", 1, "It rained."),)),
        GoldQuestion("u1", "Mars?", "unanswerable-far", False),
    )
    system = ToySystem(
        {"s": SAID},
        answers={
            "Met?": answer("Met?", "quotes", [quote(SAID, 0, 0, 7)], 0.9),
            "Rain?": answer("Rain?", "related", [quote(SAID, 1, 0, 10)], 0.4),
            "Mars?": answer("Mars?", "nothing", (), 0.1),
        },
        rankings={"Met?": [("s", 0), ("s", 1)], "Rain?": [("s", 0), ("s", 1)]},
        checks={"We met.": QuoteCheck("exact", (quote(SAID, 0, 0, 7),))},
    )
    collection = Collection(
        "toy",
        source,
        questions=questions,
        voices=(GoldVoice("s", 0, "We met.", "own", "Ann"),),
        quotes=(GoldQuote("We met.", "exact", None, ("s", 0)),),
    )
    return collection, system


def figures(section: Section) -> dict[tuple[str, str, str], float | None]:
    """Every value over both halves by (table, row, column)."""
    return {
        (table.title, row.label, name): figure.value
        for table in section.tables
        for row in table.rows
        if row.scope == "all"
        for name, figure in row.figures.items()
    }


def test_a_toy_collection_from_end_to_end(tmp_path: Path) -> None:
    collection, system = toy(tmp_path)
    told: list[str] = []
    section = measure(collection, system, tell=lambda what, done, total: told.append(what))
    found = figures(section)
    # Both found among the first 20, one of two first: nDCG (1 + 1/log2(3)) / 2.
    assert found["Retrieval", "fused", "recall@20"] == 1
    assert found["Retrieval", "fused", "recall@1"] == 0.5
    assert round(found["Retrieval", "fused", "nDCG@10"] or 0, 4) == 0.8155
    assert found["What fusing changes", "fused − lexical", "nDCG@10"] == 0
    # One quoted whole, one refused.
    assert found["Quotes", "all", "F1"] == 0.5
    assert found["Quotes", "all", "F1 if found"] == 1
    assert found["Outcomes", "answerable", "refused"] == 0.5
    assert found["Outcomes", "unanswerable-far", "answered"] == 0
    assert found["Answerability", "answerable v. unanswerable-far", "AUROC"] == 1
    assert found["Voices", "all", "precision own"] == 1
    assert found["Quote checks", "all", "place"] == 1
    # The voice and the first question share their gold words.
    assert section.notes == ("Gold words not found in the stored text: 0 of 2 looked for.",)
    assert told[:2] == ["toy: answers", "toy: ranking"]
    assert section.tables[0].title == "Retrieval"


def test_the_report_is_saved_whole(tmp_path: Path) -> None:
    section = measure(*toy(tmp_path))
    made = Report("toy", RUN, (section,))
    path = saving.save(made, tmp_path / "results" / "toy.json")
    saved = json.loads(path.read_text(encoding="utf-8"))
    assert saved["run"]["commit"] == "abc"
    assert saved["sections"][0]["counts"]["questions"] == 3
    assert [table["title"] for table in saved["sections"][0]["tables"]] == [
        table.title for table in section.tables
    ]
    assert path.with_suffix(".md").exists()
    assert (path.parent / "toy-toy-risk-coverage.svg").exists()


def test_the_page_says_what_is_not_shown(tmp_path: Path) -> None:
    text = page(Report("toy", RUN, (measure(*toy(tmp_path)),)), {"toy": "curve.svg"})
    assert text.count("### ") == text.count("*Not shown:*")
    assert "Commit abc" in text
    assert "![Risk and coverage](curve.svg)" in text


def test_words_only_ranks_one_way(tmp_path: Path) -> None:
    collection, system = toy(tmp_path)
    section = measure(collection, system, rankers=("lexical",))
    titles = [table.title for table in section.tables]
    assert "What fusing changes" not in titles
    labels = {row.label for table in section.tables[:1] for row in table.rows}
    assert not any("dense" in label for label in labels)
