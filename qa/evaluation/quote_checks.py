"""Is a quote told from a changed one, and found where it stands?

verdict   equal to the gold verdict
kind      gold *altered*: the gold kind of change is among those named (wrong if the verdict is)
place     gold that stands somewhere: its paragraph is among the matches
first     … and is the first of them
found     gold *absent*: called exact or typographic all the same (must be 0)
"""

from __future__ import annotations

from collections.abc import Iterable

from qa.evaluation.clock import timed
from qa.evaluation.gold import GoldQuote
from qa.evaluation.split import half
from qa.evaluation.system import System
from qa.evaluation.tables import Scored
from qa.types import QuoteCheck


def evaluate(gold: Iterable[GoldQuote], system: System) -> list[Scored]:
    """Each quote checked once, with the CPU time it took."""
    return [_evaluate(one, system) for one in gold]


def _evaluate(gold: GoldQuote, system: System) -> Scored:
    check, milliseconds = timed(lambda: system.check_quote(gold.quote))
    key = half(gold.unit[0] if gold.unit else gold.quote)
    groups = (gold.verdict, f"altered: {gold.change}") if gold.change else (gold.verdict,)
    return Scored(gold.quote[:40], key, {**scores(gold, check), "cpu ms": milliseconds}, groups)


def scores(gold: GoldQuote, check: QuoteCheck) -> dict[str, float | None]:
    right = check.verdict == gold.verdict
    kinds = {change.kind for change in check.changes}
    units = [(match.source_id, match.paragraph) for match in check.matches]
    return {
        "verdict": float(right),
        "kind": float(right and gold.change in kinds) if gold.verdict == "altered" else None,
        "place": float(gold.unit in units) if gold.unit else None,
        "first": float(units[:1] == [gold.unit]) if gold.unit else None,
        "found": float(check.verdict in ("exact", "typographic")) if not gold.unit else None,
    }
