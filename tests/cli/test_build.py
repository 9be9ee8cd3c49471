"""`doichieu build`, from what a user types to what stands on the disk."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from doichieu import pipeline
from doichieu.batch import pool
from doichieu.cli import build as build_command

PAGE = "Cầu Vàm Đá thông xe\n\nSáng 3/6/2026, cầu Vàm Đá ở tỉnh An Giang thông xe sau hai năm thi công.\n"
OTHER = "Lũ về Lộc Hà\n\nĐêm 4/8/2026, nước lũ làm ngập 120 căn nhà ở xã Lộc Hà, không có người bị thương.\n"
Run = Callable[..., Any]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text(PAGE, encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    return {x.relative_to(folder).as_posix(): x.read_bytes() for x in folder.rglob("*") if x.is_file()}


def read(path: Path) -> Any:
    return json.loads(path.read_bytes())


def test_the_examples_become_two_stories_that_verify(run: Run, examples: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    built = run("build", examples, "-o", out)
    assert (built.code, built.err) == (0, "")
    assert "8 pages read, 0 rejected, 2 stories" in built.out
    stories = read(out / "stories.json")
    for story in stories:
        folder = out / story["path"]
        dossier = read(folder / "dossier.json")
        assert {"dossier.html", "dossier.json", "dossier.md", "pages"} == {x.name for x in folder.iterdir()}
        assert {f"{page['id']}.txt" for page in dossier["pages"]} == {x.name for x in (folder / "pages").iterdir()}
        assert all(dossier[section] for section in ("claims", "findings", "timeline", "brief", "entities", "figures"))
        assert story["title"] in (out / "index.html").read_text(encoding="utf-8")
    assert any(read(out / story["path"] / "dossier.json")["records"] for story in stories)
    verified = run("verify", out)
    assert (verified.code, verified.err) == (0, "")


def test_the_text_of_a_plain_page_is_its_bytes(run: Run, pages: Path, tmp_path: Path) -> None:
    run("build", pages, "-o", tmp_path / "out")
    written = {path.read_bytes() for path in (tmp_path / "out").glob("*/pages/*.txt")}
    assert written == {PAGE.encode(), OTHER.encode()}


def test_two_builds_differ_in_no_byte_however_the_work_is_spread(
    run: Run, examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build", examples, "-o", tmp_path / "one")
    monkeypatch.setattr(pool, "SMALL_RUN", 0)
    monkeypatch.setenv("DOICHIEU_WORKERS", "2")
    monkeypatch.chdir(examples.parent)
    run("build", examples.name, "-o", tmp_path / "two")
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_no_order_of_a_set_reaches_the_output(examples: Path, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        call = [sys.executable, "-m", "doichieu", "build", str(examples), "-o", str(tmp_path / seed)]
        subprocess.run(call, env=os.environ | {"PYTHONHASHSEED": seed}, check=True, capture_output=True)
    assert tree(tmp_path / "1") == tree(tmp_path / "2")


def test_a_run_that_is_told_to_end_leaves_nothing(examples: Path, tmp_path: Path) -> None:
    code = (
        "import os, signal, sys; from doichieu.cli import build; from doichieu.cli.app import main\n"
        "honest = build.write_folder\n"
        "def write(out, files):\n"
        "    def cut():\n"
        "        yield next(iter(files)); os.kill(os.getpid(), signal.SIGTERM); yield from files\n"
        "    honest(out, cut())\n"
        "build.write_folder = write; main()"
    )
    call = [sys.executable, "-c", code, "build", str(examples), "-o", str(tmp_path / "out")]
    assert subprocess.run(call, check=False, capture_output=True).returncode == 128 + signal.SIGTERM
    assert list(tmp_path.iterdir()) == []


def test_the_summary_for_machines(run: Run, pages: Path, tmp_path: Path) -> None:
    (pages / "c.txt").write_text("", encoding="utf-8")
    ran = run("build", pages, "-o", tmp_path / "out", "--json")
    summary = json.loads(ran.out)
    assert (summary["pages"], summary["rejected"], len(summary["stories"])) == (2, 1, 2)
    assert summary["out"] == str(tmp_path / "out")


def test_one_story_joins_all_pages(run: Run, pages: Path, tmp_path: Path) -> None:
    run("build", pages, "--one-story", "-o", tmp_path / "out")
    (story,) = read(tmp_path / "out" / "stories.json")
    assert story["pages"] == 2


def test_each_builds_every_subfolder_on_its_own(run: Run, tmp_path: Path) -> None:
    for name in ("x", "y"):
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / "a.txt").write_text(PAGE, encoding="utf-8")
    ran = run("build", "--each", tmp_path / "in", "-o", tmp_path / "out", "--json")
    assert [summary["out"] for summary in json.loads(ran.out)] == [str(tmp_path / "out" / name) for name in "xy"]
    assert tree(tmp_path / "out" / "x") == tree(tmp_path / "out" / "y")
    assert run("verify", tmp_path / "out").code == 0


def test_json_lines_through_standard_input(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "\n".join(json.dumps({"id": f"n{i}", "text": text, "outlet": "X"}) for i, text in enumerate((PAGE, OTHER)))
    stdin = SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(lines.encode())))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert run("build", "-", "-o", tmp_path / "out").code == 0
    dossiers = [read(path) for path in (tmp_path / "out").glob("*/dossier.json")]
    assert {d["pages"][0]["sources"][0].rpartition("#")[2] for d in dossiers} == {"n0", "n1"}
    assert {d["pages"][0]["outlet"]["name"] for d in dossiers} == {"X"}


def test_a_side_file_says_what_the_pages_do_not(run: Run, pages: Path, tmp_path: Path) -> None:
    (tmp_path / "about.csv").write_text("source,url,published\na,https://example.org/1,2026-06-03T10:05\n")
    run("build", pages / "a.txt", "--about", tmp_path / "about.csv", "-o", tmp_path / "out")
    (path,) = (tmp_path / "out").glob("*/dossier.json")
    (page,) = read(path)["pages"]
    assert page["url"] == "https://example.org/1"
    assert (page["published"]["value"], page["published"]["from"]) == ("2026-06-03T10:05", "given")


def test_every_bad_input_has_a_line_and_the_rest_goes_on(run: Run, pages: Path, tmp_path: Path) -> None:
    bad = {
        "empty.txt": b"",
        "blank.html": b"<html><body></body></html>",
        "binary.txt": bytes(range(256)) * 40,
        "pdf.txt": b"%PDF-1.7 " + b"\x00" * 99,
        "links.html": b"<nav><a href='/'>Trang ch\xe1\xbb\xa7</a></nav>",
        "broken.html.gz": gzip.compress(PAGE.encode())[:-9],
        "lines.jsonl": b'{"id": 1\n[1]\n{"id": 3, "text": ""}\n',
        "notes.docx": b"PK\x03\x04",
    }
    for name, data in bad.items():
        (pages / name).write_bytes(data)
    with (pages / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    ran = run("build", pages, "missing.txt", "-o", tmp_path / "out", "-v")
    assert ran.code == 0
    assert "Traceback" not in ran.err
    rejected = read(tmp_path / "out" / "rejected.json")
    named = " ".join(item["item"] for item in rejected)
    assert [name for name in (*bad, "huge.txt", "missing.txt") if name not in named] == []
    assert all(item["stage"] and len(item["reason"]) > 10 for item in rejected)
    assert all(item["item"] in ran.err for item in rejected)
    assert len(read(tmp_path / "out" / "stories.json")) == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1258", "utf-8 cut"])
def test_pages_in_other_encodings_are_read(run: Run, tmp_path: Path, encoding: str) -> None:
    data = (PAGE * 3 + "ế").encode()[:-1] if encoding == "utf-8 cut" else encoded(PAGE * 3, encoding)
    (tmp_path / "a.txt").write_bytes(data)
    assert run("build", tmp_path / "a.txt", "-o", tmp_path / "out").code == 0
    (path,) = (tmp_path / "out").glob("*/pages/*.txt")
    assert "tỉnh An Giang" in canonical_form(path.read_text(encoding="utf-8"))


def encoded(text: str, encoding: str) -> bytes:
    """Windows-1258 has tone marks as characters of their own."""
    if encoding != "cp1258":
        return text.encode(encoding)
    marks = dict.fromkeys("\u0300\u0301\u0303\u0309\u0323")
    pieces = []
    for letter in unicodedata.normalize("NFC", text):
        plain = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in plain if mark in marks)
        pieces.append(unicodedata.normalize("NFC", "".join(c for c in plain if c not in marks)) + tone)
    return "".join(pieces).encode("cp1258")


def canonical_form(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def test_nothing_usable_is_exit_1_and_still_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    assert run("build", tmp_path / "a.txt", "-o", tmp_path / "out").code == 1
    assert len(read(tmp_path / "out" / "rejected.json")) == 1
    assert read(tmp_path / "out" / "stories.json") == []


def test_a_folder_with_foreign_files_is_refused_before_any_work(
    run: Run, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_command, "run_job", lambda *_: pytest.fail("it worked first"))
    before = tree(pages)
    ran = run("build", pages, "-o", pages)
    assert ran.code == 2
    assert "which doichieu did not write" in ran.err
    assert tree(pages) == before


@pytest.mark.parametrize(
    "words",
    [
        ("build",),
        ("build", "a.txt"),
        ("build", "-o", "out"),
        ("build", "a.txt", "--each", "x", "-o", "out"),
        ("build", "--each", "none", "-o", "out"),
        ("build", "a.txt", "--about", "none.csv", "-o", "out"),
        ("build", "", "-o", "out"),
        ("build", "a.txt", "-o", ""),
        ("build", "--each", "", "-o", "out"),
        ("build", "a.txt", "--lang", "fr", "-o", "out"),
        ("build", "a.txt", "--unknown", "-o", "out"),
        ("brew",),
        ("verify", "none"),
    ],
)
def test_a_call_that_makes_no_sense_is_exit_2(
    run: Run, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*words)
    assert ran.code == 2
    assert ran.err
    assert "Traceback" not in ran.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "value"), [("WORKERS", "many"), ("WORKERS", "-1"), ("PAGE_MB", "-1"), ("PAGE_MB", "21"), ("LANG", "fr")]
)
def test_a_senseless_environment_is_exit_2(
    run: Run, pages: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"DOICHIEU_{name}", value)
    ran = run("build", pages, "-o", pages.parent / "out")
    assert ran.code == 2
    assert f"DOICHIEU_{name}={value}" in ran.err


@pytest.mark.parametrize("code", [3, 130])
def test_a_fault_of_ours_and_an_interrupt_are_one_line_and_leave_nothing(
    run: Run, pages: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def fail(*_: object) -> None:
        if code == 3:
            raise ValueError
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(build_command, "run_job", fail)
    ran = run("build", pages, "-o", pages.parent / "out")
    assert ran.code == code
    assert len(ran.err.splitlines()) == 1
    assert [x.name for x in pages.parent.iterdir()] == ["pages"]


def test_a_page_that_breaks_the_program_costs_only_itself(
    run: Run, pages: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    honest = pipeline.read_page

    def fail(page: Any) -> Any:
        if page.name == "a.txt":
            raise ZeroDivisionError
        return honest(page)

    monkeypatch.setattr(pipeline, "read_page", fail)
    ran = run("build", pages, "-o", tmp_path / "out")
    assert ran.code == 0
    (item,) = read(tmp_path / "out" / "rejected.json")
    assert item["item"] == str(pages / "a.txt")
    assert "ZeroDivisionError" in item["reason"]
    assert "Traceback" not in ran.err
    assert "Traceback" in run("build", pages, "-o", tmp_path / "out", "-v").err


def test_the_order_of_the_sources_and_the_number_of_processes_change_no_byte(
    run: Run, examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "SMALL_RUN", 0)
    sources = [*sorted(examples.iterdir()), tmp_path / "none.txt", tmp_path / "gone.txt"]
    for workers, order in (("1", sources), ("2", sources[::-1])):
        monkeypatch.setenv("DOICHIEU_WORKERS", workers)
        run("build", *order, "-o", tmp_path / workers)
    assert tree(tmp_path / "1") == tree(tmp_path / "2")


def test_no_page_and_no_name_moves_the_cursor(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\x1b]0;x\x07" + PAGE, encoding="utf-8")
    (tmp_path / "b\n\x1b[2J.txt").write_text("")
    ran = run("build", tmp_path / "a.txt", tmp_path / "b\n\x1b[2J.txt", "-o", tmp_path / "out")
    assert not set("\x1b\x07\r") & set(ran.out + ran.err)
    assert len(ran.err.splitlines()) == 1


def call(tmp_path: Path, *words: object, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """doichieu in a process of its own, its error stream caught."""
    environment = os.environ | more.pop("env", {})
    line = [sys.executable, "-m", "doichieu", *map(str, words)]
    return subprocess.run(line, env=environment, stderr=subprocess.PIPE, check=False, cwd=tmp_path, **more)


def test_what_the_console_cannot_show_is_replaced(pages: Path, tmp_path: Path) -> None:
    (pages / os.fsdecode(b"\xff.txt")).write_text(PAGE + ".", encoding="utf-8")
    for words in ((), ("--json",)):
        ran = call(tmp_path, "build", pages, "-o", "out", *words, env={"PYTHONIOENCODING": "ascii"}, stdout=-1)
        assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(ran.stdout)["stories"][0]["title"]


def test_a_full_disk_behind_standard_output_is_one_line_and_a_gone_reader_none(pages: Path, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = call(tmp_path, "build", pages, "-o", "out", stdout=full)
    assert (ran.returncode, len(ran.stderr.splitlines())) == (2, 1)
    reader, writer = os.pipe()
    os.close(reader)
    ran = call(tmp_path, "build", pages, "-o", "out", stdout=writer)
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_an_empty_subfolder_does_not_fail_the_others(run: Run, pages: Path, tmp_path: Path) -> None:
    (pages / "x").mkdir()
    (pages / "y").mkdir()
    (pages / "y" / "a.txt").write_text(PAGE, encoding="utf-8")
    assert run("build", "--each", pages, "-o", tmp_path / "out").code == 0


def test_a_row_of_the_side_file_for_no_input_is_named(run: Run, pages: Path, tmp_path: Path) -> None:
    (tmp_path / "about.csv").write_text("source,outlet\na,X\nz,Y\n")
    ran = run("build", pages, "--about", tmp_path / "about.csv", "-o", tmp_path / "out")
    assert (ran.code, "z is no input" in ran.err, "a is no input" in ran.err) == (0, True, False)


def test_briefs_are_as_long_and_of_the_country_that_is_asked_for(run: Run, examples: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("build", examples, "-o", out, "--length", "100", "--country", "Maroc").code == 0
    briefs = [[s["text"] for s in read(path)["brief"]] for path in sorted(out.glob("*/dossier.json"))]
    (told,) = [brief for brief in briefs if brief]
    assert all("Maroc" in text or "song phương" in text or "hai nước" in text for text in told)
    assert 80 <= sum(len(text.split()) for text in told) <= 120


def test_a_country_that_is_none_is_one_line(run: Run, pages: Path, tmp_path: Path) -> None:
    ran = run("build", pages, "-o", tmp_path / "out", "--country", "Xứ Lạ")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "Xứ Lạ" in ran.err
