"""The report as a page of Markdown, padded so that it reads as plain text too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qa.evaluation.bootstrap import Figure
from qa.evaluation.report import Report, Section
from qa.evaluation.split import FEW
from qa.evaluation.tables import Row, Table

FOREWORD = f"""\
Each figure is followed by its 95% bootstrap interval (2,000 resamples of the items, fixed seed).
*test* and *tune* are halves by a fixed hash; the pool is the whole record in both, so the halves
share statements. Nothing is fitted while measuring, so small sets are read in both halves together:
† marks rows of fewer than {FEW} items, which are hints."""


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
    """Rows with figures as a padded Markdown table; with no groups it is laid on its side."""
    filled = shown(rows)
    measured = (name for row in filled for name, one in row.figures.items() if one.n)
    names = list(dict.fromkeys(measured))
    cells = [["", "half", "n", *names]] + [_cells(row, names) for row in filled]
    if {row.label for row in filled} == {"all"}:
        cells = [list(column) for column in zip(*cells, strict=True)][1:]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    lines = [_line(line, widths) for line in cells]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def shown(rows: Sequence[Row]) -> list[Row]:
    """Rows worth reading: a half of a group only if it has enough items; the JSON has them all."""
    filled = [row for row in rows if row.n]
    whole = filled[0].label if filled else None
    return [row for row in filled if row.scope == "all" or row.label == whole or not row.few]


def _cells(row: Row, names: Iterable[str]) -> list[str]:
    mark = " †" if row.few else ""
    figures = [cell(row.figures.get(name), row.n) for name in names]
    return [row.label, row.scope, f"{row.n}{mark}", *figures]


def cell(figure: Figure | None, n: int) -> str:
    """0.613 [0.52, 0.70], with its own count where that is not the row's."""
    if figure is None or figure.value is None:
        return "–"
    text = _number(figure.value, 3)
    if figure.low is not None and figure.high is not None:
        text += f" [{_number(figure.low, 2)}, {_number(figure.high, 2)}]"
    return text if figure.n == n else f"{text} n={figure.n}"


def _number(value: float, places: int) -> str:
    """Shares to `places`; times and counts to one, large ones to none."""
    size = abs(value)
    return f"{value:.{places if size <= 1 else 1 if size < 100 else 0}f}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (text.ljust(width) for text, width in zip(cells, widths, strict=True))
    return "| " + " | ".join(padded) + " |"
