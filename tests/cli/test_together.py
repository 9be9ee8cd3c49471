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
