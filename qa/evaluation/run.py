"""A folder with gold → one report, printed and saved."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from qa.evaluation import ablation, folders
from qa.evaluation.measure import measure
from qa.evaluation.page import page
from qa.evaluation.progress import Tell, shown, silent
from qa.evaluation.records import open_record
from qa.evaluation.report import Report, Section, this_run
from qa.evaluation.saving import save


def main(
    folder: Path,
    *,
    cache: Path,
    report: Path | None = None,
    words_only: bool = False,
    json: bool = False,
) -> Path:
    """Evaluate, print the page or the `json`, and save both: to `report`, else into the cache."""
    with shown() as tell:
        made = evaluate(folder, cache=cache, words_only=words_only, tell=tell)
    saved = save(made, report or cache / f"{made.name}.json")
    if json:
        print(saved.read_text("utf-8"))
    else:
        print(page(made, {}))
        print(f"Saved as {saved}, with a page and curves beside it.")
    return saved


def evaluate(folder: Path, *, cache: Path, words_only: bool = False, tell: Tell = silent) -> Report:
    """Measure each collection in the folder; records are kept in `cache` and reused.

    `words_only` embeds nothing and measures the lexical side alone.
    """
    started = time.monotonic()
    sections: list[Section] = []
    for collection in folders.load(folder, cache):
        record, refused = open_record(collection, cache, words_only=words_only, tell=tell)
        with closing(record):
            rankers = ("lexical",) if words_only else ablation.RANKERS
            section = measure(collection, record, rankers=rankers, tell=tell)
        sections.append(replace(section, notes=refused + section.notes))
    return Report(folder.resolve().name, this_run(time.monotonic() - started), tuple(sections))
