"""The table of formats in the README, made from what each reader says of itself.

`python -m corpus.formats README.md` puts it between the two marks.
"""

from __future__ import annotations

import sys
from pathlib import Path

from corpus.readers import FORMATS

BEGINS = "<!-- formats: made by python -m corpus.formats README.md -->"
ENDS = "<!-- formats end -->"


def formats_table() -> str:
    """Markdown: a row a format, in order of their names."""
    rows = [
        f"| {reader.name} | {' '.join(f'`{suffix}`' for suffix in reader.suffixes)} "
        f"| {reader.kept} |"
        for reader in sorted(FORMATS, key=lambda reader: reader.name.casefold())
    ]
    return "\n".join(["| format | endings | what is kept |", "|---|---|---|", *rows])


def main(path: Path) -> None:
    """Write the table into the file, between the marks."""
    text = path.read_text("utf-8")
    before, after = text.index(BEGINS) + len(BEGINS), text.index(ENDS)
    path.write_text(f"{text[:before]}\n{formats_table()}\n{text[after:]}", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
