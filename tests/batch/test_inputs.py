"""Every file that a user names comes back as a page, or as a line that says why not."""

from __future__ import annotations

import gzip
import io
import os
from pathlib import Path
from typing import Any

import pytest

from doichieu.batch.inputs import Intake, read_inputs, read_stream
from doichieu.batch.search import Input, find_inputs, media_of
from doichieu.model.source import About, RawSource, Rejection

HOW = Intake({}, 1000)


def read(*sources: object, how: Intake = HOW) -> list[RawSource | Rejection]:
    found = find_inputs(str(source) for source in sources)
    gone = [x for x in found if isinstance(x, Rejection)]
    return [*gone, *read_inputs((x for x in found if isinstance(x, Input)), how)]


def names(outcomes: list[RawSource | Rejection]) -> list[str]:
    return [x.name for x in outcomes if isinstance(x, RawSource)]


def reasons(outcomes: list[RawSource | Rejection]) -> list[str]:
    return [x.reason for x in outcomes if isinstance(x, Rejection)]


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("a.txt", "text"),
        ("A.HTM", "html"),
        ("a.html.gz", "html"),
        ("a.jsonl.gz", "jsonl"),
        ("a.pdf", "pdf"),
        ("a", None),
    ],
)
def test_the_ending_says_what_a_file_is(name: str, media: str | None) -> None:
    assert media_of(name) == media


def test_a_folder_is_read_whole_in_order_of_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.htm", ".hidden.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Một câu.")
    assert names(read(tmp_path)) == ["a.html", "b.txt", "sub/c.htm"]


def test_a_former_output_inside_a_folder_is_not_read_as_pages(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".doichieu.json").write_text("{}")
    (tmp_path / "out" / "p1.txt").write_text("Một câu.")
    (tmp_path / "a.txt").write_text("Một câu.")
    assert names(read(tmp_path)) == ["a.txt"]


def test_a_file_named_twice_is_read_once_and_names_stay_apart(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder)
    assert names(read(tmp_path / "x", tmp_path / "x" / "a.txt")) == ["a.txt"]
    assert names(read(tmp_path / "x", tmp_path / "y")) == [f"{tmp_path}/x/a.txt", f"{tmp_path}/y/a.txt"]


def test_a_pattern_finds_files_in_order(tmp_path: Path) -> None:
    for name in ("2.txt", "1.txt", "3.html"):
        (tmp_path / name).write_text("x")
    assert names(read(tmp_path / "*.txt")) == ["1.txt", "2.txt"]


def test_every_line_of_a_jsonl_file_is_a_page_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"id": 1}\n\n{"id": 2}\n')
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"id": 3}'))
    found = [x for x in read(tmp_path) if isinstance(x, RawSource)]
    assert [(x.name, x.line, x.data.strip()) for x in found] == [
        ("a.jsonl", 1, b'{"id": 1}'),
        ("a.jsonl", 3, b'{"id": 2}'),
        ("b.jsonl.gz", 1, b'{"id": 3}'),
    ]


def test_what_cannot_be_used_is_named_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "empty.jsonl").write_text("")
    (tmp_path / "large.txt").write_text("x" * 1001)
    (tmp_path / "broken.jsonl.gz").write_bytes(gzip.compress(b"{}" * 50)[:-9])
    (tmp_path / "no.jsonl.gz").write_bytes(b"no gzip")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "gone.txt").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    found = read(tmp_path, tmp_path / "missing.txt", tmp_path / "none")
    assert not names(found)
    assert {Path(x.item).name for x in found if isinstance(x, Rejection)} == {
        "broken.jsonl.gz", "empty.jsonl", "empty.txt", "gone.txt", "large.txt", "missing.txt", "no.jsonl.gz", "none",
        "picture.png", "pipe.txt",
    }  # fmt: skip
    assert all(" " in reason for reason in reasons(found))


def test_a_folder_without_a_page_says_so(tmp_path: Path) -> None:
    assert "holds no page" in reasons(read(tmp_path))[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").write_text("x")
    (tmp_path / "a.txt").chmod(0)
    found = read(tmp_path)
    assert names(found) == ["b.txt"]
    assert "Permission denied" in reasons(found)[0]


def test_a_huge_file_or_line_is_never_held(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    (tmp_path / "lines.jsonl").write_bytes(b"x" * 5000 + b"\n" + b'{"id": 2}\n')
    found = read(tmp_path)
    assert [(x.name, x.line) for x in found if isinstance(x, RawSource)] == [("lines.jsonl", 2)]
    assert ["larger than" in reason for reason in reasons(found)] == [True, True]


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (b"Mot cau.", "text"),
        (b" <p>x", "html"),
        (b'\xef\xbb\xbf{"id":1}', "jsonl"),
        (gzip.compress(b"<p>x", mtime=0), "html"),
        (gzip.compress(b'{"id":1}', mtime=0), "jsonl"),
        ("<p>x".encode("utf-16"), "html"),
    ],
)
def test_standard_input_is_what_it_begins_with(data: bytes, media: str) -> None:
    (found,) = read_stream(io.BufferedReader(io.BytesIO(data)), HOW)
    assert isinstance(found, RawSource)
    assert (found.name, found.media) == ("-", media)


def test_broken_gzip_on_standard_input_is_rejected() -> None:
    lines = gzip.compress(b'{"id": 1, "text": "x"}\n' * 50)[:-12]
    found = list(read_stream(io.BufferedReader(io.BytesIO(lines)), HOW))
    assert "gzip" in reasons(found)[0]


def test_lines_of_one_id_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"id": 1}\n{"id": 1}\n')
    assert [x.name_taken for x in read(tmp_path) if isinstance(x, RawSource)] == [False, True]


def test_what_is_known_from_outside_comes_with_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    how = Intake({tmp_path / "a.txt": About(outlet="Báo Lộc Hà")}, 1000)
    (found,) = read(tmp_path, how=how)
    assert isinstance(found, RawSource)
    assert found.about.outlet == "Báo Lộc Hà"


def test_links_to_folders_are_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    for name in ("l1", "l2"):
        (tmp_path / name).symlink_to(".")
    for source in (tmp_path, tmp_path / "**" / "*.txt", tmp_path / "*"):
        found = read(source)
        assert names(found) == ["a.txt"]
        assert ["is a link to a folder" in reason for reason in reasons(found)] == [True, True]


def test_one_file_under_several_spellings_is_one_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "0.txt").symlink_to("a.txt")
    monkeypatch.chdir(tmp_path)
    assert names(read("./a.txt", "sub/../a.txt", tmp_path / "a.txt", "0.txt", "*.txt")) == ["a.txt"]


def test_the_order_of_the_sources_changes_nothing(tmp_path: Path) -> None:
    sources = [tmp_path / name for name in ("b.txt", "a.txt", "none", "c.doc")]
    for path in (sources[0], sources[1], sources[3]):
        path.write_text(path.name)
    assert read(*sources) == read(*sources[::-1])


def test_a_pattern_passes_former_outputs_over(tmp_path: Path) -> None:
    (tmp_path / "out" / "s1").mkdir(parents=True)
    (tmp_path / "out" / ".doichieu.json").write_text("{}")
    for name in ("a.html", "out/index.html", "out/s1/dossier.html", ".hidden.html"):
        (tmp_path / name).write_text("x")
    assert names(read(tmp_path / "**" / "*.html")) == ["a.html"]
    assert names(read(tmp_path / "*")) == ["a.html"]
    assert "an output of doichieu" in reasons(read(tmp_path / "out"))[0]
    assert "matches no file" in reasons(read(tmp_path / "out" / "*.html"))[0]


@pytest.mark.parametrize("source", ["x" * 300, "x/" * 3000, "none/*.txt", "[", "**", "x" * 300 + "*"])
def test_whatever_a_source_is_it_has_a_line(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(reasons(read(source))) == 1


def test_standard_input_that_is_closed_or_broken_has_a_line(tmp_path: Path) -> None:
    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _: object) -> int:
            raise IsADirectoryError(21, "Is a directory")

    streams: tuple[Any, ...] = (None, io.BufferedReader(Broken()))
    for stream in streams:
        (found,) = read_stream(stream, HOW)
        assert isinstance(found, Rejection)
        assert "standard input" in found.reason


def test_lines_that_are_all_blank_are_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n \n")
    assert "is empty" in reasons(read(tmp_path))[0]
