"""The searches over a store: found by words at once, by meaning when embedded, and by both."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from corpus.store import Store
from corpus.types import PassageFilter
from embeddings.errors import ModelMissing, ModelUnready
from embeddings.search import PassageSearch
from embeddings.types import Hit, Vectors
from tests.passage_store import open_store, put
from tests.toy_encoder import ToyEncoder


class Counting(ToyEncoder):
    """Counts the questions it embeds."""

    asked = 0

    def encode_question(self, text: str) -> Vectors:
        self.asked += 1
        return super().encode_question(text)


class Missing:
    """An encoder whose model is not there."""

    dimension, languages = 64, frozenset({"en"})

    @property
    def fingerprint(self) -> str:
        raise ModelMissing("There is no model. Install one.")

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        raise ModelMissing("There is no model. Install one.")

    def encode_question(self, text: str) -> Vectors:
        raise ModelMissing("There is no model. Install one.")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as opened:
        put(opened, "a", "Talks on the Kuril Islands.", "Talks on grain.", date="2018-01-01")
        put(opened, "b", "Fishing near the islands.", "Grain prices rose.")
        yield opened


@pytest.fixture
def search(store: Store) -> Iterator[PassageSearch]:
    opened = PassageSearch(store, ToyEncoder())
    opened.catch_up()
    yield opened
    opened.close()


def ids(hits: Sequence[Hit]) -> list[int]:
    return [hit.passage_id for hit in hits]


def fused(search: PassageSearch, question: str, passing: PassageFilter | None, k: int) -> list[Hit]:
    """The k best by both, as the ablation table's rrf ranks them."""
    return search.fuse(search.lexical(question, passing, 9), search.dense(question, passing, 9))[:k]


def test_words_work_before_meaning_does(search: PassageSearch) -> None:
    assert ids(search.lexical("kuril islands", None, 5)) == [1, 3]
    assert search.dense("kuril islands", None, 5) == []
    assert ids(fused(search, "kuril islands", None, 5)) == [1, 3]
    assert search.progress().share == 0


def test_scores_start_where_a_models_unrelated_texts_are(store: Store) -> None:
    plain, raised = ToyEncoder(), ToyEncoder()
    raised.unrelated = 0.6
    scores = []
    for encoder in (plain, raised):
        search = PassageSearch(store, encoder)
        search.embed()
        search.catch_up()
        hits = search.dense("talks on the Kuril Islands", None, 4)
        scores.append([hit.score for hit in hits])
        search.close()
    assert len(scores[0]) == 4
    assert scores[1] == pytest.approx([(score - 0.6) / 0.4 for score in scores[0]], abs=1e-5)


def test_by_meaning_once_embedded(search: PassageSearch) -> None:
    assert search.embed().share == search.progress().share == 1
    assert ids(search.dense("talks on the Kuril Islands", None, 1)) == [1]
    assert ids(fused(search, "talks on the Kuril Islands", None, 4))[0] == 1
    assert len(fused(search, "talks on the Kuril Islands", None, 4)) == 4


def test_embedding_goes_on_in_the_background(search: PassageSearch) -> None:
    search.start_embedding()
    search._background._thread.join()
    assert search.progress().share == 1
    assert not search.embedding
    assert search.dense("grain", None, 2)


def test_both_obey_the_same_filter(search: PassageSearch) -> None:
    search.embed()
    for passing, among in [
        (PassageFilter(date_from="2019-01-01"), {3, 4}),
        (PassageFilter(date_to="2018-12-31"), {1, 2}),
        (PassageFilter(people=()), set()),
        (PassageFilter(voices=("own",)), {1, 2, 3, 4}),
    ]:
        assert set(ids(search.lexical("islands grain", passing, 9))) == among
        assert set(ids(search.dense("islands grain", passing, 9))) == among
        assert set(ids(fused(search, "islands grain", passing, 9))) == among


def test_a_question_is_embedded_once_and_only_if_something_can_be_near(store: Store) -> None:
    encoder = Counting()
    search = PassageSearch(store, encoder)
    search.dense("grain", None, 5)
    assert encoder.asked == 0
    search.embed()
    encoder.asked = 0
    for _ in range(3):
        search.dense("grain", None, 5)
    search.dense("Что о зерне?", None, 5)
    search.dense("  ", None, 5)
    search.dense("grain", PassageFilter(people=()), 5)
    assert encoder.asked == 1


def test_russian_goes_by_words_with_an_english_model(store: Store, search: PassageSearch) -> None:
    (russian,) = put(store, "ru", "Переговоры о Курильских островах.", language="ru")
    search.catch_up()
    search.embed()
    assert search.progress().share == 1
    assert ids(fused(search, "курильские острова", None, 5)) == [russian]
    assert not search.understands("курильские острова")
    assert search.notes() == [
        "By words alone, being in languages the model does not read: 1 of 5 passages."
    ]


def test_matching_counts_all_that_hold_every_word(search: PassageSearch) -> None:
    assert sorted(search.matching("the islands")) == [1, 3]
    assert search.matching("the Kuril Islands") == [1]
    assert search.matching("whaling") == search.matching("?!") == []
    assert search.matching("islands", PassageFilter(date_from="2019-01-01")) == [3]
    assert search.frequencies(["island", "whale"]) == {"island": 2, "whale": 0}
    assert search.size() == 4


def test_the_fingerprint_changes_with_what_could_change_an_answer(
    store: Store, search: PassageSearch
) -> None:
    told = [search.fingerprint(), search.fingerprint()]
    assert told[0] == told[1]
    search.embed()
    told.append(search.fingerprint())
    put(store, "c", "More on grain.")
    search.catch_up()
    told.append(search.fingerprint())
    told.append(PassageSearch(store, ToyEncoder("other")).fingerprint())
    assert len(set(told)) == 4
    again = PassageSearch(store, ToyEncoder())
    again.catch_up()
    assert again.fingerprint() == told[3]


def test_without_its_model_words_go_on_and_it_is_said(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    search = PassageSearch(store, Missing())
    assert search.catch_up()
    assert ids(fused(search, "kuril", None, 5)) == [1]
    assert (search.progress().done, search.progress().total) == (0, 4)
    assert search.notes() == [
        "Only words are searched, not meaning. There is no model. Install one."
    ]
    assert search.fingerprint()
    with pytest.raises(ModelMissing):
        search.embed()
    with caplog.at_level(logging.WARNING):
        search.start_embedding()
        search.close()
    assert "There is no model" in caplog.text


def test_what_is_not_yet_indexed_is_said(store: Store, search: PassageSearch) -> None:
    put(store, "c", "More on grain.")
    assert "The newest statements can't be found yet." in search.notes()


FILLER = "We discussed trade, transport and culture at length with our partners. "


def test_a_fact_at_the_end_of_a_long_paragraph_is_found(
    store: Store, search: PassageSearch
) -> None:
    sentences = [FILLER.strip()] * 140 + ["A bridge to Hokkaido was promised."]
    assert sum(len(sentence.split()) for sentence in sentences) > 1500
    passages = put(store, "long", sentences)
    search.catch_up()
    search.embed()
    for find in (search.lexical, search.dense):
        assert ids(find("bridge to Hokkaido", None, 1)) == [passages[-1]]


@pytest.mark.parametrize(
    "question", ["", " ", "?!…", "word " * 4000, '"a" AND (b:*)', "\ud800", "千島", "a' OR 1=1"]
)
def test_no_question_breaks_it(search: PassageSearch, question: str) -> None:
    search.embed()
    fused(search, question, PassageFilter(languages=("en",)), 5)
    search.matching(question)


class Unready(ToyEncoder):
    """The toy on a machine where its model can't be exported."""

    def encode_question(self, text: str) -> Vectors:
        raise ModelUnready.because("the disk is full")


def test_vectors_of_a_model_that_cant_be_made_ready_are_asked_by_no_other(
    store: Store, search: PassageSearch
) -> None:
    search.embed()
    elsewhere = PassageSearch(store, Unready())
    elsewhere.catch_up()
    assert elsewhere.progress().share == 1
    assert elsewhere.dense("kuril", None, 5) == []
    assert ids(fused(elsewhere, "kuril", None, 5)) == [1]
    (note,) = elsewhere.notes()
    assert note.startswith("Only words are searched, not meaning. The model could not be prepared")
    in_torch = PassageSearch(store, ToyEncoder("torch"))
    in_torch.catch_up()
    assert in_torch.progress().done == 0
    assert in_torch.dense("kuril", None, 5) == []
