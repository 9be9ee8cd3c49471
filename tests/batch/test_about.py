"""The side file is taken whole or refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from doichieu.batch.about import read_about
from doichieu.batch.search import Input
from doichieu.errors import RunError
from doichieu.model.source import About


def table(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "pages.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def given(*paths: str) -> list[Input]:
    return [Input(Path(path), Path(path).name) for path in paths]


def test_rows_are_found_by_path_name_and_stem(tmp_path: Path) -> None:
    about = read_about(table(tmp_path, "\ufeffsource,published,outlet\nx/a.txt,2031-09-02,\nb, ,Báo Lộc Hà\n\nc,,\n"))
    assert about.rows["x/a.txt"] == About(published="2031-09-02")
    assert about.rows["b"] == About(outlet="Báo Lộc Hà")
    found = about.assign([Input(Path("x/a.txt"), "x/a.txt"), Input(Path("y/a.txt"), "y/a.txt"), *given("y/b.html.gz")])
    assert {row: item.path.as_posix() for row, item in found.items()} == {"x/a.txt": "x/a.txt", "b": "y/b.html.gz"}


def test_a_name_in_full_goes_before_a_bare_file_name(tmp_path: Path) -> None:
    about = read_about(table(tmp_path, "source\na.txt\n"))
    (found,) = about.assign([Input(Path("p/a.txt"), "a.txt"), Input(Path("p/sub/a.txt"), "sub/a.txt")]).values()
    assert found.name == "a.txt"


@pytest.mark.parametrize(("rows", "says"), [("a", "fits x/a.txt and y/a.html"), ("x/a.txt\na.txt", "are both x/a.txt")])
def test_a_row_is_about_one_file_and_a_file_has_one_row(tmp_path: Path, rows: str, says: str) -> None:
    about = read_about(table(tmp_path, f"source\n{rows}\n"))
    with pytest.raises(RunError, match=says):
        about.assign(given("x/a.txt", "y/a.html"))


def test_a_pipe_is_refused_and_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pages.csv")
    with pytest.raises(RunError, match="no regular file"):
        read_about(tmp_path / "pages.csv")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("url\nhttps://example.org\n", "no column named source"),
        ("source,link\na,b\n", "does not know the column link"),
        ("source,url,url\n", "has the column url twice"),
        ("source,url\na,b,c\n", "line 2: has 3 cells for 2 columns"),
        ("source,url\na,b\na,c\n", "line 3: a stands in line 2 already"),
        ("source,url\n,b\n", "line 2: names no source"),
        ("source,published\na,hom qua\n", "line 2: published hom qua is no date"),
        (b"source\n\xff\xfe\n", "no CSV in UTF-8"),
        ('source\n"a\n', "no CSV in UTF-8"),
    ],
)
def test_a_table_that_is_none_is_refused_in_one_line(tmp_path: Path, content: str | bytes, says: str) -> None:
    with pytest.raises(RunError, match=says):
        read_about(table(tmp_path, content))


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="cannot be read"):
        read_about(tmp_path / "none.csv")
