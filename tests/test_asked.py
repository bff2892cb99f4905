"""What is asked for, weighed: rare words tell more, names count apart, other names stand in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from passage_store import open_store, put
from toy_encoder import ToyEncoder

from embeddings.search import PassageSearch
from qa.asked import Asked
from qa.questions.aliases import expansions
from qa.types import Query


@pytest.fixture
def search(tmp_path: Path) -> Iterator[PassageSearch]:
    with open_store(tmp_path) as store:
        put(store, "a", "Talks on the Kuril Islands.", "Talks on grain with Norway.")  # 1, 2
        put(store, "b", "The Northern Territories are ours.", "Grain prices rose.")  # 3, 4
        opened = PassageSearch(store, ToyEncoder())
        opened.catch_up()
        yield opened
        opened.close()


def asked(topic: str, search: PassageSearch, *aliases: str) -> Asked:
    query = Query(f"What was said about {topic}?", topic)
    return Asked.of(Query(query.standalone, topic, aliases=(*expansions(topic), *aliases)), search)


def test_rarer_words_tell_more(search: PassageSearch) -> None:
    weights = asked("grain and Norway", search).weights
    assert weights["norway"] > weights["grain"] > 0


def test_covered_is_the_share_of_the_weight_that_is_held(search: PassageSearch) -> None:
    found = asked("grain and Norway", search)
    covered = found.covered(search, [1, 2, 4])
    assert covered[2] == pytest.approx(1, abs=1e-3)
    assert covered[4] == pytest.approx(found.weights["grain"] / found.total, abs=1e-3)
    assert 1 not in covered


def test_another_name_covers_as_well_as_the_one_asked_for(search: PassageSearch) -> None:
    covered = asked("the Kuril Islands", search).covered(search, [1, 3, 4])
    assert covered[1] == covered[3] == pytest.approx(1, abs=1e-3)
    assert 4 not in covered


def test_what_is_called_after_a_country_covers_it(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        put(store, "a", "Japanese firms came.", "Firms from Japan came.", "Firms came.")
        opened = PassageSearch(store, ToyEncoder())
        opened.catch_up()
        covered = asked("firms of Japan", opened).covered(opened, [1, 2, 3])
        assert covered[1] == covered[2] == pytest.approx(1, abs=1e-3)
        assert covered[3] < 0.9
        opened.close()


def test_names_are_told_from_other_words(search: PassageSearch) -> None:
    found = asked("grain and Norway in 2017", search)
    assert found.names == {"norway", "2017"}
    named = found.named(search, [2, 4])
    assert 0 < named[2] < 1
    assert named[4] == 0
    assert asked("grain", search).named(search, [1, 4]) == {1: 1.0, 4: 1.0}


def test_what_the_record_never_says_is_unknown(search: PassageSearch) -> None:
    assert asked("grain", search).unknown == 0
    assert asked("zeppelins", search).unknown > asked("grain zeppelins", search).unknown > 0
    assert asked("the Kurils", search).unknown == 0  # under another name it does


def test_a_misspelt_word_is_not_unknown(search: PassageSearch) -> None:
    assert asked("Norwey", search).unknown == 0
    assert asked("Norfolk", search).unknown > 0


def test_other_names_are_searched_for_at_half_the_weight(search: PassageSearch) -> None:
    terms = asked("grain", search, "Wheat").terms()
    assert terms == {"wheat": 0.5, "grain": 1.0}


def test_the_densest_sentence_holds_most_of_it_alone(search: PassageSearch) -> None:
    found = asked("grain and Norway", search)
    assert found.densest(["Grain came.", "Norway sold grain."]) == pytest.approx(1, abs=1e-3)
    assert found.densest(["Grain came.", "It left Norway."]) < 1
    assert found.densest([]) == 0


def test_nothing_asked_weighs_nothing(search: PassageSearch) -> None:
    nothing = Asked.of(Query("?", ""), search)
    assert nothing.total == 0
    assert nothing.covered(search, [1]) == {}
    assert nothing.densest(["Grain."]) == 0


def test_words_that_are_everywhere_meet_by_chance(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        common = ["Capital came from France."] + ["Capital came."] * 6 + ["France came."] * 6
        put(store, "a", *common, "Whaling in Narvik.")
        opened = PassageSearch(store, ToyEncoder())
        opened.catch_up()
        assert asked("the capital of France", opened).meets_by_chance
        assert not asked("whaling in Narvik", opened).meets_by_chance
        assert not asked("capital", opened).meets_by_chance
        opened.close()
