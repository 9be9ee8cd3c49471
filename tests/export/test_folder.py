"""The output folder appears whole, replaces only what doichieu wrote, and is left as it was when anything fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from doichieu.errors import RunError
from doichieu.export.files import File
from doichieu.export.folder import MARKER, write_folder

FIRST = (File("index.html", b"1"), File("s1/dossier.json", b"{}"))
SECOND = (File("index.html", b"2"),)


def tree(folder: Path) -> dict[str, bytes]:
    return {x.relative_to(folder).as_posix(): x.read_bytes() for x in folder.rglob("*") if x.is_file()}


def test_it_is_written_with_all_its_parents(tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    write_folder(out, FIRST)
    assert tree(out).keys() == {"index.html", "s1/dossier.json", MARKER}
    assert [x.name for x in out.parent.iterdir()] == ["b"]


def test_a_former_output_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_folder(out, FIRST)
    write_folder(out, SECOND)
    assert tree(out).keys() == {"index.html", MARKER}
    assert tree(out)["index.html"] == b"2"
    assert [x.name for x in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_folder(tmp_path / "out", SECOND)
    assert (tmp_path / "out" / "index.html").is_file()


@pytest.mark.parametrize("foreign", ["notes.txt", "s1/notes.txt", "empty/", "s1/link"])
@pytest.mark.parametrize("former", [True, False])
def test_what_doichieu_did_not_write_is_never_replaced(tmp_path: Path, foreign: str, former: bool) -> None:
    out = tmp_path / "out"
    if former:
        write_folder(out, FIRST)
    path = out / foreign
    path.parent.mkdir(parents=True, exist_ok=True)
    if foreign.endswith("/"):
        path.mkdir(parents=True)
    elif foreign.endswith("link"):
        path.symlink_to(tmp_path)
    else:
        path.write_text("mine")
    before = tree(out)
    with pytest.raises(RunError, match="which doichieu did not write"):
        write_folder(out, SECOND)
    assert tree(out) == before


def test_a_file_or_link_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name in ("file", "link"):
        with pytest.raises(RunError, match="is not a folder"):
            write_folder(tmp_path / name, SECOND)


def test_a_failure_half_way_changes_nothing(tmp_path: Path) -> None:
    def failing() -> Iterator[File]:
        yield FIRST[0]
        raise ValueError

    out = tmp_path / "out"
    write_folder(out, FIRST)
    before = tree(tmp_path)
    with pytest.raises(ValueError):
        write_folder(out, failing())
    assert tree(tmp_path) == before


def test_a_disk_that_refuses_is_said_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(RunError, match="cannot be written"):
        write_folder(tmp_path / "file" / "out", SECOND)
