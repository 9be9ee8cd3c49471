"""`doichieu clean` shows a page's story, or what was cut and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from archives import Printed, mhtml, pdf, record

Run = Callable[..., Any]
STORY = "Nước sông Nhạn tràn vào khu chợ trung tâm rạng sáng 3/2, hơn một trăm gian hàng phải đóng cửa."
PAGE = f"Trang chủ\nChợ Nhạn ngập nửa mét\n05/02/2026 08:15\n{STORY}\nTin liên quan\nGiá gạo lên"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_the_story_is_printed_without_its_furniture(run: Run, page: Path) -> None:
    assert run("clean", page).out.splitlines() == ["Chợ Nhạn ngập nửa mét", "05/02/2026 08:15", STORY]


def test_what_was_cut_stands_with_its_reason(run: Run, page: Path) -> None:
    lines = run("clean", page, "--show", "cut").out.splitlines()
    assert lines[0].startswith("- navigation: Trang chủ  (")
    assert [line.split(":")[0] for line in lines] == ["- navigation", "- navigation", "- related_link"]
    assert len(run("clean", page, "--show", "all").out.splitlines()) == 6


def test_json_has_the_page_as_the_dossier_has_it(run: Run, page: Path) -> None:
    told = json.loads(run("clean", page, "--json").out)
    assert told["text"] == PAGE
    assert [told["text"][b["start"] : b["end"]] for b in told["page"]["blocks"] if b["kept"]][-1] == STORY


def test_a_page_that_can_not_be_used_is_named_and_the_others_are_printed(run: Run, page: Path, tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(pdf([Printed(72, 780, 11, "x")], locked=True))
    ran = run("clean", page, tmp_path / "b.pdf")
    assert ran.code == 0
    assert "password" in ran.err
    assert run("clean", tmp_path / "b.pdf").code == 1


def test_every_kind_of_page_is_read(run: Run, tmp_path: Path) -> None:
    html = f"<html><body><h1>Chợ Nhạn ngập nửa mét</h1><p>{STORY}</p></body></html>".encode()
    (tmp_path / "a.warc").write_bytes(record("https://example.org/1", html) + record("https://example.org/2", html))
    (tmp_path / "b.mhtml").write_bytes(mhtml(html))
    (tmp_path / "c.pdf").write_bytes(pdf([Printed(72, 780, 11, "The bridge over the Lan was opened again on Friday.")]))
    said = run("clean", tmp_path).out
    assert said.count(STORY) == 3
    assert "The bridge over the Lan" in said
