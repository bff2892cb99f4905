"""A report as files: all figures as JSON, the page in Markdown, the curves as pictures."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from qa.evaluation import curve
from qa.evaluation.page import page
from qa.evaluation.report import Report


def as_json(report: Report) -> str:
    """The whole report with figures to four places, keys in a fixed order."""
    return json.dumps(_rounded(asdict(report)), ensure_ascii=False, separators=(",", ":")) + "\n"


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(one) for one in value]
    return value


def save(report: Report, path: Path) -> Path:
    """Write the JSON to `path`, and beside it the page (.md) and the curves (.svg)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_json(report), encoding="utf-8")
    pictures = {}
    for section in report.sections:
        if section.curves:
            picture = path.with_name(f"{path.stem}-{section.collection}-risk-coverage.svg")
            title = f"Risk and coverage, {section.collection}"
            picture.write_text(curve.svg(section.curves, title), encoding="utf-8")
            pictures[section.collection] = picture.name
    path.with_suffix(".md").write_text(page(report, pictures), encoding="utf-8")
    return path
