"""`python -m qa.evaluation FOLDER`: what `make evaluate` runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from qa.evaluation.placed import MisplacedGold
from qa.evaluation.run import main

RESULTS = Path("tests/results")
GOLD = Path("tests/gold")


def arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation", description=__doc__)
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?",
        default=Path("../shared/data"),
        help="a collection, or a folder of collections",
    )
    parser.add_argument(
        "--gold", type=Path, default=GOLD, help="gold kept as places in texts of that folder"
    )
    parser.add_argument(
        "--only", action="append", default=[], metavar="NAME", help="measure this collection alone"
    )
    parser.add_argument("--cache", type=Path, default=Path(".cache/evaluation"))
    parser.add_argument("--report", type=Path, help="where the JSON goes (tests/results/NAME.json)")
    parser.add_argument("--words-only", action="store_true", help="embed nothing")
    return parser.parse_args(given)


def run(words: Sequence[str] | None = None) -> None:
    """Evaluate as the command line says; what is missing or does not fit ends it in a sentence."""
    given = arguments(words)
    parts = [given.folder.resolve().name, *given.only, *(["words"] if given.words_only else [])]
    try:
        main(
            given.folder,
            cache=given.cache,
            gold=given.gold,
            only=given.only,
            report=given.report or RESULTS / f"{'-'.join(parts)}.json",
            words_only=given.words_only,
        )
    except (FileNotFoundError, MisplacedGold) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    run()
