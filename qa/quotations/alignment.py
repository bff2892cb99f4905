"""A quotation laid beside a paragraph: which runs of words they share, in order.

Only used to show where a quotation that is *not* there differs from what was published. Runs are
chained for the best sum of shared words less a small cost a gap, so that a long stretch left out
costs little and stray common words are worth nothing (cf. Gusfield 1997, "chaining").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from embeddings.stop_words import STOP_WORDS
from qa.quotations.kinds import root

GAP = 0.6  # what a break between two runs costs, in words
GAP_WORD = 0.05  # and each word of the original left out in it
COMMON = 0.35  # what a shared word that anybody uses is worth
MOVED = 0.6  # what a word that stands beside, in another order or form, is worth
BESIDE = 5  # how many words before and after the runs are beside
FILL = 80  # gaps up to so many words are searched for single words
MOST_RUNS = 400


@dataclass(frozen=True, slots=True)
class Run:
    """The same words in both: `size` from `quoted` in one, from `original` in the other."""

    quoted: int
    original: int
    size: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Runs in order; `likeness` is the share of the quotation's weight that they hold, 0..1."""

    runs: tuple[Run, ...]
    likeness: float


def aligned(quoted: Sequence[str], original: Sequence[str]) -> Alignment:
    """The best alignment of two lists of words (without case)."""
    weights = [_weight(word) for word in quoted]
    total = sum(weights) or 1.0
    chain, score = _chained(_runs(quoted, original, weights), weights)
    runs = _filled(chain, quoted, original)
    if runs:
        last = runs[-1]
        open_ends = (runs[0].quoted > 0) + (last.quoted + last.size < len(quoted))
        score -= GAP * open_ends  # a change in the middle has words on both sides to show for it
    score += MOVED * _elsewhere(runs, quoted, original, weights)
    return Alignment(tuple(runs), max(0.0, score / total))


def longest_head(quoted: Sequence[str], original: Sequence[str]) -> int:
    """How many words from the quotation's first on stand in the original in one run."""
    best = 0
    for at, word in enumerate(original):
        if quoted and word == quoted[0]:
            size = _common(quoted, original, 0, at)
            best = max(best, size)
    return best


def _weight(word: str) -> float:
    if not word[0].isalnum():
        return 0.0
    return COMMON if word.replace("'", "") in STOP_WORDS else 1.0


def _runs(quoted: Sequence[str], original: Sequence[str], weights: Sequence[float]) -> list[Run]:
    """Every longest common run; one of a single common word or of marks is left out."""
    where: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(original):
        where[word].append(at)
    runs = []
    for q, word in enumerate(quoted):
        for o in where.get(word, ()):
            if q and o and quoted[q - 1] == original[o - 1]:
                continue
            size = _common(quoted, original, q, o)
            if sum(weights[q : q + size]) >= (1.0 if size == 1 else 2 * COMMON):
                runs.append(Run(q, o, size))
    if len(runs) > MOST_RUNS:
        runs = sorted(runs, key=lambda run: -run.size)[:MOST_RUNS]
    return sorted(runs, key=lambda run: (run.quoted, run.original))


def _common(quoted: Sequence[str], original: Sequence[str], q: int, o: int) -> int:
    size = 0
    while (
        q + size < len(quoted)
        and o + size < len(original)
        and quoted[q + size] == original[o + size]
    ):
        size += 1
    return size


def _chained(runs: Sequence[Run], weights: Sequence[float]) -> tuple[list[Run], float]:
    """The chain of runs, in order in both, with the best score."""
    sums = [0.0]
    for weight in weights:
        sums.append(sums[-1] + weight)
    scores: list[float] = []
    before: list[tuple[int, int]] = []  # (the run before, how many words it already covers)
    for n, run in enumerate(runs):
        best, link = sums[run.quoted + run.size] - sums[run.quoted], (-1, 0)
        for m in range(n):
            other = runs[m]
            over = max(
                0,
                other.quoted + other.size - run.quoted,
                other.original + other.size - run.original,
            )
            if over >= run.size or other.original > run.original:
                continue
            left = run.original + over - other.original - other.size
            gained = sums[run.quoted + run.size] - sums[run.quoted + over]
            score = scores[m] + gained - GAP - GAP_WORD * min(left, 60)
            if score > best:
                best, link = score, (m, over)
        scores.append(best)
        before.append(link)
    if not scores:
        return [], 0.0
    at = max(range(len(scores)), key=scores.__getitem__)
    score, chain = scores[at], []
    while at >= 0:
        run, (previous, over) = runs[at], before[at]
        chain.append(Run(run.quoted + over, run.original + over, run.size - over))
        at = previous
    return chain[::-1], score


def _elsewhere(
    runs: Sequence[Run],
    quoted: Sequence[str],
    original: Sequence[str],
    weights: Sequence[float],
) -> float:
    """The weight of words in no run that the original has all the same, nearby."""
    if not runs:
        return 0.0
    covered = {n for run in runs for n in range(run.quoted, run.quoted + run.size)}
    used = {n for run in runs for n in range(run.original, run.original + run.size)}
    first, last = max(0, runs[0].original - BESIDE), runs[-1].original + runs[-1].size + BESIDE
    free = {root(word) for n, word in enumerate(original[first:last], first) if n not in used}
    return sum(
        weights[n] for n, word in enumerate(quoted) if n not in covered and root(word) in free
    )


def _filled(chain: Sequence[Run], quoted: Sequence[str], original: Sequence[str]) -> list[Run]:
    """The chain with what is shared inside its gaps, single common words too."""
    filled: list[Run] = []
    for run in chain:
        if filled:
            q, o = filled[-1].quoted + filled[-1].size, filled[-1].original + filled[-1].size
            if 0 < run.quoted - q <= FILL and 0 < run.original - o <= FILL:
                inner = SequenceMatcher(
                    None, quoted[q : run.quoted], original[o : run.original], autojunk=False
                )
                filled += [
                    Run(q + block.a, o + block.b, block.size)
                    for block in inner.get_matching_blocks()
                    if block.size
                ]
        filled.append(run)
    return filled
