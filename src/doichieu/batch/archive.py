"""The index of an archive on disk: which pages seen before hold text of a new one, and the new one added.

    INDEX/
      archive.db          the pages: id, source, words; the entries of the newest pages; the list of parts
      part-<n>.postings   the entries of older pages: a sorted, memory-mapped array of (shingle, page)

About 3 KB a page: 1 KB of entries, the rest its packed words. A part is written aside and renamed before the database
names it, so that a kill at any moment loses no page that was added and leaves no half of one.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct

from doichieu.errors import RunError
from doichieu.reuse.candidates import (
    Keys,
    Postings,
    Shared,
    find_candidates,
    fingerprint,
    merged,
    postings,
    verify_candidate,
)

# So many of the newest pages are kept in the database; so many parts of one size become one of the next.
TAIL, FAN = 512, 8
# Larger parts stay as they are, so that no merge takes more than a few hundred megabytes.
LARGEST = TAIL * FAN**3
# Another process is waited for so many seconds.
WAIT = 2.0
# So many candidates are verified.
VERIFIED = 32
# Pages have text in common from so many shingles on: a run of eleven words, or several shorter ones.
LEAST = 8

_TABLES = """
CREATE TABLE IF NOT EXISTS page (number INTEGER PRIMARY KEY, id TEXT UNIQUE, source TEXT, words BLOB);
CREATE TABLE IF NOT EXISTS tail (page INTEGER PRIMARY KEY, keys BLOB);
CREATE TABLE IF NOT EXISTS part (number INTEGER PRIMARY KEY, pages INTEGER);
"""


class Earlier(Struct, frozen=True):
    """A page of the archive that holds text of another: its id and source, and what they share."""

    id: str
    source: str
    shared: Shared


class ArchiveIndex:
    """An index in a folder, made where there is none. RunError when the folder can't be used as one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sizes: dict[int, int] = {}
        self._parts: dict[int, Postings] = {}
        self._tail: Postings = np.empty(0, dtype=np.uint64)
        self._newest = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(folder / "archive.db", timeout=WAIT)
            self._base.execute("PRAGMA locking_mode=EXCLUSIVE")
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.executescript(_TABLES)
            self._base.execute("BEGIN IMMEDIATE")
            self._base.commit()
            self._load()
        except (sqlite3.Error, OSError, ValueError) as error:
            raise RunError(f"{folder}: cannot be used as an archive ({error}); name another folder") from error

    def __enter__(self) -> ArchiveIndex:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        self._base.close()
        if isinstance(error, sqlite3.Error):
            message = f"{self._folder}: the archive cannot be written ({error}); what was added before stands"
            raise RunError(message) from error

    def __len__(self) -> int:
        (count,) = self._base.execute("SELECT count(*) FROM page").fetchone()
        return int(count)

    def __contains__(self, page: str) -> bool:
        return self._base.execute("SELECT 1 FROM page WHERE id = ?", (page,)).fetchone() is not None

    def find(self, page: str, spoken: Sequence[str]) -> list[Earlier]:
        """The pages added before that hold text of this one, verified word by word, those that hold most first."""
        numbers = find_candidates(fingerprint(spoken), [self._tail, *self._parts.values()])[:VERIFIED]
        rows = [self._row(number) for number in numbers]
        found = [Earlier(id, source, verify_candidate(spoken, words)) for id, source, words in rows if id != page]
        least = LEAST / max(len(spoken), 1)
        return sorted((each for each in found if each.shared.share >= least), key=lambda e: (-e.shared.share, e.id))

    def add(self, page: str, source: str, spoken: Sequence[str]) -> bool:
        """Adds a page, durably; False for one that is there already."""
        if page in self:
            return False
        keys = fingerprint(spoken)
        packed = zlib.compress(" ".join(spoken).encode("utf-8", "surrogatepass"), 6)
        with self._base:
            row = self._base.execute("INSERT INTO page (id, source, words) VALUES (?, ?, ?)", (page, source, packed))
            number = row.lastrowid or 0
            self._base.execute("INSERT INTO tail VALUES (?, ?)", (number, keys.tobytes()))
        self._tail = merged([self._tail, postings(keys, number)])
        self._newest += 1
        if self._newest >= TAIL:
            self._store_tail()
        return True

    def _row(self, number: int) -> tuple[str, str, list[str]]:
        row = self._base.execute("SELECT id, source, words FROM page WHERE number = ?", (number,))
        id_, source, packed = row.fetchone()
        return id_, source, zlib.decompress(packed).decode("utf-8", "surrogatepass").split(" ")

    def _load(self) -> None:
        """Opens what the database names, and clears away what a kill left."""
        self._sizes = dict(self._base.execute("SELECT number, pages FROM part ORDER BY number"))
        for path in self._folder.glob("part-*"):
            if path not in map(self._path, self._sizes):
                path.unlink()
        self._parts = {number: self._open(number) for number in self._sizes}
        rows = self._base.execute("SELECT page, keys FROM tail").fetchall()
        known: list[tuple[int, Keys]] = [(page, np.frombuffer(keys, dtype=np.uint32)) for page, keys in rows]
        self._tail = merged([self._tail, *(postings(keys, page) for page, keys in known)])
        self._newest = len(known)

    def _path(self, number: int) -> Path:
        return self._folder / f"part-{number}.postings"

    def _open(self, number: int) -> Postings:
        path = self._path(number)
        # An empty file cannot be mapped.
        return np.memmap(path, dtype=np.uint64, mode="r") if path.stat().st_size else np.empty(0, dtype=np.uint64)

    def _store_tail(self) -> None:
        """The newest pages as a part of their own, and parts of one size as one of the next."""
        self._replace([], self._tail, self._newest)
        self._tail, self._newest = self._tail[:0], 0
        while crowded := self._crowded():
            pages = sum(self._sizes[number] for number in crowded)
            self._replace(crowded, merged(self._parts[number] for number in crowded), pages)

    def _crowded(self) -> list[int]:
        """Parts of one size, when there are enough of them to become one."""
        for size in sorted(set(self._sizes.values())):
            numbers = [number for number, pages in self._sizes.items() if pages == size]
            if len(numbers) >= FAN and size < LARGEST:
                return numbers
        return []

    def _replace(self, old: Sequence[int], entries: Postings, pages: int) -> None:
        """Writes a part that holds the entries of others, or of the tail, and lets these go."""
        number = max(self._sizes, default=0) + 1
        _write(self._path(number), entries)
        with self._base:
            self._base.execute("INSERT INTO part VALUES (?, ?)", (number, pages))
            self._base.executemany("DELETE FROM part WHERE number = ?", [(each,) for each in old])
            if not old:
                self._base.execute("DELETE FROM tail")
        self._sizes[number], self._parts[number] = pages, self._open(number)
        for each in old:
            del self._sizes[each], self._parts[each]
            self._path(each).unlink(missing_ok=True)


def _write(path: Path, entries: Postings) -> None:
    aside = path.with_suffix(".new")
    with aside.open("wb") as stream:
        entries.tofile(stream)
        stream.flush()
        os.fsync(stream.fileno())
    aside.replace(path)
