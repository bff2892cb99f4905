"""Where inputs begin: a good one of each kind, made here, and those that earlier runs kept.

`kept/NAME.zip` holds inputs by which a guided run reached lines that no other had reached, and
every one that was once more than refused. They are tried again each time.
"""

from __future__ import annotations

import gzip
import io
import sys
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

KEPT = Path(__file__).parent / "kept"
TEXT = b"30 May 2019\n\nStatement by Ann Smith on herring, Oslo\n\nWe agreed.\n"
_STAMP = (2026, 11, 30, 0, 0, 0)  # a zip made again of the same inputs is the same
ROW: Any = {
    "title": "Remarks on herring", "date": "2019-05-30", "time": "14:20", "place": "Oslo",
    "paragraphs": [
        {"t": "Ann Smith: We agreed on herring. \"It is ours.\"", "speaker": "Ann Smith"},
        {"t": "Question: And cod? Рыба — это важно.", "speaker": ""},
    ],
}  # fmt: skip
JSON = "\ncontent-type: application/json\n\n"
WORDS: dict[str, list[str]] = {
    "question": ["What did Kono say about the Kuril Islands in May 2019?", "а рыба с 2014?",
                 "Did Lavrov say “we agreed”?", "latest on trade, except Abe"],
    "answer": ["What was said about fish stocks?\nand about Korea?\nwhat did Japan reply?",
               "What did Kono say in May 2019?", "Рыба?", "“Fish stocks have recovered”"],
    "quotation": ["We agreed on herring", "“we […] ours”", "Рыба — это важно", "𝔽ish.",
                  "Fish stocks have not recovered in the northern waters"],
    "permalink": ["q=fish&date_from=2019-01-01&speaker=Kono&own=1&drop=dates",
                  '{"q":"fish","speaker":["Kono"],"own":true}', "WyIxIiwiYSJd"],
    "cookie": ["eyJ1c2VyIjoiYSJ9.aaaa.bbbb"],
    "wire": ['D{"source_id":"a","blocks":[],"metadata":{},"numbered":false}',
             'R["a",["It is empty."]]', "M\0\0\0\0\0\0\0\5a.txtWe agreed."],
    "header": [TEXT.decode(), "Speech\nby Sergey Lavrov\nMoscow, 3 June 2020\n14:20"],
    "statement": [TEXT.decode(), "Press conference, Oslo, 2 March 2021\n\nQuestion: And cod?\n\n"
                  "Ann Smith: He said: “No.” Minister Kono expressed concern. They claim it is so, "
                  "but we do not.\n\nМы договорились, — сказал он.\n"],
    "api": [
        "POST /api/v1/ask" + JSON + '{"question":"What did Hansen say?","filters":{"date_from":'
        '"2021-01-01","languages":["en"]},"drop":["speakers"],"history":[]}',
        "POST /api/v1/ask/stream" + JSON + '{"question":"fish stocks"}',
        "GET /api/v1/search?question=fish&date_to=2022-01-01&speakers=Kono&limit=3",
        "GET /api/v1/everything?topic=harbour&own_words_only=true&drop=dates&cursor=WyIxIiwiYSJd",
        "POST /api/v1/check-quote" + JSON + '{"text":"Fish stocks have not recovered"}',
        "GET /api/v1/statements?kinds=speech&limit=5&cursor=WyIxIiwiYSJd",
        "GET /api/v1/statements/oslo/spans/0-20", "GET /api/v1/statements/oslo/versions",
        "GET /api/v1/statements/tokyo/differences/oslo", "GET /api/v1/record\nif-none-match: \"a\"",
        "GET /api/v1/export/everything/csv?topic=harbour", "GET /api/v1/jobs/abc",
        "GET /api/v1/export/answers/0f1e2d3c4b5a6978/bibtex", "GET /api/v1/openapi.json",
        "POST /api/v1/feedback" + JSON + '{"answer_id":"0f1e2d3c4b5a6978","rating":"down",'
        '"reason":"wrong voice","quote":1,"comment":"No."}',
        "POST /api/v1/statements\ncontent-type: multipart/form-data; boundary=x\n\n--x\r\n"
        'Content-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nWe agreed.\r\n--x--',
        "GET /answers/0f1e2d3c4b5a6978?q=fish&date_from=2019-01-01&speaker=Kono&own=1&drop=dates",
        "GET /statements/oslo?at=5\naccept-language: ru,en;q=0.5",
        "GET /everything?q=harbour&page=2",
        "GET /check?text=Fish+stocks", "GET /spans/oslo/0-20", "GET /admin", "GET /metrics",
        "POST /login\ncontent-type: application/x-www-form-urlencoded\n\nname=a&password=b&next=/",
        "GET /api/v1/record\nauthorization: Bearer abc.def\ncookie: session=a.b.c",
    ],
    "web": [
        "User-agent: *\nDisallow: /a*$\nCrawl-delay: 3\nSitemap: https://example.org/s.xml\n",
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>'
        "<loc>https://example.org/a</loc><lastmod>2019-05-30T10:00:00+03:00</lastmod></url></urlset>",
        '<rss version="2.0"><channel><link>/</link><item><title>T</title><link>/a</link><pubDate>'
        "Thu, 30 May 2019 10:00:00 GMT</pubDate></item></channel></rss>",
        '<html><base href="/b/"><title>News</title><a href="a?p=1">One</a>'
        '<a rel="next" href="?p=2">Next</a>'
        "<article><p>We agreed on herring, and on cod, and on eel.</p></article>",
    ],
}  # fmt: skip


def seeds(name: str) -> list[bytes]:
    """A target's inputs to begin with, kept ones last."""
    return [*made(name), *kept(name)]


def made(name: str) -> list[bytes]:
    if not name.startswith("reader-"):
        packed = [gzip.compress(TEXT, mtime=0)] if name == "web" else []
        return [one.encode() for one in WORDS[name]] + packed
    return [*_files(name.removeprefix("reader-")), TEXT]


def kept(name: str) -> list[bytes]:
    path = KEPT / f"{name}.zip"
    if not path.exists():
        return []
    with zipfile.ZipFile(path) as packed:
        return [packed.read(one) for one in packed.namelist()]


def keep(name: str, inputs: Iterable[bytes]) -> None:
    """Keeps exactly these, each once, by their hashes."""
    KEPT.mkdir(exist_ok=True)
    by_hash = {sha256(data).hexdigest()[:16]: data for data in inputs}
    with zipfile.ZipFile(KEPT / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for digest, data in sorted(by_hash.items()):
            packed.writestr(zipfile.ZipInfo(digest, _STAMP), data, zipfile.ZIP_DEFLATED, 9)


def _files(suffix: str) -> Iterator[bytes]:
    sys.path.insert(0, str(Path(__file__).parents[1]))
    import rebuild_files as files

    plain = {
        "html": "<html><head><title>T</title></head><body><article><p>We agreed.</p></article>",
        "md": "---\ndate: 2019-05-30\n---\n# T\n\n| a | b |\n|---|---|\n| c | d |\n\nWe did.[^1]\n",
        "csv": "id,date,text,speaker\n1,2019-05-30,We agreed.,Ann Smith\n",
        "jsonl": '{"id": "a", "text": "We agreed.", "date": "2019-05-30", "speaker": "Ann"}\n',
        "srt": "1\n00:00:01,000 --> 00:00:02,000\nANN SMITH: We agreed.\n\n",
    }
    if suffix in plain:
        yield plain[suffix].encode()
    if suffix in ("docx", "odt", "rtf", "eml", "epub", "pdf"):
        latin = [part for part in ROW["paragraphs"] if part["speaker"]]  # fonts of a PDF's own
        yield getattr(files, suffix)(ROW | {"paragraphs": latin} if suffix == "pdf" else ROW)
    if suffix in ("zip", "tar", "parquet"):
        yield {"zip": _zip, "tar": _tar, "parquet": _parquet}[suffix]()


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "We agreed.")
        archive.writestr("b/c.html", "<p>We agreed.</p>")
    return out.getvalue()


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in (("a.txt", b"We agreed."), ("b/c.html", b"<p>We agreed.</p>")):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def _parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    row = {"id": "a", "text": "We agreed.", "date": "2019-05-30", "speaker": "Ann Smith"}
    pq.write_table(pa.Table.from_pylist([row] * 3), out, compression="none")
    return out.getvalue()
