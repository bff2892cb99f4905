"""The report as a page of Markdown, padded so that it reads as plain text too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from qa.evaluation.bootstrap import Figure
from qa.evaluation.split import FEW
from qa.evaluation.tables import Row, Table

if TYPE_CHECKING:
    from qa.evaluation.report import Report, Section

FOREWORD = f"""\
Each figure is followed by its 95% bootstrap interval (2,000 resamples of the items, fixed seed).
*test* and *tune* are halves by a fixed hash; the pool is the whole record in both, so the halves
share statements. † marks rows of fewer than {FEW} items: read them in both halves together, as a
hint."""


def page(report: Report, pictures: Mapping[str, str]) -> str:
    """The whole report; `pictures` are file names of curves by collection."""
    run = report.run
    parts = [
        f"# Evaluation: {report.name}",
        f"Commit {run.commit}, {run.finished}; Python {run.python}, {run.machine}, "
        f"{run.cores} cores; {run.seconds:.0f} s.",
        FOREWORD,
    ]
    for section in report.sections:
        parts += _section(section, pictures.get(section.collection))
    return "\n\n".join(parts) + "\n"


def _section(section: Section, picture: str | None) -> list[str]:
    counts = ", ".join(f"{number} {name}" for name, number in section.counts.items() if number)
    parts = [f"## {section.collection}", f"{counts}. Record {section.fingerprint}."]
    parts += [f"- {note}" for note in section.notes]
    for table in section.tables:
        parts += _table(table)
    if picture:
        parts.append(f"![Risk and coverage]({picture})")
    return parts


def _table(table: Table) -> list[str]:
    parts = [f"### {table.title}", table.meaning, grid(table.rows)]
    parts += list(table.notes)
    return [*parts, f"*Not shown:* {table.not_shown}"]


def grid(rows: Sequence[Row]) -> str:
    """Rows with figures as a padded Markdown table; empty rows are left out."""
    filled = [row for row in rows if row.n]
    names = list(dict.fromkeys(name for row in filled for name in row.figures))
    cells = [["", "half", "n", *names]]
    cells += [_cells(row, names) for row in filled]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    lines = [_line(line, widths) for line in cells]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def _cells(row: Row, names: Iterable[str]) -> list[str]:
    mark = " †" if row.few else ""
    figures = [cell(row.figures.get(name), row.n) for name in names]
    return [row.label, row.scope, f"{row.n}{mark}", *figures]


def cell(figure: Figure | None, n: int) -> str:
    """0.613 [0.52, 0.70], with its own count where that is not the row's."""
    if figure is None or figure.value is None:
        return "–"
    places = 3 if abs(figure.value) < 10 else 0
    text = f"{figure.value:.{places}f}"
    if figure.low is not None and figure.high is not None:
        places = min(places, 2)
        text += f" [{figure.low:.{places}f}, {figure.high:.{places}f}]"
    return text if figure.n == n else f"{text} n={figure.n}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (text.ljust(width) for text, width in zip(cells, widths, strict=True))
    return "| " + " | ".join(padded) + " |"
