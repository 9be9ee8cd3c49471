"""The output folder appears whole, replaces only what doichieu wrote, and is left as it was when anything fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from doichieu.errors import RunError
from doichieu.export.files import File
from doichieu.export.folder import MARKER, add_files, write_folder

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


@pytest.mark.parametrize("out", [".", "../out", "../out/s1/.."])
def test_a_former_output_is_replaced_from_inside_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str) -> None:
    write_folder(tmp_path / "out", FIRST)
    monkeypatch.chdir(tmp_path / "out")
    write_folder(Path(out), SECOND)
    assert tree(tmp_path / "out")["index.html"] == b"2"
    assert [x.name for x in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("at", range(3))
@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, OSError])
def test_an_interrupt_between_the_renames_loses_no_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, error: type[BaseException]
) -> None:
    out = tmp_path / "out"
    write_folder(out, FIRST)
    honest, calls = Path.rename, []

    def rename(self: Path, target: Path) -> Path:
        calls.append(self.name)
        if len(calls) == 1 and at == 0:
            raise error
        moved = honest(self, target)
        if len(calls) == at:
            raise error
        return moved

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises((error, RunError)):
        write_folder(out, SECOND)
    assert tree(out)["index.html"] == (b"2" if at == 2 else b"1")
    assert [x.name for x in tmp_path.iterdir()] == ["out"]


def test_a_former_output_that_cannot_come_back_is_kept_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write_folder(out, FIRST)
    honest = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self.name == "out":
            return honest(self, target)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(RunError, match=r"it stands in .*former"):
        write_folder(out, SECOND)
    (beside,) = tmp_path.iterdir()
    assert tree(beside / "former")["index.html"] == b"1"


@pytest.mark.parametrize("out", ["/", "/usr", "x" * 300, "x" * 250])
def test_a_place_that_is_none_is_said_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str) -> None:
    monkeypatch.chdir(tmp_path)
    if len(out) == 250:
        write_folder(Path(out), SECOND)
        return
    with pytest.raises(RunError):
        write_folder(Path(out), SECOND)
    assert not list(tmp_path.iterdir())


def test_files_are_added_to_an_output_and_replaced_the_next_time(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_folder(out, FIRST)
    assert add_files(out, (File("a.csv", b"1"),)) == ("a.csv",)
    add_files(out, (File("a.csv", b"2"), File("b/c.csv", b"3")))
    assert tree(out).keys() == {"index.html", "s1/dossier.json", "a.csv", "b/c.csv", MARKER}
    assert tree(out)["a.csv"] == b"2"
    assert [x.name for x in tmp_path.iterdir()] == ["out"]
    write_folder(out, SECOND)
    assert tree(out).keys() == {"index.html", MARKER}


def test_files_are_added_to_nothing_that_doichieu_did_not_write(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(RunError, match="was not written by doichieu build"):
        add_files(tmp_path / "out", SECOND)
    write_folder(tmp_path / "new", FIRST)
    (tmp_path / "new" / "a.csv").write_text("mine")
    with pytest.raises(RunError, match=r"holds a\.csv, which doichieu did not write"):
        add_files(tmp_path / "new", (File("b.csv", b""), File("a.csv", b"")))
    assert tree(tmp_path / "new").keys() == {"index.html", "s1/dossier.json", "a.csv", MARKER}


def test_an_interrupt_while_files_are_added_leaves_nothing_foreign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write_folder(out, FIRST)
    honest, calls = Path.replace, []

    def replace(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return honest(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        add_files(out, (File("a.csv", b"1"), File("b.csv", b"2")))
    monkeypatch.undo()
    assert [x.name for x in tmp_path.iterdir()] == ["out"]
    write_folder(out, SECOND)
    assert tree(out).keys() == {"index.html", MARKER}
