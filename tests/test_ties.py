"""The k best, though the index breaks ties as it likes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from embeddings.ties import best, ranked
from embeddings.types import Hit

scores = st.lists(st.sampled_from([0.1, 0.2, 0.3]), max_size=150)


@given(scores, st.integers(1, 40), st.randoms())
def test_ties_at_the_cut_are_resolved_by_id(found: list[float], k: int, random) -> None:
    hits = [Hit(number, score) for number, score in enumerate(found)]

    def find(n: int) -> list[Hit]:
        random.shuffle(hits)
        return sorted(hits, key=lambda hit: -hit.score)[:n]

    assert best(find, k) == ranked(hits)[:k]
