"""`doichieu check` holds a draft against what was built."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

BRIDGE = """Cầu Vàm Đá thông xe

06/03/2026

Sáng 6/3/2026, cầu Vàm Đá bắc qua sông Trẹm chính thức thông xe sau hai năm thi công.

Cầu dài 820 m, rộng 12 m, tổng vốn đầu tư 640 tỷ đồng từ ngân sách tỉnh.
"""
FLOOD = """Lũ quét ở bản Pá Lau

14/08/2026

Lũ quét rạng sáng 14/8/2026 ở bản Pá Lau cuốn trôi 27 ngôi nhà, làm 3 người bị thương.

Chính quyền xã đã sơ tán 230 người đến trường học trong đêm.
"""


@pytest.fixture
def out(run: Run, tmp_path: Path) -> Path:
    for name, text in (("bridge", BRIDGE), ("flood", FLOOD)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run("build", tmp_path / "bridge.txt", tmp_path / "flood.txt", "-o", tmp_path / "out").code == 0
    return tmp_path / "out"


def test_a_true_sentence_is_borne_out_by_the_page_and_its_place(run: Run, out: Path) -> None:
    ran = run("check", out, "Cầu Vàm Đá dài 820 m và rộng 12 m.", "--lang", "en")
    assert (ran.code, "[borne out]" in ran.out) == (0, True)
    assert "820 m, 1 independent account [1:" in ran.out


def test_what_a_page_contradicts_is_told_with_its_value_and_an_exit_code(run: Run, out: Path) -> None:
    ran = run("check", out, "Lũ quét cuốn trôi 72 ngôi nhà ở bản Pá Lau.", "--lang", "en")
    assert (ran.code, "[contradicted]" in ran.out) == (1, True)
    assert "the pages have 27 ngôi nhà" in ran.out
    assert ran.out.startswith("Lũ quét")


def test_the_answer_is_in_vietnamese_where_nothing_else_is_asked(run: Run, out: Path) -> None:
    assert "không trang nào nhắc tới" in run("check", out, "Lễ khánh thành có 300 đại biểu dự.").out


def test_a_file_is_read_and_printed_as_json(run: Run, out: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Cầu dài 280 m, rộng 12 m.\n\nBà con rất vui.", encoding="utf-8")
    ran = run("check", out, draft, "--json")
    found = json.loads(ran.out)
    assert (ran.code, [s["verdict"] for s in found["statements"]]) == (1, ["contradicted", "nothing_to_check"])


def test_standard_input_is_read(run: Run, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Cầu Vàm Đá dài 820 m, rộng 12 m.".encode())))
    assert run("check", out, "-").code == 0


@pytest.mark.parametrize("draft", ["", "   ", "there-is-no-such-file.txt", "a " * 150_000])
def test_what_is_no_draft_is_one_line(run: Run, out: Path, draft: str) -> None:
    ran = run("check", out, draft)
    assert (ran.code, ran.err.count("\n"), ran.out) == (2, 1, "")


def test_binary_data_is_no_draft(run: Run, out: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.bin").write_bytes(bytes(range(256)) * 20)
    assert run("check", out, tmp_path / "draft.bin").code == 2


def test_a_draft_steers_no_terminal(run: Run, out: Path) -> None:
    ran = run("check", out, "Cầu Vàm Đá \x1b[31mdài 820 m\x1b[0m và rộng 12 m [bold].")
    assert "\x1b" not in ran.out
    assert "[bold]" in ran.out


def test_an_output_that_is_none_is_one_line(run: Run, tmp_path: Path) -> None:
    assert run("check", tmp_path, "Cầu dài 820 m.").code == 2
