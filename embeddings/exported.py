"""The exported model: made once on a machine, kept in the user's cache, checked at each start."""

from __future__ import annotations

import hashlib
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from embeddings.errors import ModelUnready
from embeddings.manifest import replace_file
from embeddings.model import Model

RECIPE = "int8-1"  # part of the fingerprint: change it with whatever moves a vector
EXPORT_SECONDS = 600

_log = logging.getLogger(__name__)


def exported_model(
    model: Model,
    version: str,
    folder: Path | None = None,
    export: Callable[[Model], bytes] | None = None,
) -> bytes:
    """The model as a graph for this `version` of onnxruntime, out of the cache or made now.

    Raises `ModelMissing` or `ModelAltered` as its weights do, `ModelUnready` if it can't be made.
    Where the cache can't be written the graph is made for this process alone.
    """
    name = f"{model.weights_sha256()[:16]}-{RECIPE}-onnxruntime-{version}.onnx"
    path = (folder or cache_folder()) / name
    found = _kept(path)
    if found is not None:
        return found
    with _alone(path):
        found = _kept(path)  # what another process has made meanwhile
        if found is None:
            found = (export or export_apart)(model)
            _keep(path, found)
    return found


def cache_folder() -> Path:
    """Where this user's exported models are; all of it may be deleted."""
    try:
        home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:  # a user without a home: nothing is kept
        home = Path(os.devnull)
    return home / "on-the-record" / "models"


def _kept(path: Path) -> bytes | None:
    """The file's bytes if they are as they were written."""
    try:
        content, written = path.read_bytes(), path.with_suffix(".sha256").read_text("ascii")
    except (OSError, ValueError):
        return None
    if hashlib.sha256(content).hexdigest() == written:
        return content
    _log.warning("The exported model %s is damaged and is made anew.", path)
    return None


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Wait while another process makes the same file; where no lock can be had, don't."""
    lock = FileLock(path.with_suffix(".lock"), timeout=EXPORT_SECONDS, thread_local=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except (OSError, Timeout, NotImplementedError):
        yield
        return
    try:
        yield
    finally:
        lock.release()


def export_apart(model: Model) -> bytes:
    """The model's graph, made by `embeddings.export` in a process of its own."""
    command = [sys.executable, "-m", "embeddings.export", str(model.folder().resolve())]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=EXPORT_SECONDS,
            cwd=Path(__file__).resolve().parent.parent,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ModelUnready.because(str(error)) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ModelUnready.because(said[-1] if said else f"exit status {done.returncode}")
    return done.stdout


def _keep(path: Path, content: bytes) -> None:
    digest = hashlib.sha256(content).hexdigest()
    try:
        replace_file(path, lambda part: part.write_bytes(content))
        replace_file(path.with_suffix(".sha256"), lambda part: part.write_text(digest, "ascii"))
    except OSError as error:
        _log.warning(
            "The exported model can't be kept in %s (%s): each start makes it anew, which takes "
            "some 10 CPU seconds. Free space there, or set XDG_CACHE_HOME to another folder.",
            path.parent,
            error.strerror or error,
        )
