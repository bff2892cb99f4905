"""Gold kept as places in somebody else's text, which stays where it is.

A folder has `rule.json`, which says what file the statements are taken from, and `questions`,
`conversations` and `voices` as other collections have them, but with `start`, `end` and `opens`
where those have the words: the characters (code points) of the paragraph as published, and the
first words that stand there, so that a source that differs is noticed.

    about    a sentence for the report
    source   the file of JSON lines, from the folder of collections
    any      values by field: a row with any of them in its field is chosen (else: all rows)
    fields   field of a statement: field of the row (else: the row as it is)
    names    how a person is called in the statement: by the name in the row
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.evaluation import jsonl
from qa.evaluation.jsonl import Json

OPENING = 3  # words of each place that are kept
DAY = len("2022-02-24")


class MisplacedGold(ValueError):
    """A place where the source does not say what the gold says it does."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One folder's gold, and the statements it stands in."""

    folder: Path
    about: str
    statements: tuple[Json, ...]

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def texts(self) -> Mapping[str, Sequence[str]]:
        """The paragraphs of each statement, as published."""
        return {str(row["id"]): [one["t"] for one in row["paragraphs"]] for row in self.statements}

    def rows(self, stem: str) -> list[Json]:
        """The rows of `questions`, `conversations` or `voices`, with words where places stood.

        Raises `MisplacedGold`, which names the item, where the source does not fit.
        """
        found = jsonl.read(jsonl.find(self.folder, stem))
        texts = self.texts
        return [_worded(row, texts, f"{self.folder / stem}.jsonl, {_name(row)}") for row in found]


def load(gold: Path, data: Path, only: Collection[str] = ()) -> Iterator[Placed]:
    """The folders in `gold`, by name, whose source is in `data`; `only` those named."""
    for path in sorted(gold.glob("*/rule.json")):
        rule = json.loads(path.read_text(encoding="utf-8"))
        source = data / rule["source"]
        if source.is_file() and (not only or path.parent.name in only):
            rows = (row for row in jsonl.read(source) if _chosen(row, rule))
            statements = tuple(_statement(row, rule) for row in rows)
            yield Placed(path.parent, rule["about"], statements)


def _chosen(row: Json, rule: Json) -> bool:
    return "any" not in rule or any(row[key] in values for key, values in rule["any"].items())


def _statement(row: Json, rule: Json) -> Json:
    fields = rule.get("fields")
    made = {ours: row[theirs] for ours, theirs in fields.items()} if fields else dict(row)
    if names := rule.get("names"):
        made["speaker"] = [names.get(one, one) for one in made["speaker"]]
    made["date"] = str(made["date"])[:DAY]
    made["paragraphs"] = [{"t": one} if isinstance(one, str) else one for one in made["paragraphs"]]
    return made


def _name(row: Json) -> str:
    """What a reader of an error looks for: a question's id, a sentence's statement."""
    return str(row["id"] if "id" in row else row["statement"])


def _worded(row: Json, texts: Mapping[str, Sequence[str]], item: str) -> Json:
    if "turns" in row:
        turns = [_worded(one, texts, f"{item}, turn {one['turn']}") for one in row["turns"]]
        return {**row, "turns": turns}
    if "gold" in row:
        return {**row, "gold": [{**one, "quote": _words(one, texts, item)} for one in row["gold"]]}
    return {**row, "sentence": _words(row, texts, item)}


def _words(place: Json, texts: Mapping[str, Sequence[str]], item: str) -> str:
    statement, paragraph = str(place["statement"]), place["paragraph"]
    start, end, opens = place["start"], place["end"], place["opens"]
    where = f"{item}: statement {statement}, paragraph {paragraph}"
    if statement not in texts:
        raise MisplacedGold(f"{where}: rule.json chooses no such statement from the source.")
    if not 0 <= paragraph < len(texts[statement]):
        raise MisplacedGold(f"{where}: the statement has {len(texts[statement])} paragraphs.")
    text = texts[statement][paragraph]
    if not 0 <= start < end <= len(text):
        raise MisplacedGold(f"{where}: {start} to {end} is no place in {len(text)} characters.")
    found = " ".join(text[start:end].split()[:OPENING])
    if found != opens:
        raise MisplacedGold(
            f"{where}: at character {start} stands “{found}” and not “{opens}”. Either the source "
            "is not the one that the gold was read in, or the place is wrong."
        )
    return text[start:end]
