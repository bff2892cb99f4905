"""XQuAD, CLAPnq and the MTRAG rewrites as collections, with pools written for a record to read.

XQuAD: Artetxe et al. 2020, 240 paragraphs, exact answers. CLAPnq: Rosenthal et al. 2025, questions
with one passage and the sentences people chose. MTRAG: Katsis et al. 2025, turns that people
rewrote. Where a question is asked of one given passage, each passage bears a day of its own
(`own_day`) and the question comes with that day as filter: the contract has no narrower way.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qa.evaluation import jsonl
from qa.evaluation.gold import Collection, GoldFollowUp, GoldPassage, GoldQuestion, GoldSpan
from qa.evaluation.jsonl import Json


def xquad(folder: Path, cache: Path) -> list[Collection]:
    """Each language searched in it, searched in the other, and read with a day a paragraph."""
    paragraphs = jsonl.read(jsonl.find(folder, "paragraphs"))
    rows = jsonl.read(jsonl.find(folder, "questions"))
    found = []
    for language, other in (("en", "ru"), ("ru", "en")):
        name = f"{folder.name}-{language}"
        # Undated, as a made-up date would be embedded with the words.
        pool = write_pool(
            cache, name, [_statement(row["para"], "", row[language]) for row in paragraphs]
        )
        same, across = (
            tuple(_xquad_question(row, language, asked) for row in rows)
            for asked in (language, other)
        )
        found += [
            Collection(name, pool, searches=same),
            Collection(f"{name}-asked-in-{other}", pool, searches=across),
            _xquad_given(name, language, paragraphs, rows, cache),
        ]
    return found


def _xquad_given(
    name: str, language: str, paragraphs: list[Json], rows: list[Json], cache: Path
) -> Collection:
    days = {row["para"]: jsonl.own_day(index) for index, row in enumerate(paragraphs)}
    pool = [_statement(row["para"], days[row["para"]], row[language]) for row in paragraphs]
    return Collection(
        f"{name}-given",
        write_pool(cache, f"{name}-given", pool),
        passages=tuple(_xquad_passage(row, language, days[row["para"]]) for row in rows),
    )


def _statement(key: str, day: str, text: str, title: str = "") -> Json:
    return {"id": key, "date": day, "title": title, "paragraphs": [{"t": text}]}


def write_pool(cache: Path, name: str, rows: Iterable[Json]) -> Path:
    """A source of these statements, in the cache."""
    return jsonl.write(cache / "pools" / f"{name}.jsonl", rows)


def _xquad_question(row: Json, language: str, asked: str) -> GoldQuestion:
    gold = (_xquad_answer(row, language),)
    return GoldQuestion(row["id"], row[f"question_{asked}"], "span", True, gold)


def _xquad_answer(row: Json, language: str) -> GoldSpan:
    start = row[f"start_{language}"]
    return GoldSpan(row["para"], 0, row[f"answer_{language}"], start=start)


def _xquad_passage(row: Json, language: str, day: str) -> GoldPassage:
    answer = _xquad_answer(row, language)
    return GoldPassage(
        row["id"], row[f"question_{language}"], True, row["para"], day, answer=answer
    )


def clapnq_file(folder: Path) -> Path | None:
    """A CLAPnq file in the folder itself."""
    return min(folder.glob("clapnq*.jsonl*"), default=None)


def beside(folder: Path, stem: str) -> Path | None:
    """A file of this name in a folder of this name next to `folder`."""
    return min(folder.resolve().parent.glob(f"{stem}*/{stem}*.jsonl*"), default=None)


def clapnq(path: Path, cache: Path, turns: tuple[GoldFollowUp, ...]) -> Collection:
    """One statement a question, as some passages are asked about twice; follow-ups ride along."""
    rows = jsonl.read(path)
    days = [jsonl.own_day(index) for index in range(len(rows))]
    pool = [
        _statement(row["id"], day, row["passages"][0]["text"], row["passages"][0]["title"])
        for row, day in zip(rows, days, strict=True)
    ]
    return Collection(
        "clapnq",
        write_pool(cache, "clapnq", pool),
        passages=tuple(_clapnq_passage(row, day) for row, day in zip(rows, days, strict=True)),
        follow_ups=turns,
    )


def _clapnq_passage(row: Json, day: str) -> GoldPassage:
    sentences = tuple(row["passages"][0]["sentences"])
    chosen = (output["selected_sentences"] for output in row["output"])
    return GoldPassage(
        row["id"],
        row["input"],
        bool(row["answerable"]),
        row["id"],
        day,
        sentences,
        tuple(frozenset(sentences.index(one) for one in some) for some in chosen if some),
    )


def foreign(path: Path | None) -> tuple[GoldQuestion, ...]:
    """CLAPnq's questions, to ask of a record that is about something else."""
    rows = jsonl.read(path)
    return tuple(GoldQuestion(row["id"], row["input"], "foreign", False) for row in rows)


def follow_ups(path: Path | None) -> tuple[GoldFollowUp, ...]:
    """Every turn after the first, with what was asked before it."""
    turns = [_follow_up(row) for row in jsonl.read(path)]
    return tuple(turn for turn in turns if turn.earlier)


def _follow_up(row: Json) -> GoldFollowUp:
    said = [one.strip() for one in row["history"].split("|user|:") if one.strip()]
    rewritten = row["rewrite"].removeprefix("|user|:").strip()
    return GoldFollowUp(row["id"], tuple(said[:-1]), said[-1], rewritten)
