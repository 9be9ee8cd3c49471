"""`doichieu why-together`, and what a stream leaves behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture(params=[(), ("--stream",)], ids=["batch", "stream"])
def built(run: Run, examples: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    assert run("build", examples, "-o", tmp_path / "out", *request.param).code == 0
    return tmp_path / "out"


def test_two_pages_of_a_story_are_explained_with_score_and_reason(run: Run, built: Path) -> None:
    told = run("why-together", built, "flood-digest.txt", "flood-evening.txt")
    assert told.code == 0
    assert "together, in s" in told.out
    assert "weighted wording" in told.out


def test_pages_of_two_stories_are_apart(run: Run, built: Path) -> None:
    answer = json.loads(run("why-together", built, "flood-digest.txt", "visit-communique.txt", "--json").out)
    assert (answer["together"], answer["score"]) == (False, None)
    assert answer["links"]


def test_every_two_pages_of_a_story_have_a_way_between_them(run: Run, built: Path) -> None:
    for story in json.loads((built / "stories.json").read_bytes()):
        dossier = json.loads((built / story["path"] / "dossier.json").read_bytes())
        first, *others = [page["id"] for page in dossier["pages"]]
        for other in others:
            answer = json.loads(run("why-together", built, first, other, "--json").out)
            assert answer["together"]
            assert answer["score"] > 0


def test_a_page_without_a_title_is_shown_by_how_it_begins(run: Run, tmp_path: Path) -> None:
    line = {
        "id": "a",
        "title": "Cháy kho",
        "text": "Kho vải rộng hai nghìn mét vuông ở phường An Lạc bốc cháy hôm 5/3.",
    }
    lines = [line, line | {"id": "b", "text": "Giá lúa nhích nhẹ ở đồng bằng."}]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    run("build", tmp_path / "in.jsonl", "-o", tmp_path / "out")
    told = run("why-together", tmp_path / "out", "a", "b").out
    assert "(in.jsonl#a): Kho vải rộng hai nghìn mét vuông ở phường An Lạc bốc …" in told
    assert "(in.jsonl#b): Giá lúa nhích nhẹ ở đồng bằng.\n" in told


def test_a_page_that_is_not_there_and_one_of_several_are_refused(run: Run, built: Path) -> None:
    nobody = run("why-together", built, "nobody.txt", "flood-digest.txt")
    several = run("why-together", built, "flood", "flood-digest.txt")
    assert (nobody.code, several.code) == (2, 2)
    assert "no page goes by nobody.txt" in nobody.err
    assert "give more of the name" in several.err


def test_a_stream_records_each_page_and_verifies(run: Run, examples: Path, tmp_path: Path) -> None:
    run("build", examples, "-o", tmp_path / "out", "--stream")
    decisions = json.loads((tmp_path / "out" / "decisions.json").read_bytes())
    came = [
        page for change in decisions["changes"] for page in change["pages"] if change["step"] in {"began", "joined"}
    ]
    pages = {path.stem for path in (tmp_path / "out").glob("*/pages/*.txt")}
    assert set(came) == pages
    assert all(change["reason"] for change in decisions["changes"])
    assert {story["id"] for story in json.loads((tmp_path / "out" / "stories.json").read_bytes())} == {
        change["story"] for change in decisions["changes"] if change["step"] == "began"
    }
    assert run("verify", tmp_path / "out").code == 0


def test_one_story_leaves_nothing_to_stream(run: Run, examples: Path, tmp_path: Path) -> None:
    assert run("build", examples, "-o", tmp_path / "out", "--stream", "--one-story").code == 2


def test_stories_keep_their_ids_from_run_to_run(run: Run, tmp_path: Path) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    fire = "Kho vải phường An Lạc bốc cháy\n\nKho vải rộng hai nghìn mét vuông ở phường An Lạc bốc cháy rạng sáng {0}."
    for at, day in enumerate(("5/3/2031", "5/3/2031, ba người bị thương")):
        (pages / f"b{at}.txt").write_text(
            f"{'6' if at else '5'}/3/2031 08:00\n\n{fire.format(day)}\n", encoding="utf-8"
        )
    ids = []
    for known in ((), ("--known", out), ("--known", out)):
        assert run("build", pages, "-o", out, "--stream", *known).code == 0
        written = {p.relative_to(out): p.read_bytes() for p in out.rglob("*") if p.is_file()}
        ids.append([story["id"] for story in json.loads((out / "stories.json").read_bytes())])
        # An earlier page of the story, which would begin it.
        (pages / "a.txt").write_text(f"4/3/2031 08:00\n\n{fire.format('4/3/2031')}\n", encoding="utf-8")
    assert ids[0] == ids[1] == ids[2]
    assert len(ids[0]) == 1
    assert run("build", pages, "-o", out, "--stream", "--known", out).code == 0
    assert written == {p.relative_to(out): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    assert run("build", pages, "-o", tmp_path / "new", "--stream").code == 0
    assert [story["id"] for story in json.loads((tmp_path / "new" / "stories.json").read_bytes())] != ids[0]
