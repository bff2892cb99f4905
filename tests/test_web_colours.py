"""Colours: every text on every ground that it stands on has the contrast of WCAG 2.2 AA."""

from __future__ import annotations

import re

import pytest

from qa.web.assets import stylesheet

STYLE = stylesheet()
NAMED = r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)"
PAIRS = {name: (light, dark) for name, light, dark in re.findall(NAMED, STYLE)}
TEXT = ("ink", "faint", "accent", "accent-strong", "own", "reported", "joint", "questioner", "warn")
GROUNDS = ("paper", "sheet")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *((text, ground) for text in (*TEXT, "unclear") for ground in GROUNDS),
        ("mark-ink", "mark"),
        ("ink", "mark-other"),
        ("on-accent", "accent"),
        ("on-accent", "accent-strong"),
    ],
)
def test_text_can_be_read(text: str, ground: str, scheme: int) -> None:
    assert contrast(PAIRS[text][scheme], PAIRS[ground][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_edges_of_controls_can_be_seen(scheme: int) -> None:
    assert all(contrast(PAIRS["line"][scheme], PAIRS[ground][scheme]) >= 3 for ground in GROUNDS)
