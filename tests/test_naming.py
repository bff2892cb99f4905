"""Names that a question asks for, and which of them the passages near it lack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from passage_store import open_store, put
from toy_encoder import ToyEncoder

from corpus.store import Store
from embeddings.search import PassageSearch
from embeddings.stems import stems
from qa.asked import Asked
from qa.naming import Name, lacking, missing_names, names_of
from qa.phrases import phrases_in, stands_in
from qa.questions.aliases import expansions
from qa.types import Query

FILLER = ("We spoke of boats.", "The weather was fine.", "They sang.") * 12


@pytest.fixture(scope="module")
def opened(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Store, PassageSearch]]:
    with open_store(tmp_path_factory.mktemp("naming")) as store:
        put(store, "a", "Grain goes to Norway.", "It is good.", "We like it.", "Far.", "Further.")
        put(store, "b", "Norwegian grain is fine.", title="Talks in Oslo", date="2014-03-01")
        put(store, "c", "The S-300 was sold.", "Tokyo did not object.", date="2014-03-02")
        put(store, "d", *FILLER)
        put(store, "e", "The Herring Council met.", "Far off lies Lake Inari.", *FILLER[:6])
        put(store, "f", "Inari has a council.", "The lake council of Inari met.")
        search = PassageSearch(store, ToyEncoder())
        search.catch_up()
        yield store, search
        search.close()


def names(topic: str, search: PassageSearch) -> tuple[Name, ...]:
    query = Query(f"What was said about {topic}?", topic, aliases=expansions(topic))
    return names_of(topic, Asked.of(query, search), search)


def missing(topic: str, opened: tuple[Store, PassageSearch], *ids: int) -> list[str]:
    store, search = opened
    return [
        name.written for name in lacking(names(topic, search), store.passages(ids), store, search)
    ]


def test_what_is_a_name_and_of_which_sort(opened: tuple[Store, PassageSearch]) -> None:
    found = names("grain of Norway and the S-400 for NATO at Utrecht in March 2014", opened[1])
    assert {name.written: name.sort for name in found} == {
        "NATO": "place",
        "Norway": "place",
        "S-400": "place",
        "Utrecht": "name",
        "March": "month",
        "2014": "year",
    }


def test_a_passage_names_what_it_or_its_neighbours_or_its_title_hold(
    opened: tuple[Store, PassageSearch],
) -> None:
    assert missing("grain of Norway", opened, 1) == []
    assert missing("Norway", opened, 3) == []  # two passages on
    assert missing("Norway", opened, 4) == ["Norway"]  # three
    assert missing("Oslo", opened, 6) == []  # in its title
    assert missing("grain of Japan", opened, 1) == ["Japan"]


def test_an_adjective_or_a_seat_names_its_country(opened: tuple[Store, PassageSearch]) -> None:
    assert missing("Norway", opened, 6) == []
    assert missing("the Norwegian offer", opened, 1) == []
    assert missing("Denmark", opened, 6) == ["Denmark"]


def test_a_code_is_another_with_another_number(opened: tuple[Store, PassageSearch]) -> None:
    assert missing("the S-300", opened, 7) == []
    assert missing("the S-400", opened, 7) == ["S-400"]


def test_a_year_or_month_is_named_by_the_day_it_was_said(
    opened: tuple[Store, PassageSearch],
) -> None:
    assert missing("grain in March 2014", opened, 6) == []
    assert missing("grain in April 2015", opened, 6) == ["April", "2015"]


def test_the_passage_with_most_of_the_names_decides(opened: tuple[Store, PassageSearch]) -> None:
    assert missing("the S-300 of Norway", opened, 1, 7) in (["Norway"], ["S-300"])
    assert missing("grain of Norway", opened, 7, 1) == []


def test_what_most_passages_name_tells_nothing_where_it_is_missing(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        put(store, "a", *("Russia will answer.",) * 20, "Grain is dear.", "Peru sells grain.")
        search = PassageSearch(store, ToyEncoder())
        search.catch_up()
        telling = {name.written: name.telling for name in names("Russia and Peru", search)}
        assert telling["Russia"] == 0
        assert telling["Peru"] > 0.5


def test_without_names_nothing_is_missing(opened: tuple[Store, PassageSearch]) -> None:
    assert missing("grain and boats", opened, 4) == []
    assert lacking(names("Peru", opened[1]), [], *opened) == ()


@pytest.mark.parametrize(
    ("topic", "phrases"),
    [
        ("leaving the Council of Europe", ("Council of Europe",)),
        ("the Treaty on Open Skies in 2020", ("Treaty on Open Skies",)),
        ("Nord Stream 2", ("Nord Stream 2",)),
        ("President Ivan Petrov on the World Cup", ("World Cup",)),
        ("Patriarch Ivan of Pskov", ()),
        ("Jane Alder and Oskar Birch", ()),
        ("Eastern Europe", ()),
        ("the Norwegian Fish Council", ()),
        ("talks in May 2019", ()),
    ],
)
def test_things_are_named_in_several_words(topic: str, phrases: tuple[str, ...]) -> None:
    assert phrases_in(topic) == phrases


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The Council of Europe met.", True),
        ("Europe’s Council met.", True),
        ("The Fish Council met. It spoke of grain and boats in Europe.", False),
        ("The council and the council", False),
        ("Europe", False),
    ],
)
def test_a_name_s_words_must_stand_together(text: str, held: bool) -> None:
    assert stands_in(stems("council europe"), stems(text)) is held


def test_a_passage_with_a_name_s_words_apart_does_not_name_it(
    opened: tuple[Store, PassageSearch],
) -> None:
    store, search = opened
    (council,) = names("the Council of Inari", search)
    assert council.sort == "phrase"
    passages = {p.id: p for p in store.passages(range(1, 80))}
    missing = missing_names((council,), list(passages.values()), store, search)
    words = store.passage_words(list(passages))
    holding = {words[id] for id, lacks in missing.items() if not lacks}
    assert any("lake council of Inari" in text for text in holding)
    assert not any("Herring" in text for text in holding)


def test_the_passage_that_decides_is_found_as_if_all_were_read(
    opened: tuple[Store, PassageSearch],
) -> None:
    store, search = opened
    passages = store.passages(range(1, 80))
    for topic in ("the Council of Inari", "Lake Inari", "the Council of Inari and Norway", "Peru"):
        asked = names(topic, search)
        for some in (passages, passages[::-1], passages[:9], passages[20:]):
            every = missing_names(asked, some, store, search).values()
            least = min(every, key=lambda lacks: sum(name.telling for name in lacks))
            assert lacking(asked, some, store, search) == least
