"""Gold as places: each stands where it says, and a source that differs is noticed and named."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from evaluation_toy import write_jsonl

from qa.evaluation import __main__ as command
from qa.evaluation import folders, placed
from qa.evaluation.gold import GoldSpan
from qa.evaluation.placed import MisplacedGold
from qa.evaluation.run import evaluate
from qa.types import Filters

Shared = Callable[[str], Path]
GOLD = Path(__file__).parent / "gold"
# of each folder: statements, questions, conversations, voices
COUNTS = {
    "kremlin-2000-2005": (400, 30, 2, 15),
    "kremlin-2016-2020-2": (400, 40, 3, 20),
    "kremlin-2016-2020": (400, 45, 3, 25),
    "kremlin-in-russian": (200, 40, 3, 25),
    "kremlin-other-pages": (700, 40, 3, 25),
    "ukraine-addresses": (157, 40, 3, 25),
    "un-general-debate": (526, 50, 3, 25),
    "un-general-debate-2004": (381, 30, 2, 15),
    "un-general-debate-2021": (387, 40, 3, 20),
    "un-general-debate-2014": (580, 45, 3, 25),
}

LEAD = "Thank you, Chair. "
TALKS = "Ministers discussed grain exports through the northern ports."
ROWS = [
    {"key": "a", "year": 1999, "who": ["Лі"], "text": ["The rain fell on Oslo."]},
    {"key": "b", "year": 2001, "who": ["Лі"], "text": [LEAD + TALKS, "We reported it."]},
    {"key": "c", "year": 2002, "who": ["Ann"], "text": ["Grain ships may sail."]},
]
RULE = {
    "about": "Written by hand.",
    "source": "far/rows.jsonl",
    "any": {"year": [2001], "key": ["c"]},
    "fields": {"id": "key", "date": "year", "speaker": "who", "paragraphs": "text"},
    "names": {"Лі": "Lee"},
}


def place(statement: str, paragraph: int, start: int, end: int, opens: str) -> dict[str, object]:
    return {
        "statement": statement,
        "paragraph": paragraph,
        "start": start,
        "end": end,
        "opens": opens,
    }


RIGHT = place("b", 0, len(LEAD), len(LEAD + TALKS), "Ministers discussed grain")


def write(root: Path, spot: dict[str, object]) -> tuple[Path, Path]:
    """Folders of gold and of data, with `spot` as the place of the one question's answer."""
    data, folder = root / "data", root / "gold/grain"
    (data / "far").mkdir(parents=True)
    folder.mkdir(parents=True)
    write_jsonl(data / "far/rows.jsonl", ROWS)
    (data / "own").mkdir()
    write_jsonl(data / "own/statements.jsonl", [{"id": 1, "paragraphs": [{"t": "We met."}]}])
    write_jsonl(data / "own/voices.jsonl", [])
    (folder / "rule.json").write_text(json.dumps(RULE), encoding="utf-8")
    asked = {"question": "What about grain exports?", "answerable": True, "filters": {}}
    asked["gold"] = [{**spot, "grade": 2}]
    write_jsonl(folder / "questions.jsonl", [{"id": "q1", "kind": "fact", **asked}])
    turn = {"turn": 1, "standalone": asked["question"], **asked}
    write_jsonl(folder / "conversations.jsonl", [{"id": "c1", "turns": [turn]}])
    said = place("b", 1, 0, 15, "We reported it.")
    write_jsonl(folder / "voices.jsonl", [{**said, "voice": "own", "by": "Lee"}])
    return folder.parent, data


def stretches(folder: Path) -> Iterator[str]:
    """Stretches of sixty characters of what is kept: none may be the source's."""
    for path in folder.glob("*.jsonl"):
        for words in re.findall(r'"((?:[^"\\]|\\.)*)"', path.read_text(encoding="utf-8")):
            yield from (words[at : at + 60] for at in range(0, len(words) - 59, 20))


def test_statements_by_rule_and_words_by_place(tmp_path: Path) -> None:
    gold, data = write(tmp_path, RIGHT)
    (found,) = placed.load(gold, data)
    assert found.statements == (
        {
            "id": "b",
            "date": "2001",
            "speaker": ["Lee"],
            "paragraphs": [{"t": LEAD + TALKS}, {"t": "We reported it."}],
        },
        {
            "id": "c",
            "date": "2002",
            "speaker": ["Ann"],
            "paragraphs": [{"t": "Grain ships may sail."}],
        },
    )
    (one,) = folders.load_placed(gold, data, tmp_path / "cache")
    span = GoldSpan("b", 0, TALKS, start=len(LEAD))
    assert one.questions[0].gold == one.conversations[0].turns[0].asked.gold == (span,)
    assert one.questions[0].filters == Filters()
    assert one.voices[0].sentence == "We reported it."


@pytest.mark.parametrize(
    ("spot", "told"),
    [
        (
            place("b", 0, 0, len(LEAD + TALKS), "Ministers discussed grain"),
            "paragraph 0: at character 0 stands “Thank you, Chair.” and not “Ministers discussed",
        ),
        (place("b", 0, 18, 900, "Ministers"), "paragraph 0: 18 to 900 is no place in"),
        (place("b", 0, 18, 18, ""), "paragraph 0: 18 to 18 is no place in"),
        (place("b", -1, 0, 15, "We reported it."), "paragraph -1: the statement has 2 paragraphs"),
        (place("b", 2, 0, 15, "We reported it."), "paragraph 2: the statement has 2 paragraphs"),
        (place("a", 0, 0, 8, "The rain"), "rule.json chooses no such statement"),
    ],
)
def test_a_place_that_does_not_fit_is_an_error_that_names_the_item(
    tmp_path: Path, spot: dict[str, object], told: str
) -> None:
    gold, data = write(tmp_path, spot)
    (found,) = placed.load(gold, data)
    item = f", q1: statement {spot['statement']}, "
    with pytest.raises(MisplacedGold) as raised:
        found.rows("questions")
    assert "questions.jsonl" in str(raised.value)
    assert item in str(raised.value)
    assert told in str(raised.value)
    with pytest.raises(MisplacedGold, match="c1, turn 1: statement"):
        found.rows("conversations")


def test_measured_beside_the_others_and_alone(tmp_path: Path) -> None:
    gold, data = write(tmp_path, RIGHT)
    both = evaluate(data, cache=tmp_path / "cache", gold=gold, words_only=True)
    assert [one.collection for one in both.sections] == ["own", "grain"]
    alone = evaluate(data, cache=tmp_path / "cache", gold=gold, only=["grain"], words_only=True)
    (section,) = alone.sections
    assert alone.name == "data-grain"
    assert section.notes == (
        "Written by hand.",
        "Gold words not found in the stored text: 0 of 2 looked for.",
    )
    assert section.counts["questions"] == section.counts["turns"] == section.counts["voices"] == 1
    (rows,) = (table.rows for table in section.tables if table.title == "Retrieval")
    assert next(row for row in rows if row.scope == "all").figures["recall@1"].value == 1


def test_gold_whose_text_is_not_there_is_left_out(tmp_path: Path) -> None:
    gold, data = write(tmp_path, RIGHT)
    (data / "far/rows.jsonl").unlink()
    assert list(folders.load_placed(gold, data, tmp_path)) == []
    with pytest.raises(FileNotFoundError, match="has no collection grain; it has own"):
        evaluate(data, cache=tmp_path, gold=gold, only=["grain"], words_only=True)


def test_the_command_tells_in_a_sentence(tmp_path: Path) -> None:
    gold, data = write(tmp_path, place("b", 0, 0, 5, "Ministers"))
    arguments = [str(data), "--gold", str(gold), "--cache", str(tmp_path), "--words-only"]
    with pytest.raises(SystemExit, match="q1: statement b, paragraph 0: at character 0 stands"):
        command.run(arguments)


def test_every_place_of_ours_stands_in_the_shared_texts(shared: Shared) -> None:
    found = {}
    for one in placed.load(GOLD, shared("data")):
        questions = one.rows("questions")
        assert all(row["gold"] for row in questions if row["answerable"])
        text = "\n".join(words for said in one.texts.values() for words in said)
        assert not [words for words in stretches(GOLD / one.name) if words in text]
        others = (len(one.rows("conversations")), len(one.rows("voices")))
        found[one.name] = (len(one.statements), len(questions), *others)
    assert found == COUNTS
