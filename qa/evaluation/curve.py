"""The risk–coverage curve as a small SVG, written by hand: two lines need no plotting library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from qa.evaluation.risk import Point

WIDTH, HEIGHT, MARGIN = 480, 320, 48
COLOURS = ("#1f5fa8", "#c2410c", "#15803d", "#7e22ce")
STYLE = "text{font:12px sans-serif;fill:#333}.axis{stroke:#888}.grid{stroke:#ddd}"


def svg(curves: Mapping[str, Sequence[Point]], title: str) -> str:
    """Coverage from left to right, risk from bottom to top, both 0 to 1; a line for each curve."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{escape(title)}</title><style>{STYLE}</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{MARGIN}" y="20">{escape(title)}</text>',
        *_axes(),
        *(_line(n, name, points) for n, (name, points) in enumerate(curves.items())),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _x(coverage: float) -> float:
    return round(MARGIN + coverage * (WIDTH - 2 * MARGIN), 1)


def _y(risk: float) -> float:
    return round(HEIGHT - MARGIN - risk * (HEIGHT - 2 * MARGIN), 1)


def _axes() -> list[str]:
    parts = []
    for tick in (0, 0.25, 0.5, 0.75, 1):
        kind = "grid" if tick else "axis"
        parts += [
            f'<path class="{kind}" d="M{_x(tick)} {_y(0)}V{_y(1)}M{_x(0)} {_y(tick)}H{_x(1)}"/>',
            f'<text x="{_x(tick)}" y="{_y(0) + 16}" text-anchor="middle">{tick:.0%}</text>',
            f'<text x="{_x(0) - 6}" y="{_y(tick) + 4}" text-anchor="end">{tick:.0%}</text>',
        ]
    parts.append(f'<text x="{_x(0.5)}" y="{HEIGHT - 10}" text-anchor="middle">coverage</text>')
    return parts


def _line(number: int, name: str, points: Sequence[Point]) -> str:
    colour = COLOURS[number % len(COLOURS)]
    path = " ".join(f"{_x(point.coverage)},{_y(point.risk)}" for point in points)
    label = f'<text x="{_x(0) + 8}" y="{_y(1) + 14 + 16 * number}" style="fill:{colour}">'
    return (
        f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{path}"/>'
        f"{label}{escape(name)}</text>"
    )
