"""A folder with gold → one report, printed and saved."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from qa.evaluation import ablation, folders
from qa.evaluation.gold import Collection
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
    gold: Path | None = None,
    only: Sequence[str] = (),
    report: Path | None = None,
    words_only: bool = False,
    json: bool = False,
) -> Path:
    """Evaluate, print the page or the `json`, and save both: to `report`, else into the cache."""
    with shown() as tell:
        made = evaluate(folder, cache=cache, gold=gold, only=only, words_only=words_only, tell=tell)
    saved = save(made, report or cache / f"{made.name}.json")
    if json:
        print(saved.read_text("utf-8"))
    else:
        print(page(made, {}))
        print(f"Saved as {saved}, with a page and curves beside it.")
    return saved


def evaluate(
    folder: Path,
    *,
    cache: Path,
    gold: Path | None = None,
    only: Sequence[str] = (),
    words_only: bool = False,
    tell: Tell = silent,
) -> Report:
    """Measure each collection in the folder; records are kept in `cache` and reused.

    `gold` is a folder of gold kept as places in texts of `folder`; collections whose text is not
    there are left out. `only` names the collections to measure, of both. `words_only` embeds
    nothing and measures the lexical side alone.
    """
    started = time.monotonic()
    sections: list[Section] = []
    for collection in _collections(folder, cache, gold, only):
        record, refused = open_record(collection, cache, words_only=words_only, tell=tell)
        with closing(record):
            rankers = ("lexical",) if words_only else ablation.RANKERS
            section = measure(collection, record, rankers=rankers, tell=tell)
        sections.append(replace(section, notes=refused + section.notes))
    name = "-".join([folder.resolve().name, *only])
    return Report(name, this_run(time.monotonic() - started), tuple(sections))


def _collections(
    folder: Path, cache: Path, gold: Path | None, only: Sequence[str]
) -> list[Collection]:
    found = list(folders.load(folder, cache))
    if gold:
        found += folders.load_placed(gold, folder, cache, only)
    names = [one.name for one in found]
    if missing := [name for name in only if name not in names]:
        raise FileNotFoundError(
            f"{folder} has no collection {', '.join(missing)}; it has {', '.join(names)}."
        )
    return [one for one in found if not only or one.name in only]
