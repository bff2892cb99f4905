"""Broken input by the thousand, against everything that takes other people's bytes.

    python -m tests.fuzzing                   names what there is
    python -m tests.fuzzing question 100000   so many inputs by chance
    python -m tests.fuzzing all 20000         of each, half by chance and half guided

`all` adds what it did to tests/results/fuzzing.json. What was found is left in build/fuzzing.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.fuzzing.campaign import campaign
from tests.fuzzing.running import by_chance
from tests.fuzzing.targets import TARGETS

PLACE = Path("build/fuzzing")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("target", nargs="?", choices=[*TARGETS, "all"])
    parser.add_argument("runs", nargs="?", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--only", nargs="+", choices=list(TARGETS), help="with all: these alone")
    given = parser.parse_args()
    if given.target is None:
        sys.exit("\n".join(TARGETS))
    if given.target == "all":
        sys.exit(campaign(given.only or list(TARGETS), given.runs, PLACE))
    folder = given.folder or PLACE / given.target
    folder.mkdir(parents=True, exist_ok=True)
    run = by_chance(given.target, given.runs, folder, given.seed)
    print(f"{run.target}: {run.inputs:,} inputs in {run.seconds:g} s, {len(run.findings)} findings")
    sys.exit(bool(run.findings))


if __name__ == "__main__":
    main()
