"""`doichieu archive` says where a page's text stood before."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]

WIND = (
    "Gió giật mạnh từ phía cửa sông khiến thuyền trưởng phải quay mũi vào bãi bồi để chờ nước lên. Đến nửa đêm, dân "
    "chài làng bên mới tiếp cận được phà và đưa người già, trẻ em lên bờ bằng thuyền thúng."
)
SALT = "Giá muối ở chợ huyện tuần này nhích lên đôi chút vì nhiều ruộng còn ngập nước, theo lời các chủ ruộng."


def page(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n\n".join((f"Tin trong ngày: {name}", *lines)) + "\n", encoding="utf-8")
    return path


def test_a_page_is_found_again_by_one_that_took_its_text(run: Run, tmp_path: Path) -> None:
    first, second = page(tmp_path, "phà.txt", WIND), page(tmp_path, "chợ.txt", SALT, WIND)
    ran = run("archive", tmp_path / "index", first)
    assert (ran.code, ran.out.count("\n")) == (0, 1)
    assert "nothing of it was seen before" in ran.out
    ran = run("archive", tmp_path / "index", second)
    assert "phà.txt" in ran.out
    assert "gió giật mạnh từ phía cửa sông" in ran.out
    assert "pages in the archive: 2" in ran.err


def test_looking_adds_nothing(run: Run, tmp_path: Path) -> None:
    path = page(tmp_path, "phà.txt", WIND)
    assert json.loads(run("archive", tmp_path / "index", path, "--look", "--json").out)["added"] is False
    assert json.loads(run("archive", tmp_path / "index", path, "--json").out)["added"] is True
    assert json.loads(run("archive", tmp_path / "index", path, "--json").out)["added"] is False


def test_without_a_page_it_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert run("archive", tmp_path / "index", tmp_path / "empty.txt").code == 1


def test_an_index_that_is_none_is_one_line(run: Run, tmp_path: Path) -> None:
    path = page(tmp_path, "phà.txt", WIND)
    ran = run("archive", path, path)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
