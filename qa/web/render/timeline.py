"""Mentions over time as a picture whose bars are links, and the same as a table.

The picture is SVG made here; its looks come from the stylesheet, voices by colour and pattern.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.messages import Message, counted, percent, say
from corpus.types import VOICES, Voice
from qa.timeline import Period
from qa.web.render.text import escape, tell

WIDE, HIGH, LEFT, TOP, BOTTOM = 680, 200, 34, 12, 26  # in the picture's own units
LABELS = 12  # that fit below
LEGEND: dict[Voice, Message] = {
    "own": say("own words"),
    "reported": say("reported"),
    "joint": say("joint"),
    "questioner": say("questions"),
    "unclear": say("voice unclear"),
}
Link = Callable[[Period], str]


def picture(periods: Sequence[Period], link: Link, *, by_share: bool = False) -> str:
    """The bars with axes and legend; `link` gives the address of a period's quotes."""
    most = max((_height(one, by_share) for one in periods), default=0) or 1
    top = most if by_share else _round(int(most))
    step = (WIDE - LEFT) / len(periods)
    bars = "".join(
        _bar(one, LEFT + n * step, step, top, link, by_share) for n, one in enumerate(periods)
    )
    every = -(-len(periods) // LABELS)
    labels = "".join(
        f'<text class="label{"" if n % (2 * every) == 0 else " minor"}" '
        f'x="{LEFT + (n + 0.5) * step:.1f}" y="{HIGH - 8}">{escape(_short(one))}</text>'
        for n, one in enumerate(periods)
        if n % every == 0
    )
    voices = [v for v in VOICES if any(one.voices.get(v) for one in periods)]
    legend = "" if by_share else _legend(voices)
    what = tell("Quotes over time, as bars that lead to their quotes")
    if by_share:
        what = tell("Share of the record’s statements over time, as bars that lead to their quotes")
    return (
        f'<figure class="timeline"><svg viewBox="0 0 {WIDE} {HIGH}" role="group" '
        f'aria-label="{what}">{PATTERNS}'
        f"{_axis(top, by_share)}{bars}{labels}</svg>{legend}</figure>"
    )


PATTERNS = (
    "<defs>"
    '<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect class="reported" width="5" height="5" opacity=".35"/>'
    '<rect class="reported" width="2.4" height="5"/></pattern>'
    '<pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect class="joint" width="5" height="5" opacity=".3"/>'
    '<circle class="joint" cx="2.5" cy="2.5" r="1.5"/></pattern>'
    '<pattern id="lines" width="5" height="4" patternUnits="userSpaceOnUse">'
    '<rect class="questioner" width="5" height="4" opacity=".3"/>'
    '<rect class="questioner" width="5" height="1.8"/></pattern>'
    "</defs>"
)
_FILLS: dict[Voice, str] = {
    "own": 'class="own"',
    "reported": 'fill="url(#hatch)"',
    "joint": 'fill="url(#dots)"',
    "questioner": 'fill="url(#lines)"',
    "unclear": 'class="unclear"',
}


def table(periods: Sequence[Period], link: Link) -> str:
    """The same in figures, for readers rather than lookers; empty periods are left out."""
    rows = "".join(
        f'<tr><th scope="row"><a href="{escape(link(one))}">{escape(one.name)}</a></th>'
        f"<td>{tell('{n}', n=one.quotes)}</td>"
        f"<td>{tell('{some} of {all}', some=one.speaking, all=one.statements)}</td>"
        f"<td>{escape(percent(one.share))}</td></tr>"
        for one in periods
        if one.quotes
    )
    return (
        f'<details class="figures"><summary>{tell("As a table")}</summary><table><thead><tr>'
        f'<th scope="col">{tell("Time")}</th><th scope="col">{tell("Quotes")}</th>'
        f'<th scope="col">{tell("Statements")}</th><th scope="col">{tell("Share")}</th></tr>'
        f"</thead><tbody>{rows}</tbody></table></details>"
    )


def _height(one: Period, by_share: bool) -> float:
    return one.share if by_share else one.quotes


def _bar(one: Period, x: float, step: float, top: float, link: Link, by_share: bool) -> str:
    if not one.quotes:
        return ""
    room, base = HIGH - TOP - BOTTOM, HIGH - BOTTOM
    width = max(step * 0.76, 1.5)
    left = x + (step - width) / 2
    parts, at = [], float(base)
    layers = [(_FILLS[voice], float(one.voices.get(voice, 0))) for voice in VOICES]
    for fill, value in [('class="share"', one.share)] if by_share else layers:
        tall = room * value / top
        at -= tall
        if tall:
            parts.append(
                f'<rect {fill} x="{left:.1f}" y="{at:.1f}" width="{width:.1f}" '
                f'height="{tall:.1f}"/>'
            )
    told = say(
        "{period}: {quotes}, in {some} of {statements} ({share})",
        period=one.name,
        quotes=counted("{n} quote", "{n} quotes", one.quotes),
        some=one.speaking,
        statements=counted("{n} statement", "{n} statements", one.statements),
        share=float(one.share),
    )
    return (
        f'<a href="{escape(link(one))}" aria-label="{escape(told)}"><title>{escape(told)}</title>'
        f'<rect class="room" x="{x:.1f}" y="{TOP}" width="{step:.1f}" height="{room}"/>'
        f"{''.join(parts)}</a>"
    )


def _axis(top: float, by_share: bool) -> str:
    lines = []
    for share in (0, 0.5, 1):
        y = HIGH - BOTTOM - share * (HIGH - TOP - BOTTOM)
        value = escape(percent(top * share)) if by_share else f"{top * share:,g}"
        lines.append(
            f'<line x1="{LEFT}" x2="{WIDE}" y1="{y:.1f}" y2="{y:.1f}"/>'
            f'<text class="scale{"" if share else " nought"}" x="{LEFT - 6}" '
            f'y="{y + 4:.1f}">{value}</text>'
        )
    return f'<g class="axis" aria-hidden="true">{"".join(lines)}</g>'


def _legend(voices: Sequence[Voice]) -> str:
    items = "".join(
        f'<li><svg class="swatch" viewBox="0 0 14 14" aria-hidden="true">'
        f'<rect {_FILLS[voice]} width="14" height="14"/></svg>{escape(LEGEND[voice])}</li>'
        for voice in voices
    )
    return f'<figcaption><ul class="legend" aria-label="{tell("Voices")}">{items}</ul></figcaption>'


def _round(most: int) -> int:
    """The next number upward that halves into a whole one and is easily read."""
    size = 10 ** max(len(str(most)) - 1, 0)
    return next(n * size for n in (2, 4, 6, 8, 10) if n * size >= most) if most > 1 else 2


def _short(one: Period) -> str:
    if one.unit != "month":
        return one.name
    return one.key[:4] if one.key.endswith("-01") else f"{one.key[5:]}/{one.key[2:4]}"
