"""Folders with gold → collections. What a folder is shows in its files, not in its name.

A folder with `statements.jsonl` (plain, .xz or .gz) is a record with any of `questions`,
`conversations`, `voices` and `quotes` beside it. XQuAD (`paragraphs` + `questions`), CLAPnq and the
MTRAG rewrites have no statements; their pools are written to the cache and read like any source.
So are the statements of gold that is kept as places in a text which lies elsewhere (`placed`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Collection as Container
from pathlib import Path

from qa.evaluation import jsonl, placed
from qa.evaluation.gold import (
    Collection,
    GoldConversation,
    GoldQuestion,
    GoldQuote,
    GoldSpan,
    GoldTurn,
    GoldVoice,
    Unit,
)
from qa.evaluation.jsonl import Json
from qa.evaluation.near_misses import near_misses
from qa.evaluation.passage_sets import (
    beside,
    clapnq,
    clapnq_file,
    follow_ups,
    foreign,
    write_pool,
    xquad,
)
from qa.types import Filters

GOLD_FILES = ("questions", "conversations", "voices", "quotes")


def load(folder: Path, cache: Path) -> tuple[Collection, ...]:
    """Every collection in the folder, or in the folders directly inside it."""
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder} is not a folder; give one with statements and gold.")
    found = tuple(_of_folder(folder, cache))
    inside = [path for path in sorted(folder.iterdir()) if path.is_dir()] if not found else []
    found += tuple(one for path in inside for one in _of_folder(path, cache))
    if not found:
        raise FileNotFoundError(f"{folder} has no statements.jsonl with gold beside it.")
    return found


def _of_folder(folder: Path, cache: Path) -> Iterator[Collection]:
    if (statements := jsonl.find(folder, "statements")) and _has_gold(folder):
        yield _record(folder, statements)
    elif jsonl.find(folder, "paragraphs") and jsonl.find(folder, "questions"):
        yield from xquad(folder, cache)
    elif path := clapnq_file(folder):
        yield clapnq(path, cache, follow_ups(beside(folder, "mtrag")))


def _has_gold(folder: Path) -> bool:
    return any(jsonl.find(folder, stem) for stem in GOLD_FILES)


def load_placed(
    gold: Path, data: Path, cache: Path, only: Container[str] = ()
) -> Iterator[Collection]:
    """A collection of each folder in `gold` whose source is in `data`; `only` those named."""
    for one in placed.load(gold, data, only):
        source = write_pool(cache, one.name, one.statements)
        yield _collection(one.name, source, one.statements, one.rows, about=one.about)


def _record(folder: Path, statements: Path) -> Collection:
    def rows(stem: str) -> list[Json]:
        return jsonl.read(jsonl.find(folder, stem))

    others = foreign(beside(folder, "clapnq"))
    return _collection(folder.name, statements, jsonl.read(statements), rows, others)


def _collection(
    name: str,
    source: Path,
    statements: Iterable[Json],
    rows: Callable[[str], list[Json]],
    others: tuple[GoldQuestion, ...] = (),
    about: str = "",
) -> Collection:
    questions = tuple(_question(row) for row in rows("questions"))
    return Collection(
        name,
        source,
        about=about,
        questions=questions,
        foreign=others,
        made=tuple(near_misses(questions, statements)),
        conversations=tuple(_conversation(row) for row in rows("conversations")),
        voices=tuple(_voice(row) for row in rows("voices")),
        quotes=tuple(_quote(row) for row in rows("quotes")),
    )


def _question(row: Json, key: str | None = None) -> GoldQuestion:
    return GoldQuestion(
        key or str(row["id"]),
        row["question"],
        row.get("kind", "turn"),
        bool(row["answerable"]),
        tuple(_span(span) for span in row.get("gold") or ()),
        _filters(row.get("filters") or {}),
    )


def _span(row: Json) -> GoldSpan:
    where = str(row["statement"]), row["paragraph"]
    return GoldSpan(*where, row["quote"], row.get("grade", 2), row.get("start"))


def _filters(row: Json) -> Filters:
    speaker = row.get("speaker")
    people = (speaker,) if isinstance(speaker, str) else tuple(speaker or ())
    return Filters(row.get("date_from"), row.get("date_to"), people)


def _conversation(row: Json) -> GoldConversation:
    key = str(row["id"])
    turns = (
        GoldTurn(
            _question(turn, f"{key}#{turn['turn']}"),
            turn["standalone"],
            bool(turn.get("new_topic", number == 0)),
        )
        for number, turn in enumerate(row["turns"])
    )
    return GoldConversation(key, tuple(turns))


def _voice(row: Json) -> GoldVoice:
    where = str(row["statement"]), row["paragraph"]
    return GoldVoice(*where, row["sentence"], row["voice"], row.get("by"))


def _quote(row: Json) -> GoldQuote:
    place = row.get("source")
    unit: Unit | None = (str(place["statement"]), place["paragraph"]) if place else None
    change = row.get("change")
    return GoldQuote(row["quote"], row["verdict"], None if change == "none" else change, unit)
