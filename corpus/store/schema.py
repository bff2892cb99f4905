"""The record's tables, and the steps from each older layout to this one (`user_version`)."""

from __future__ import annotations

APPLICATION_ID = 0x6F545231  # "oTR1": tells a record from any other SQLite file

_FIRST = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE files (
    file TEXT PRIMARY KEY,
    hash BLOB,                          -- of the raw bytes; NULL while rows are still being added
    status TEXT NOT NULL,
    reason TEXT,
    checked TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE statements (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    statement_id TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,
    source_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    superseded_by TEXT,
    document_hash BLOB NOT NULL,        -- of what the reader gave: an unchanged row costs a hash
    title TEXT NOT NULL, date TEXT, date_first INTEGER, date_last INTEGER, time TEXT,
    kind TEXT NOT NULL, speakers TEXT NOT NULL, office TEXT, place TEXT, event TEXT,
    language TEXT NOT NULL, url TEXT, publisher TEXT, credit TEXT, lead TEXT,
    translations TEXT NOT NULL, uncertain TEXT NOT NULL,
    text TEXT NOT NULL, sha256 TEXT NOT NULL,
    attribution INTEGER NOT NULL,
    added TEXT NOT NULL
);
CREATE UNIQUE INDEX statements_version ON statements (file, source_id, version);
CREATE INDEX statements_source_id ON statements (source_id);
CREATE INDEX statements_date ON statements (date_first, date_last) WHERE superseded_by IS NULL;

CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

CREATE TABLE paragraphs (
    statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
    role TEXT NOT NULL, speaker TEXT, speaker_uncertain INTEGER NOT NULL,
    PRIMARY KEY (statement, ordinal)
) WITHOUT ROWID;

CREATE TABLE sentences (
    statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
    paragraph INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
    voice TEXT NOT NULL, holder INTEGER REFERENCES people,
    PRIMARY KEY (statement, paragraph, ordinal)
) WITHOUT ROWID;
CREATE INDEX sentences_holder ON sentences (holder, voice);

CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
    paragraph INTEGER NOT NULL,
    start_char INTEGER NOT NULL, end_char INTEGER NOT NULL
);
CREATE INDEX passages_statement ON passages (statement);

CREATE TABLE changes (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    op TEXT NOT NULL,
    first_passage INTEGER NOT NULL, last_passage INTEGER NOT NULL
);

CREATE TABLE edits (                    -- corrections by hand, put back after every re-reading
    file TEXT NOT NULL, source_id TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (file, source_id, field)
) WITHOUT ROWID;

CREATE TABLE encoders (id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE);
CREATE TABLE vectors (
    encoder INTEGER NOT NULL REFERENCES encoders,
    hash BLOB NOT NULL,
    vector BLOB NOT NULL,               -- float16, little-endian
    PRIMARY KEY (encoder, hash)
) WITHOUT ROWID;
CREATE TABLE embedded (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    encoder INTEGER NOT NULL REFERENCES encoders,
    passage INTEGER NOT NULL REFERENCES passages ON DELETE CASCADE,
    hash BLOB NOT NULL,
    UNIQUE (encoder, passage)
);
CREATE INDEX embedded_passage ON embedded (passage);
"""

_SENTENCE_VECTORS = """
ALTER TABLE vectors ADD COLUMN parts BLOB;  -- its sentences' vectors, a byte a component
"""

# When a source was first found to be without the statement; what is stored stays all the same.
_GONE = """
ALTER TABLE statements ADD COLUMN gone_since TEXT;
"""

# From a person's sentences straight to their passages, without reading every passage there is.
_PASSAGES_OF_PARAGRAPHS = """
DROP INDEX passages_statement;
CREATE INDEX passages_paragraph ON passages (statement, paragraph);
"""

# Where a paragraph stands in its source ("page 3"), and the file in an archive it came from.
_LOCATORS = """
ALTER TABLE paragraphs ADD COLUMN locator TEXT;
ALTER TABLE statements ADD COLUMN member TEXT;
"""

# Whether the record holds the same text, or another one from the same address, in one look.
_COPIES = """
CREATE INDEX statements_sha256 ON statements (sha256) WHERE superseded_by IS NULL;
CREATE INDEX statements_url ON statements (url) WHERE superseded_by IS NULL;
"""

# What was read from the web, and what is watched.
_WEB = """
CREATE TABLE addresses (
    address TEXT PRIMARY KEY,
    final TEXT NOT NULL,                -- where its redirects led
    shape TEXT NOT NULL,                -- page, sitemap, feed or listing
    etag TEXT, last_modified TEXT, media_type TEXT NOT NULL, charset TEXT,
    kept TEXT,                          -- the fetched bytes, as a path in the record's folder
    listing TEXT,                       -- the sitemap, feed or listing that named it last
    retrieved TEXT NOT NULL,            -- when these bytes were fetched
    checked TEXT NOT NULL               -- when they were last said to be unchanged, or fetched
) WITHOUT ROWID;
CREATE INDEX addresses_final ON addresses (final);
CREATE INDEX addresses_listing ON addresses (listing);

CREATE TABLE runs (address TEXT PRIMARY KEY, started TEXT NOT NULL, finished TEXT) WITHOUT ROWID;

CREATE TABLE watches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,                 -- source or question
    subject TEXT NOT NULL,
    options TEXT NOT NULL,
    every INTEGER NOT NULL,             -- seconds
    added TEXT NOT NULL,
    looked TEXT,                        -- when last looked at, to the end
    told TEXT,                          -- what came of it, in a sentence
    passage INTEGER NOT NULL            -- a question's answers come from passages after this one
);
CREATE TABLE watched_quotes (
    watch INTEGER NOT NULL REFERENCES watches ON DELETE CASCADE,
    statement_id TEXT NOT NULL,
    start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
    found TEXT NOT NULL,
    PRIMARY KEY (watch, statement_id, start_char, end_char)
) WITHOUT ROWID;
"""

# Which statements are one: published twice, or in two languages; told anew where it is missing.
_KIN = """
CREATE TABLE clues (                    -- hashes by which those that may be one find each other
    clue INTEGER NOT NULL,
    statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
    PRIMARY KEY (clue, statement)
) WITHOUT ROWID;
CREATE INDEX clues_statement ON clues (statement);

CREATE TABLE kin (                      -- one < other
    one INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
    tie TEXT NOT NULL,                  -- copy; or, in two languages: link, number, name, day
    weight REAL NOT NULL,               -- of a copy, how many sentences differ; else how sure
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX kin_other ON kin (other);

CREATE TABLE copies (                   -- each of a group that is shown as one: its first is shown
    statement INTEGER PRIMARY KEY REFERENCES statements ON DELETE CASCADE,
    first INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
    place INTEGER NOT NULL              -- 0 for the first
);
CREATE INDEX copies_first ON copies (first, place);

CREATE TABLE compared (statement INTEGER PRIMARY KEY REFERENCES statements ON DELETE CASCADE);
"""

MIGRATIONS: tuple[str, ...] = (
    _FIRST,
    _SENTENCE_VECTORS,
    _GONE,
    _PASSAGES_OF_PARAGRAPHS,
    _LOCATORS,
    _COPIES,
    _WEB,
    _KIN,
)
VERSION = len(MIGRATIONS)
