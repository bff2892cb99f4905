"""Fusion against numbers worked by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.fusion import reciprocal_rank_fusion
from embeddings.types import Hit


def hits(**scores: float) -> list[Hit]:
    return [Hit(int(name[1:]), score) for name, score in scores.items()]


def test_worked_by_hand() -> None:
    lexical, dense = hits(p1=9.0, p2=4.0, p3=1.0), hits(p3=0.9, p1=0.8, p4=0.7)
    fused = reciprocal_rank_fusion([lexical, dense])
    assert [hit.passage_id for hit in fused] == [1, 3, 2, 4]
    assert [hit.score for hit in fused] == pytest.approx(
        [1 / 61 + 1 / 62, 1 / 63 + 1 / 61, 1 / 62, 1 / 63]
    )


def test_ties_go_by_id_whatever_the_order_given() -> None:
    assert [h.passage_id for h in reciprocal_rank_fusion([hits(p7=1.0), hits(p2=1.0)])] == [2, 7]
    assert [h.passage_id for h in reciprocal_rank_fusion([hits(p7=1.0, p2=1.0)])] == [2, 7]


def test_a_zero_score_is_no_vote() -> None:
    fused = reciprocal_rank_fusion([hits(p1=2.0, p2=0.0, p3=-1.0), hits(p2=0.5)])
    assert fused == [Hit(1, 1 / 61), Hit(2, 1 / 61)]


def test_nothing_found() -> None:
    assert reciprocal_rank_fusion([]) == reciprocal_rank_fusion([[], []]) == []


scored = st.dictionaries(st.integers(1, 20), st.floats(0.1, 9), max_size=8).map(
    lambda found: [Hit(*pair) for pair in found.items()]
)


@given(st.lists(scored, min_size=2, max_size=3), st.randoms())
def test_order_of_hits_and_lists_changes_nothing(lists: list[list[Hit]], random) -> None:
    shuffled = [random.sample(found, len(found)) for found in lists]
    assert reciprocal_rank_fusion(shuffled) == reciprocal_rank_fusion(lists)


@given(scored)
def test_a_list_fused_with_itself_keeps_its_order(found: list[Hit]) -> None:
    once = [hit.passage_id for hit in reciprocal_rank_fusion([found])]
    assert [hit.passage_id for hit in reciprocal_rank_fusion([found, found])] == once
