"""`python -m qa.evaluation FOLDER`: what `make evaluate` runs."""

from __future__ import annotations

import argparse
from pathlib import Path

from qa.evaluation.run import main

RESULTS = Path("tests/results")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m qa.evaluation", description=__doc__)
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?",
        default=Path("../shared/data"),
        help="a collection, or a folder of collections",
    )
    parser.add_argument("--cache", type=Path, default=Path(".cache/evaluation"))
    parser.add_argument("--report", type=Path, help="where the JSON goes (tests/results/NAME.json)")
    parser.add_argument("--words-only", action="store_true", help="embed nothing")
    return parser.parse_args()


if __name__ == "__main__":
    given = arguments()
    name = given.folder.resolve().name + ("-words" if given.words_only else "")
    main(
        given.folder,
        cache=given.cache,
        report=given.report or RESULTS / f"{name}.json",
        words_only=given.words_only,
    )
