"""The archive's index keeps what it was given, finds it again, and survives a kill."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from doichieu.batch import archive
from doichieu.batch.archive import ArchiveIndex
from doichieu.errors import RunError

DICE = random.Random(5)


def made(count: int = 200) -> list[str]:
    return [f"từ{DICE.randrange(5000)}" for _ in range(count)]


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of few pages, so that they are written and merged in a test."""
    monkeypatch.setattr(archive, "TAIL", 4)
    monkeypatch.setattr(archive, "FAN", 2)
    monkeypatch.setattr(archive, "LARGEST", 16)


PAGES = {f"p{at}": made() for at in range(40)}


def fill(folder: Path) -> None:
    with ArchiveIndex(folder) as index:
        for page, spoken in PAGES.items():
            assert index.add(page, f"{page}.txt", spoken)


def found(folder: Path, page: str, spoken: list[str]) -> list[str]:
    with ArchiveIndex(folder) as index:
        return [each.id for each in index.find(page, spoken)]


def test_what_was_added_is_found_by_the_next_run_in_whatever_part_it_lies(tmp_path: Path) -> None:
    fill(tmp_path)
    assert 1 < len(list(tmp_path.glob("part-*"))) < 10
    for page, spoken in PAGES.items():
        assert found(tmp_path, "new", made(90) + spoken[50:120]) == [page]


def test_a_page_is_added_once_and_does_not_find_itself(tmp_path: Path) -> None:
    fill(tmp_path)
    with ArchiveIndex(tmp_path) as index:
        assert len(index) == len(PAGES)
        assert not index.add("p3", "elsewhere.txt", PAGES["p3"])
        assert index.find("p3", PAGES["p3"]) == []
        assert len(index) == len(PAGES)


def test_a_find_says_what_is_shared(tmp_path: Path) -> None:
    fill(tmp_path)
    with ArchiveIndex(tmp_path) as index:
        (earlier,) = index.find("new", made(100) + PAGES["p9"][:100])
    assert (earlier.source, list(earlier.shared.longest)) == ("p9.txt", PAGES["p9"][:100])
    assert 0.4 < earlier.shared.share < 0.6


def test_pages_without_words_are_kept_too(tmp_path: Path) -> None:
    with ArchiveIndex(tmp_path) as index:
        for at in range(9):
            assert index.add(f"empty{at}", "empty.txt", [])
        assert index.find("p", []) == []
    assert found(tmp_path, "p", made()) == []


def test_what_a_kill_left_is_cleared_away_and_nothing_is_lost(tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / "part-999.new").write_bytes(b"half")
    (tmp_path / "part-998.postings").write_bytes(b"unnamed ")
    assert found(tmp_path, "new", PAGES["p39"]) == ["p39"]
    assert not list(tmp_path.glob("part-99*"))


def test_two_processes_do_not_write_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ArchiveIndex(tmp_path) as index:
        index.add("p1", "p1.txt", made())
        monkeypatch.setattr(archive, "WAIT", 0.0)
        with pytest.raises(RunError, match="locked"):
            ArchiveIndex(tmp_path)


def test_a_folder_that_is_none_or_holds_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RunError, match="archive"):
        ArchiveIndex(tmp_path / "file")
    (tmp_path / "archive.db").write_text("no database, " * 100)
    with pytest.raises(RunError, match="archive"):
        ArchiveIndex(tmp_path)


def test_a_missing_part_is_said_and_not_guessed(tmp_path: Path) -> None:
    fill(tmp_path)
    next(tmp_path.glob("part-*")).unlink()
    with pytest.raises(RunError, match="archive"):
        ArchiveIndex(tmp_path)


def test_the_database_is_plain_sqlite(tmp_path: Path) -> None:
    fill(tmp_path)
    with sqlite3.connect(tmp_path / "archive.db") as base:
        assert base.execute("SELECT count(*) FROM page").fetchone() == (len(PAGES),)
    base.close()


def test_a_database_that_fails_is_said_and_keeps_what_was_added(tmp_path: Path) -> None:
    fill(tmp_path)
    with pytest.raises(RunError, match="stands"), ArchiveIndex(tmp_path):
        raise sqlite3.OperationalError("database or disk is full")
    with ArchiveIndex(tmp_path) as index:
        assert len(index) == len(PAGES)
