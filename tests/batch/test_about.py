"""The side file is taken whole or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.batch.about import read_about
from doichieu.errors import RunError
from doichieu.model.source import About


def table(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "pages.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_rows_are_found_by_path_name_and_stem(tmp_path: Path) -> None:
    about = read_about(table(tmp_path, "\ufeffsource,published,outlet\nx/a.txt,2031-09-02,\nb, ,Báo Lộc Hà\n\n"))
    assert about.of(Path("x/a.txt"), "a.txt") == About(published="2031-09-02")
    assert about.of(Path("y/b.html.gz"), "b.html.gz") == About(outlet="Báo Lộc Hà")
    assert about.of(Path("y/a.txt"), "a.txt") == About()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("url\nhttps://example.org\n", "no column named source"),
        ("source,link\na,b\n", "does not know the column link"),
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
